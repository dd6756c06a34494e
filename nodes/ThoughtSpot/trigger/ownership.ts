import type { IHookFunctions } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import { quoted } from '../../shared/reading/clean';
import type { TriggerClient } from './client';
import type { Org } from './preconditions';
import { isSibling, type Endpoint } from './registration';
import { findWebhooks, removeWebhooks, type Webhook } from './webhooks';

/** Begins the description of every webhook that this node registers: how it knows its own. */
export const MARK = 'Registered by the ThoughtSpot Trigger of n8n.';

/**
 * Makes room for a webhook, as an org has but one: removes what this trigger has registered, and
 * fails where that is still in use, or where it is somebody else's.
 */
export async function makeRoom(
	context: IHookFunctions,
	client: TriggerClient,
	endpoint: Endpoint,
	org: Org,
): Promise<void> {
	const webhooks = await findWebhooks(client, org.id);
	const siblings = webhooks.filter((webhook) => isOfSibling(context, endpoint, webhook));
	const own = webhooks.filter((webhook) => isOwn(endpoint, webhook));
	const other = webhooks.find((webhook) => !own.includes(webhook) && !siblings.includes(webhook));
	if (other) throw foreign(org.name, other);
	if (endpoint.kind === 'test' && siblings.length > 0) throw inUse(context);
	// Left over from an activation that broke off, or from listening in the editor.
	await removeWebhooks(client, [...own, ...siblings], org.id);
}

/** Whether this trigger registered a webhook at this very address, now or earlier. */
export function isOwn({ url, stored }: Endpoint, webhook: Webhook): boolean {
	if (stored && webhook.id === stored.id && webhook.url === stored.url) return true;
	return webhook.url === url && isMarked(webhook);
}

/** Whether this trigger registered a webhook at its other address: test for production and the reverse. */
function isOfSibling(context: IHookFunctions, { url }: Endpoint, webhook: Webhook): boolean {
	return isMarked(webhook) && isSibling(context, url, webhook.url);
}

function isMarked({ description }: Webhook): boolean {
	return typeof description === 'string' && description.startsWith(MARK);
}

/** The error for an org whose one webhook is somebody else's. */
function foreign(org: string, { name, id, url }: Webhook): CallError {
	const host = URL.canParse(url) ? new URL(url).host : 'an unknown address';
	return new CallError(
		`The org ${quoted(org)} already has a webhook, ${quoted(name)} (${id}, to ${host}), and ThoughtSpot allows only one. It was not touched. Choose a credential of the type ThoughtSpot Webhook Secret API ('Use Existing Webhook'), or remove that webhook in ThoughtSpot`,
		"With 'Use Existing Webhook' nothing is registered: set the address of that webhook to this trigger's production URL in ThoughtSpot, and enter its secret as a credential here.",
	);
}

/** The error for listening in the editor while the active workflow has the webhook. */
function inUse(context: IHookFunctions): CallError {
	return new CallError(
		`The published workflow ${quoted(context.getWorkflow().name ?? '')} receives the deliveries of this org, and ThoughtSpot allows only one webhook: listening for a test event would take them away from it. Nothing was changed`,
		"To work with a real delivery, let the schedule run and choose 'Copy to editor' in the execution that it starts. To listen in the editor, unpublish the workflow first.",
	);
}
