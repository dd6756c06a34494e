import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import { clean } from '../../shared/reading/clean';
import { unlessAbsent } from './availability';
import { isObject } from './body';
import type { Client } from './client';

/** The only event that webhooks of ThoughtSpot can be for. */
const EVENT = 'LIVEBOARD_SCHEDULE';
const PAGE = 50;
/** An org has one webhook: what goes on for longer does not end. */
const MOST_PAGES = 20;

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
	/** Not set, it is enabled. */
	status?: 'ENABLED' | 'DISABLED' | null;
}

/** The org that the user works in. */
export async function currentOrg(client: Client): Promise<{ id: string; name: string }> {
	const what = 'Find the org of the user';
	const path = '/auth/session/user';
	const body = await client.send({ what, method: 'GET', path, effect: 'safe' });
	const { id, name } = Object(Object(body).current_org) as { id?: unknown; name?: unknown };
	const identifier = id === undefined || id === null ? '' : String(id);
	return { id: identifier, name: String(name ?? identifier) };
}

/** The channels that scheduled Liveboards of an org go to; what the org sets goes before the cluster. */
export async function channelsOf(client: Client, org: string): Promise<unknown[]> {
	const answer = await client.send({
		what: 'Look up the communication channels',
		method: 'POST',
		path: '/system/preferences/communication-channels/search',
		effect: 'safe',
		body: {
			cluster_preferences: [EVENT],
			...(org ? { org_preferences: [{ org_identifier: org, event_types: [EVENT] }] } : {}),
		},
	});
	const { cluster_preferences: cluster, org_preferences: orgs } = Object(answer);
	const own = list(orgs).find((row) => String(Object(row.org).id) === org);
	const preference = [...list(own?.preferences), ...list(cluster)].find(
		(row) => row.event_type === EVENT,
	);
	return Array.isArray(preference?.channels) ? preference.channels : [];
}

/** All webhooks of an org; an error where the list cannot be had as a whole. */
export async function findWebhooks(client: Client, org: string): Promise<Webhook[]> {
	const found = new Map<string, Webhook>();
	for (let page = 0, offset = 0; page < MOST_PAGES; page++) {
		const { webhooks, pagination } = await pageOf(client, org, offset);
		if (!Array.isArray(webhooks)) break;
		const before = found.size;
		for (const row of list(webhooks)) found.set(String(row.id), row as unknown as Webhook);
		if (webhooks.length === 0 || Object(pagination).has_more !== true) return [...found.values()];
		if (found.size === before) break;
		offset += webhooks.length;
	}
	throw new CallError(
		'Look for registered webhooks: ThoughtSpot gave no complete list of them',
		'Try again later; if it stays so, ask ThoughtSpot Support.',
	);
}

async function pageOf(
	client: Client,
	org: string,
	offset: number,
): Promise<{ webhooks?: unknown; pagination?: unknown }> {
	const call = {
		what: 'Look for registered webhooks',
		method: 'POST',
		path: '/webhooks/search',
		effect: 'safe',
		body: {
			event_type: EVENT,
			...(org ? { org_identifier: org } : {}),
			record_offset: offset,
			record_size: PAGE,
		},
	} as const;
	try {
		return Object(await client.send(call)) as { webhooks?: unknown; pagination?: unknown };
	} catch (error) {
		throw unlessAbsent(error);
	}
}

/** Registers a webhook and gives its id, if the answer tells it. */
export async function createWebhook(client: Client, wish: Wish): Promise<string | undefined> {
	const answer = await client.send({
		what: 'Register the webhook',
		method: 'POST',
		path: '/webhooks/create',
		effect: 'once',
		body: {
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
		},
	});
	const { id } = Object(answer) as { id?: unknown };
	return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Deletes webhooks; gives ThoughtSpot's reason where it says that it could not. */
export async function deleteWebhooks(client: Client, ids: string[]): Promise<string | undefined> {
	const answer = await client.send({
		what: 'Remove the webhook',
		method: 'POST',
		path: '/webhooks/delete',
		// Deleting what is deleted changes nothing.
		effect: 'idempotent',
		body: { webhook_identifiers: ids },
	});
	const { deleted_count: deleted, failed_webhooks: failed } = Object(answer);
	if (deleted === ids.length) return undefined;
	return clean(String(list(failed)[0]?.error ?? 'ThoughtSpot gave no reason'), client.redact);
}

/** The rows of a list; whatever else may stand in it. */
function list(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}
