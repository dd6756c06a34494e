import { CallError } from '../../shared/http/errors';
import type { Operation } from '../../shared/operation/vocabulary';
import { clean, quoted } from '../../shared/reading/clean';
import { objectsOf } from '../../shared/reading/objects';
import { webhook } from '../resources/webhook';
import { EVENT, type TriggerClient } from './client';

/** An org has one webhook: what goes on for longer does not end, and what is overlooked would be left behind. */
const MOST_PAGES = 20;

/** The operations that are asked, as errors call them. */
const search: Operation = {
	...webhook.operations.getAll,
	action: 'Look for registered webhooks',
};
/** Deleting what is deleted changes nothing. */
const remove: Operation = {
	...webhook.operations.delete,
	action: 'Remove the webhook',
	effect: 'idempotent',
};

/** A webhook as ThoughtSpot lists it; its secrets are masked there. */
export interface Webhook {
	id: string;
	name: string;
	url: string;
	description?: string | null;
	/** Not set, it is enabled. */
	status?: 'ENABLED' | 'DISABLED' | null;
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

/** How a cluster says that a part of its API is switched off. */
const SWITCHED_OFF = /\b(is|are) (disabled|not (enabled|available|supported))\b|\b10023\b/i;

/** The error of a call for webhooks; where the cluster has none, it says so, instead of looking for an ID. */
function unlessAbsent(error: unknown): unknown {
	if (!(error instanceof CallError)) return error;
	const { message, description, status } = error;
	const isOff = [400, 403, 501].includes(status) && SWITCHED_OFF.test(`${message} ${description}`);
	if (!isOff && ![404, 405, 501].includes(status)) return error;
	return new CallError(
		`This cluster offers no webhooks for scheduled Liveboards, or they are switched off. ${message}`,
		"They need ThoughtSpot Cloud 10.14 or later, where ThoughtSpot Support turns them on (beta). Without them, choose 'Use Existing Webhook' as authentication, and let a webhook for KPI alerts, made in ThoughtSpot, call this workflow.",
		status,
	);
}

/** Deletes webhooks until ThoughtSpot lists none of them; fails with an error that names what is left. */
export async function removeWebhooks(
	client: TriggerClient,
	webhooks: Webhook[],
	org: string,
): Promise<void> {
	if (webhooks.length === 0) return;
	const ids = webhooks.map(({ id }) => id);
	const problem = await deletionProblem(client, ids);
	if (problem === undefined) return;
	// Also an answer that got lost, or an id that is not known any more, may mean that it is gone.
	const left = (await findWebhooks(client, org)).filter(({ id }) => ids.includes(id));
	if (left.length === 0) return;
	const names = left.map(({ name, id }) => `${quoted(name)} (${id})`).join(', ');
	throw new CallError(
		`The webhook ${names} could not be removed: ${problem}`,
		'Try again later, or remove it in ThoughtSpot.',
	);
}

async function deletionProblem(client: TriggerClient, ids: string[]): Promise<string | undefined> {
	try {
		return await deleteWebhooks(client, ids);
	} catch (error) {
		return (error as Error).message;
	}
}

/** Deletes webhooks; gives ThoughtSpot's reason where it says that it could not. */
async function deleteWebhooks(client: TriggerClient, ids: string[]): Promise<string | undefined> {
	const { body } = await client.answer(remove, { webhookIdentifiers: ids });
	const { deleted_count: deleted, failed_webhooks: failed } = Object(body);
	if (deleted === ids.length) return undefined;
	return clean(String(objectsOf(failed)[0]?.error ?? 'ThoughtSpot gave no reason'), client.redact);
}
