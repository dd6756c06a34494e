import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import { backOff } from '../../shared/http/retry';
import { waitUntil } from '../../shared/time/clock';
import { isBusy, isPassing, type Client } from './client';
import { differenceNote, differences, READ_ONLY, writtenNote } from './edits';
import { inTurn } from './turns';
import { objectOf, objectsOf } from './values';

type Webhooks = IDataObject[];

export const PATH = '/v7/alerts/rules';
const MOST_ATTEMPTS = 5;
const MOST_READINGS = 3;
const LONGEST_WAIT_MS = 120_000;

const pathOf = (ruleId: string) => `${PATH}/${encodeURIComponent(ruleId)}`;

/**
 * Reads a rule, merges a change into it, writes it and reads again, until it is as wished. Somebody
 * who writes at the same moment can undo our change, so what counts is what is read afterwards.
 */
export async function change(
	client: Client,
	ruleId: string,
	operationId: string,
	merge: (webhooks: Webhooks) => Webhooks | undefined,
): Promise<boolean> {
	// Two workflows of this n8n that change the same rule do it one after the other.
	return await inTurn(`rule ${ruleId}`, async () => {
		const giveUpAt = Date.now() + LONGEST_WAIT_MS;
		let before: IDataObject | undefined;
		for (let attempt = 1, waits = 0; ; ) {
			const rule = await readRule(client, ruleId);
			if (!rule) return false;
			if (!merge(webhooksOf(rule))) {
				const fields = before ? differences(before, rule, operationId) : [];
				if (fields.length > 0) client.logger.warn(differenceNote(ruleId, fields));
				return true;
			}
			if (attempt > MOST_ATTEMPTS) return await Promise.reject(overwritten(ruleId));
			try {
				before = (await write(client, ruleId, operationId, rule, merge)) ?? before;
				attempt++;
			} catch (error) {
				const mayWait = isBusy(error) && Date.now() < giveUpAt;
				if (!mayWait && (!isPassing(error) || attempt >= MOST_ATTEMPTS)) {
					return await Promise.reject(error);
				}
				await waitUntil(Date.now() + backOff(attempt + waits));
				if (mayWait) waits++;
				else attempt++;
			}
		}
	});
}

/** Writes a rule directly after reading it, once two readings agree; gives what it read last. */
async function write(
	client: Client,
	ruleId: string,
	operationId: string,
	first: IDataObject,
	merge: (webhooks: Webhooks) => Webhooks | undefined,
): Promise<IDataObject | undefined> {
	let rule = first;
	let readAt = 0;
	for (let reading = 1; reading <= MOST_READINGS; reading++) {
		readAt = Date.now();
		const again = await readRule(client, ruleId);
		if (!again) return undefined;
		const fields = differences(rule, again, operationId);
		rule = again;
		if (fields.length === 0) break;
	}
	const customWebhook = merge(webhooksOf(rule));
	if (!customWebhook) return undefined;
	const body = writable(rule, customWebhook);
	let mayBeWritten = true;
	try {
		await client.replaceAtOnce('Update the alert rule', pathOf(ruleId), body);
		return rule;
	} catch (error) {
		mayBeWritten = isPassing(error);
		return await Promise.reject(error);
	} finally {
		if (mayBeWritten) client.logger.info(writtenNote(ruleId, readAt, Date.now()));
	}
}

/** A rule in full; undefined where there is none. */
export async function readRule(client: Client, ruleId: string): Promise<IDataObject | undefined> {
	return await client.get('Get the alert rule', pathOf(ruleId));
}

/** The custom webhooks that a rule notifies. */
export function webhooksOf(rule: IDataObject): Webhooks {
	return objectsOf(objectOf(rule.notifications).customWebhook);
}

/** The rule as it was, with other custom webhooks: an update replaces it whole. */
function writable(rule: IDataObject, customWebhook: Webhooks): IDataObject {
	const notifications: IDataObject = { ...objectOf(rule.notifications), customWebhook };
	if (customWebhook.length === 0) delete notifications.customWebhook;
	const kept = Object.entries(rule).filter(([name]) => !READ_ONLY.has(name));
	const body: IDataObject = { ...Object.fromEntries(kept), notifications };
	// An update without test IDs would take the rule off its tests.
	if (!body.testIds && Array.isArray(rule.tests)) {
		body.testIds = objectsOf(rule.tests).map(({ testId }) => String(testId));
	}
	return body;
}

/** Tells the entry of a webhook operation. */
export const isOf = (operationId: string) => (webhook: IDataObject) =>
	webhook.integrationId === operationId;

const overwritten = (ruleId: string) =>
	new CallError(
		`Update the alert rule ${ruleId}: somebody else changes it at the same time`,
		'Try again in a moment.',
	);
