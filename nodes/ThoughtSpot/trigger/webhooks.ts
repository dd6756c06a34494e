import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import { clean } from '../../shared/reading/clean';
import type { Operation } from '../../shared/operation/vocabulary';
import { communicationChannel } from '../resources/communicationChannel';
import { session } from '../resources/session';
import { webhook } from '../resources/webhook';
import { unlessAbsent } from './availability';
import { isObject } from './body';
import type { TriggerClient } from './client';

/** The only event that webhooks of ThoughtSpot can be for. */
const EVENT = 'LIVEBOARD_SCHEDULE';
/** An org has one webhook: what goes on for longer does not end, and what is overlooked would be left behind. */
const MOST_PAGES = 20;

/** The operations that the trigger asks, as its errors call them. */
const user: Operation = { ...session.operations.getUser, action: 'Find the org of the user' };
const preferences: Operation = {
	...communicationChannel.operations.getPreferences,
	action: 'Look up the communication channels',
};
const search: Operation = {
	...webhook.operations.getAll,
	action: 'Look for registered webhooks',
};
const create: Operation = { ...webhook.operations.create, action: 'Register the webhook' };
/** Deleting what is deleted changes nothing. */
const remove: Operation = {
	...webhook.operations.delete,
	action: 'Remove the webhook',
	effect: 'idempotent',
};

/** What a webhook is registered with. */
export interface Wanted {
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
export async function currentOrg(client: TriggerClient): Promise<{ id: string; name: string }> {
	const [known] = await client.ask(user, {});
	const { id, name } = Object(known?.current_org) as { id?: unknown; name?: unknown };
	const identifier = id === undefined || id === null ? '' : String(id);
	return { id: identifier, name: String(name ?? identifier) };
}

/** The channels that scheduled Liveboards of an org go to; what the org sets goes before the cluster. */
export async function channelsOf(client: TriggerClient, org: string): Promise<unknown[]> {
	const ofOrg = [{ orgIdentifier: org, eventTypes: [EVENT] }];
	const values = { clusterPreferences: [EVENT], orgPreferences: org ? ofOrg : undefined };
	const { body } = await client.answer(preferences, values);
	const { cluster_preferences: cluster, org_preferences: orgs } = Object(body);
	const own = list(orgs).find((row) => String(Object(row.org).id) === org);
	const preference = [...list(own?.preferences), ...list(cluster)].find(
		(row) => row.event_type === EVENT,
	);
	return Array.isArray(preference?.channels) ? preference.channels : [];
}

/** All webhooks of an org; an error where the list cannot be had as a whole. */
export async function findWebhooks(client: TriggerClient, org: string): Promise<Webhook[]> {
	const values = { eventType: EVENT, orgIdentifier: org || undefined };
	const found = new Map<string, Webhook>();
	let count = 0;
	try {
		for await (const rows of client.pages(search, values)) {
			if (++count > MOST_PAGES) throw endless();
			for (const row of rows) found.set(String(row.id), row as unknown as Webhook);
		}
	} catch (error) {
		throw unlessAbsent(error);
	}
	return [...found.values()];
}

const endless = () =>
	new CallError(
		`${search.action}: ThoughtSpot gave no complete list of them`,
		'Try again later; if it stays so, ask ThoughtSpot Support.',
	);

/** Registers a webhook and gives its id, if the answer tells it. */
export async function createWebhook(
	client: TriggerClient,
	{ name, description, url, header, secret, signatureHeader, signatureSecret }: Wanted,
): Promise<string | undefined> {
	const [created] = await client.ask(create, {
		name,
		description,
		url,
		authentication: { API_KEY: { key: header, value: secret } },
		signatureVerification: {
			type: 'HMAC_SHA256',
			algorithm: 'SHA256',
			header: signatureHeader,
			secret: signatureSecret,
		},
	});
	const id = created?.id;
	return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Deletes webhooks; gives ThoughtSpot's reason where it says that it could not. */
export async function deleteWebhooks(
	client: TriggerClient,
	ids: string[],
): Promise<string | undefined> {
	const { body } = await client.answer(remove, { webhookIdentifiers: ids });
	const { deleted_count: deleted, failed_webhooks: failed } = Object(body);
	if (deleted === ids.length) return undefined;
	return clean(String(list(failed)[0]?.error ?? 'ThoughtSpot gave no reason'), client.redact);
}

/** The rows of a list; whatever else may stand in it. */
function list(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}
