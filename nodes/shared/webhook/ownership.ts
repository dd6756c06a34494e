import { NodeHelpers, type IHookFunctions, type IPollFunctions } from 'n8n-workflow';

/** What static data tells of something that a node has registered. */
export interface Remembered {
	/** The address that it was registered for. */
	target: string;
	/** The workflow that registered it. */
	workflowId?: string;
}

/** The workflow that a node belongs to, as it is remembered. */
export const workflowIdOf = (context: IHookFunctions | IPollFunctions): string =>
	context.getWorkflow().id ?? '';

/**
 * Whether what static data remembers was registered by this very node, at the address that it has
 * now. Static data goes along with copies, backups and cloned instances, so it proves nothing itself.
 */
export function isOwn(
	context: IHookFunctions | IPollFunctions,
	{ target, workflowId }: Remembered,
	path: string,
): boolean {
	if (typeof target !== 'string') return false;
	if (workflowId !== undefined && workflowId !== workflowIdOf(context)) return false;
	if ('getNodeWebhookUrl' in context) return target === context.getNodeWebhookUrl('default');
	// While it polls, n8n tells a node no address: this is how n8n puts it together.
	const base = context.getInstanceBaseUrl();
	const tail = `/${NodeHelpers.getNodeWebhookPath(workflowIdOf(context), context.getNode(), path)}`;
	if (!target.startsWith(base) || !target.endsWith(tail)) return false;
	return /^[^/]+$/.test(target.slice(base.length, -tail.length));
}
