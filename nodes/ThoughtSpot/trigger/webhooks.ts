import type { IDataObject, IHookFunctions, IHttpRequestMethods } from 'n8n-workflow';
import type { Call, Outcome } from '../../shared/exchange';
import type { Effect } from '../../shared/operation';
import { redactor } from '../../shared/signing';
import { Transport } from '../../shared/transport';
import { thoughtSpot } from '../api';
import { API_ROOT } from '../authentication';

/** The only event that webhooks of ThoughtSpot can be for. */
const EVENT = 'LIVEBOARD_SCHEDULE';
const PAGE = 50;
const LIMITS = { timeoutMs: 30_000, maxWaitMs: 30_000 };

/** What a webhook is registered with. */
export interface Wish {
	name: string;
	description: string;
	url: string;
	header: string;
	secret: string;
	signatureHeader: string;
	signatureSecret: string;
}

/** A webhook as ThoughtSpot lists it; its secrets are masked there. */
export interface Webhook {
	id: string;
	name: string;
	url: string;
	description?: string | null;
}

export type Send = (call: Call) => Promise<Outcome>;

/** Sends calls with the credential that the trigger is set to. */
export function connect(context: IHookFunctions): Send {
	const chosen = context.getNodeParameter('authentication') as string;
	const { authentications } = thoughtSpot;
	const authentication = authentications.find(({ value }) => value === chosen);
	const transport = new Transport(
		context,
		thoughtSpot,
		authentication ?? authentications[0],
		LIMITS,
	);
	return async (call) => await transport.send(call);
}

/** The org that the user works in, and the address that ThoughtSpot was reached at. */
export async function currentOrg(send: Send): Promise<{ id: string; name: string; url: string }> {
	const what = 'Find the org of the user';
	const { body, url } = await send(callOf(what, 'GET', '/auth/session/user', 'read'));
	const { id, name } = Object(Object(body).current_org) as { id?: unknown; name?: unknown };
	const identifier = id === undefined || id === null ? '' : String(id);
	return { id: identifier, name: String(name ?? identifier), url };
}

/** The channels that scheduled Liveboards of an org go to; what the org sets goes before the cluster. */
export async function channelsOf(send: Send, org: string): Promise<string[]> {
	const { body } = await send(
		callOf(
			'Look up the communication channels',
			'POST',
			'/system/preferences/communication-channels/search',
			'read',
			{
				cluster_preferences: [EVENT],
				...(org ? { org_preferences: [{ org_identifier: org, event_types: [EVENT] }] } : {}),
			},
		),
	);
	const { cluster_preferences: cluster, org_preferences: orgs } = Object(body);
	const own = list(orgs).find((row) => String(Object(row.org).id) === org);
	const preference = [...list(own?.preferences), ...list(cluster)].find(
		(row) => row.event_type === EVENT,
	);
	return (preference?.channels as string[] | undefined) ?? [];
}

/** All webhooks of an org. */
export async function findWebhooks(send: Send, org: string): Promise<Webhook[]> {
	const webhooks: Webhook[] = [];
	for (;;) {
		const { body } = await send(
			callOf('Look for registered webhooks', 'POST', '/webhooks/search', 'read', {
				event_type: EVENT,
				...(org ? { org_identifier: org } : {}),
				record_offset: webhooks.length,
				record_size: PAGE,
			}),
		);
		const rows = list(Object(body).webhooks) as unknown as Webhook[];
		webhooks.push(...rows);
		if (rows.length === 0 || Object(Object(body).pagination).has_more !== true) return webhooks;
	}
}

/** Registers a webhook and gives its id, if the answer tells it. */
export async function createWebhook(send: Send, wish: Wish): Promise<string | undefined> {
	const call = callOf('Register the webhook', 'POST', '/webhooks/create', 'change', {
		name: wish.name,
		description: wish.description,
		url: wish.url,
		events: [EVENT],
		authentication: { API_KEY: { key: wish.header, value: wish.secret } },
		signature_verification: {
			type: 'HMAC_SHA256',
			algorithm: 'SHA256',
			header: wish.signatureHeader,
			secret: wish.signatureSecret,
		},
	});
	const { body } = await send({ ...call, redact: redactor([wish.secret, wish.signatureSecret]) });
	const { id } = Object(body) as { id?: unknown };
	return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Deletes webhooks; gives ThoughtSpot's reason where it says that it could not. */
export async function deleteWebhooks(send: Send, ids: string[]): Promise<string | undefined> {
	// Deleting what is deleted changes nothing, so it may be repeated like a read.
	const call = callOf('Remove the webhook', 'POST', '/webhooks/delete', 'read', {
		webhook_identifiers: ids,
	});
	const { deleted_count: deleted, failed_webhooks: failed } = Object((await send(call)).body);
	if (deleted === ids.length) return undefined;
	return String(list(failed)[0]?.error ?? 'ThoughtSpot gave no reason');
}

function callOf(
	what: string,
	method: IHttpRequestMethods,
	path: string,
	effect: Effect,
	body?: IDataObject,
): Call {
	return { what, method, url: API_ROOT + path, effect, operation: `${method} ${path}`, body };
}

function list(value: unknown): IDataObject[] {
	return Array.isArray(value) ? (value as IDataObject[]) : [];
}
