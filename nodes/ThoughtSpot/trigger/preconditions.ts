import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import { isOutOfReach } from '../../shared/webhook/reachability';
import type { TriggerClient } from './client';
import { channelsOf, type Webhook } from './webhooks';

/** Refuses an address that ThoughtSpot cannot call: this machine's own, unless ThoughtSpot runs here too. */
export function checkReach(url: string, service: string): void {
	if (!isOutOfReach(url, service)) return;
	throw new CallError(
		`ThoughtSpot cannot reach this n8n at ${new URL(url).origin}`,
		'Deliveries need an address that ThoughtSpot can call. Set WEBHOOK_URL of n8n to its public address.',
	);
}

/** Refuses an org whose scheduled Liveboards do not go to webhooks. */
export async function checkChannel(
	context: IHookFunctions,
	client: TriggerClient,
	org: { id: string; name: string },
): Promise<void> {
	const { skipChannelCheck } = context.getNodeParameter('options', {}) as IDataObject;
	if (skipChannelCheck === true) return;
	const channels = await knownChannels(context, client, org.id);
	if (!channels || channels.includes('WEBHOOK')) return;
	throw new CallError(
		`Scheduled Liveboards of the org ${quoted(org.name)} do not go to webhooks: an administrator has to add the channel WEBHOOK for LIVEBOARD_SCHEDULE to the communication channel preferences`,
		"ThoughtSpot would never deliver anything. To register the webhook first and set the channel later, turn on 'Skip Channel Check' in the options.",
	);
}

/** Not everyone who may register webhooks may read this setting, and older clusters do not have it. */
async function knownChannels(
	context: IHookFunctions,
	client: TriggerClient,
	org: string,
): Promise<unknown[] | undefined> {
	try {
		return await channelsOf(client, org);
	} catch (error) {
		const refused = error instanceof CallError && [400, 403, 404, 405].includes(error.status);
		if (!refused) return await Promise.reject(error as Error);
		context.logger.warn(
			`ThoughtSpot Trigger: not checked whether scheduled Liveboards go to webhooks. ${error.message}`,
		);
		return undefined;
	}
}

/** The error for an org whose one webhook is somebody else's. */
export function foreign(org: string, { name, id, url }: Webhook): CallError {
	const host = URL.canParse(url) ? new URL(url).host : 'an unknown address';
	return new CallError(
		`The org ${quoted(org)} already has a webhook, ${quoted(name)} (${id}, to ${host}), and ThoughtSpot allows only one. It was not touched. Choose a credential of the type ThoughtSpot Webhook Secret API ('Use Existing Webhook'), or remove that webhook in ThoughtSpot`,
		"With 'Use Existing Webhook' nothing is registered: set the address of that webhook to this trigger's production URL in ThoughtSpot, and enter its secret as a credential here.",
	);
}

/** The error for listening in the editor while the active workflow has the webhook. */
export function inUse(context: IHookFunctions): CallError {
	return new CallError(
		`The published workflow ${quoted(context.getWorkflow().name ?? '')} receives the deliveries of this org, and ThoughtSpot allows only one webhook: listening for a test event would take them away from it. Nothing was changed`,
		"To work with a real delivery, let the schedule run and choose 'Copy to editor' in the execution that it starts. To listen in the editor, unpublish the workflow first.",
	);
}

/** A name in quotation marks, cut to what a message can hold. */
export function quoted(name: unknown): string {
	const text = String(name ?? '');
	return `"${text.length > 100 ? `${text.slice(0, 100)}…` : text}"`;
}
