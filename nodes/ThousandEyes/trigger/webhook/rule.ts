import type { IDataObject } from 'n8n-workflow';
import { mapBounded } from '../../../shared/engine/concurrency';
import type { Operation } from '../../../shared/operation/vocabulary';
import { alertRule } from '../../resources/alertRule';
import { isPassing, type TriggerClient } from '../client';
import { objectOf, objectsOf } from './reading';

/** The custom webhooks of a rule. */
export type Webhooks = IDataObject[];

const { get, getAll, update } = alertRule.operations;

/** Writes a rule as a whole; never twice, since others may change it at the same time. */
const replace: Operation = { ...update, action: 'Update the alert rule', body: 'rule' };

/** The service gives these with a rule, but does not take them. */
const READ_ONLY = new Set(['ruleId', 'tests', '_links']);

const MOST_READINGS = 3;
const READ_AT_ONCE = 8;

/** Writes a rule directly after reading it, once two readings agree; gives what it read last. */
export async function write(
	client: TriggerClient,
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
	let mayBeWritten = true;
	try {
		const place = { alertRuleId: ruleId, aid: client.aid };
		await client.atOnce.answer(replace, { ...place, rule: writable(rule, customWebhook) });
		return rule;
	} catch (error) {
		mayBeWritten = isPassing(error);
		return await Promise.reject(error);
	} finally {
		if (mayBeWritten) client.logger.info(writtenNote(ruleId, readAt, Date.now()));
	}
}

/** A rule in full; undefined where there is none. */
export async function readRule(
	client: TriggerClient,
	ruleId: string,
): Promise<IDataObject | undefined> {
	return await client.find(get, { alertRuleId: ruleId, aid: client.aid });
}

/** Whether a rule notifies a webhook operation; undefined where there is no such rule. */
export async function isAttached(
	client: TriggerClient,
	ruleId: string,
	operationId: string,
): Promise<boolean | undefined> {
	const rule = await readRule(client, ruleId);
	return rule && webhooksOf(rule).some(isOf(operationId));
}

/** The rules that notify a webhook operation. */
export async function rulesWith(client: TriggerClient, operationId: string): Promise<string[]> {
	const rules = await client.ask(getAll, { aid: client.aid });
	const ids = rules.map(({ ruleId }) => String(ruleId));
	// The list tells nothing of notifications.
	const carry = await mapBounded(
		ids.length,
		READ_AT_ONCE,
		async (index) => await isAttached(client, ids[index], operationId),
	);
	return ids.filter((_, index) => carry[index]);
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

/** The fields of a rule that are not alike in two readings, but for one webhook operation in it. */
export function differences(
	before: IDataObject,
	after: IDataObject,
	operationId: string,
): string[] {
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	const text = (rule: IDataObject, name: string) =>
		JSON.stringify(comparable(rule[name], operationId) ?? null);
	return [...names].filter(
		(name) => !READ_ONLY.has(name) && text(before, name) !== text(after, name),
	);
}

/** A value in a form that does not depend on order, nor on how nothing is written. */
function comparable(value: unknown, operationId: string): unknown {
	if (typeof value !== 'object' || value === null) return value ?? undefined;
	if (Array.isArray(value)) {
		const rows = value
			.map((one) => comparable(one, operationId))
			.filter((one) => one !== undefined);
		const sorted = rows.map((one) => JSON.stringify(one)).sort();
		return sorted.length > 0 ? sorted : undefined;
	}
	if ((value as IDataObject).integrationId === operationId) return undefined;
	const entries = Object.entries(value)
		.map(([name, one]) => [name, comparable(one, operationId)] as const)
		.filter(([, one]) => one !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return entries.length > 0 ? entries : undefined;
}

/** Tells when an edit of somebody else would have been lost: ThousandEyes itself does not. */
function writtenNote(ruleId: string, from: number, to: number): string {
	const [start, end] = [from, to].map((time) => new Date(time).toISOString());
	return `ThousandEyes Trigger: alert rule ${ruleId} was written as a whole, because ThousandEyes takes no part of it. An edit that somebody else saved between ${start} and ${end} is overwritten without a trace: if there was one, make it again`;
}
