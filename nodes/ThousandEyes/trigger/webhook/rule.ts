import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../../shared/http/errors';
import { isBusy, isPassing } from '../../../shared/http/failures';
import { backOff } from '../../../shared/http/retry';
import type { Operation } from '../../../shared/operation/vocabulary';
import { waitUntil } from '../../../shared/time/clock';
import { sharedByAll } from '../../../shared/time/copies';
import { withLock, type Locks } from '../../../shared/webhook/mutex';
import { alertRule } from '../../resources/alertRule';
import type { TriggerClient } from '../client';

const { get, update } = alertRule.operations;

/** Writes a rule as a whole; never twice, since others may change it at the same time. */
const replace: Operation = { ...update, action: 'Update the alert rule', body: 'rule' };

/** The rule to be written in place of another; undefined where that is as wished. */
type Change = (rule: IDataObject) => IDataObject | undefined;

/** The service gives these with a rule, but does not take them. */
export const READ_ONLY = new Set(['ruleId', 'tests', '_links']);

const MOST_ATTEMPTS = 5;
const LONGEST_WAIT_MS = 120_000;
const MOST_READINGS = 3;

/** Of this n8n, whichever copy of this code works on a rule. */
const locks = sharedByAll('turns', (): Locks => new Map());

/**
 * Reads a rule, changes it, writes it and reads again, until it is as wished; false where there is
 * none. Somebody who writes at the same moment can undo it, so what is read afterwards counts.
 */
export async function changeRule(
	client: TriggerClient,
	ruleId: string,
	operationId: string,
	change: Change,
): Promise<boolean> {
	// Two workflows of this n8n that change the same rule do it one after the other.
	return await withLock(locks, `rule ${ruleId}`, async () => {
		const giveUpAt = Date.now() + LONGEST_WAIT_MS;
		let before: IDataObject | undefined;
		for (let attempt = 1, waits = 0; ; ) {
			const rule = await readRule(client, ruleId);
			if (!rule) return false;
			if (!change(rule)) {
				const fields = before ? differences(before, rule, operationId) : [];
				if (fields.length > 0) client.logger.warn(differenceNote(ruleId, fields));
				return true;
			}
			if (attempt > MOST_ATTEMPTS) return await Promise.reject(overwritten(ruleId));
			try {
				before = (await write(client, ruleId, operationId, rule, change)) ?? before;
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
	client: TriggerClient,
	ruleId: string,
	operationId: string,
	first: IDataObject,
	change: Change,
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
	const changed = change(rule);
	if (!changed) return undefined;
	let mayBeWritten = true;
	try {
		const place = { alertRuleId: ruleId, aid: client.aid };
		await client.atOnce.answer(replace, { ...place, rule: changed });
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

/** The fields of a rule that are not alike in two readings, but for one webhook operation in it. */
function differences(before: IDataObject, after: IDataObject, operationId: string): string[] {
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
		const rows = value.map((one) => comparable(one, operationId));
		const texts = rows.filter((one) => one !== undefined).map((one) => JSON.stringify(one));
		return texts.length > 0 ? texts.sort() : undefined;
	}
	if ((value as IDataObject).integrationId === operationId) return undefined;
	const entries = Object.entries(value)
		.map(([name, one]) => [name, comparable(one, operationId)] as const)
		.filter(([, one]) => one !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return entries.length > 0 ? entries : undefined;
}

/** Tells that a rule was written by somebody else at the same time, or not taken as it was. */
function differenceNote(ruleId: string, fields: string[]): string {
	return `ThousandEyes Trigger: alert rule ${ruleId} is not as it was before the webhook of n8n was put in or taken out: ${fields.join(', ')} changed meanwhile. Somebody may have edited it at the same moment. Check these fields at ThousandEyes`;
}

const overwritten = (ruleId: string) =>
	new CallError(
		`Update the alert rule ${ruleId}: somebody else changes it at the same time`,
		'Try again in a moment.',
	);

/** Tells when an edit of somebody else would have been lost: ThousandEyes itself does not. */
function writtenNote(ruleId: string, from: number, to: number): string {
	const [start, end] = [from, to].map((time) => new Date(time).toISOString());
	return `ThousandEyes Trigger: alert rule ${ruleId} was written as a whole, because ThousandEyes takes no part of it. An edit that somebody else saved between ${start} and ${end} is overwritten without a trace: if there was one, make it again`;
}
