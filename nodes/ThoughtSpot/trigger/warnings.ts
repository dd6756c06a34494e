import type { IHookFunctions } from 'n8n-workflow';
import type { Webhook } from './webhooks';

/** What names a webhook to its owner. */
type Known = Pick<Webhook, 'id' | 'url'>;

/** What was registered before the node was set to use an existing webhook is not removed by that. */
export function leftBehind(context: IHookFunctions, { id, url }: Known): void {
	warn(
		context,
		`this workflow registered the webhook ${id} to ${url} before. If it is not the one that is used now, remove it in ThoughtSpot`,
	);
}

/**
 * Whether a webhook may stay as it is. One that was disabled in ThoughtSpot stays so when n8n starts,
 * but who activates the workflow wants its deliveries.
 */
export function mayStay(context: IHookFunctions, { id, url, status }: Webhook): boolean {
	if (status !== 'DISABLED') return true;
	const isStart = ['init', 'leadershipChange'].includes(context.getActivationMode());
	const remedy = isStart
		? 'Enable it there, or unpublish and publish the workflow'
		: 'It is replaced by one that is enabled';
	warn(
		context,
		`the webhook ${id} to ${url} is disabled in ThoughtSpot: nothing is delivered. ${remedy}`,
	);
	return isStart;
}

function warn(context: IHookFunctions, text: string): void {
	context.logger.warn(`ThoughtSpot Trigger: ${text}.`);
}
