import {
	NodeHelpers,
	type IHookFunctions,
	type IPollFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';

/** The address that n8n serves while the workflow is active, or while the editor listens. */
export type Kind = 'production' | 'test';

/** What static data tells of something that a node has registered. */
export interface Registered {
	/** The address that it was registered for. */
	target: string;
	/** The workflow that registered it. */
	workflowId?: string;
}

/** What a node has registered, by the kind of its address: neither ever answers for the other. */
export function registrationsOf<R>(context: {
	getWorkflowStaticData(type: string): object;
}): Partial<Record<Kind, R>> {
	return context.getWorkflowStaticData('node');
}

/** What was registered for the address that a delivery came to. */
export function registrationFor<R>(context: IWebhookFunctions): R | undefined {
	return registrationsOf<R>(context)[context.getMode() === 'manual' ? 'test' : 'production'];
}

/** The address that a service is to call. */
export const addressOf = (context: IHookFunctions): string =>
	context.getNodeWebhookUrl('default') ?? '';

/** The workflow that a node belongs to, as it is remembered. */
export const workflowIdOf = (context: IHookFunctions | IPollFunctions): string =>
	context.getWorkflow().id ?? '';

/**
 * Whether what static data remembers was registered by this very node, at the address that it has
 * now. Static data goes along with copies, backups and cloned instances, so it proves nothing itself.
 */
export function isOwn(
	context: IHookFunctions | IPollFunctions,
	{ target, workflowId }: Registered,
	path: string,
): boolean {
	if (typeof target !== 'string') return false;
	if (workflowId !== undefined && workflowId !== workflowIdOf(context)) return false;
	if ('getNodeWebhookUrl' in context) return target === context.getNodeWebhookUrl('default');
	// While it polls, n8n tells a node no address: this is how n8n puts it together.
	const base = context.getInstanceBaseUrl();
	const tail = tailOf(context, path);
	if (!target.startsWith(base) || !target.endsWith(tail)) return false;
	return /^[^/]+$/.test(target.slice(base.length, -tail.length));
}

/** Whether an address is one of this very node in this very n8n, which listens at `url`: test or production. */
export function isHere(context: IHookFunctions, url: string, other: string, path: string): boolean {
	const tail = tailOf(context, path);
	// Before the tail stands "webhook" or "webhook-test", or what n8n is set to; before that, n8n itself.
	const instances = [url, other].map((address) => {
		const endpoint = address.endsWith(tail) ? address.slice(0, -tail.length) : '';
		return URL.canParse(endpoint) ? new URL('.', endpoint).href : undefined;
	});
	return instances[0] !== undefined && instances[0] === instances[1];
}

/** How all addresses of a node end. */
const tailOf = (context: IHookFunctions | IPollFunctions, path: string) =>
	`/${NodeHelpers.getNodeWebhookPath(workflowIdOf(context), context.getNode(), path)}`;
