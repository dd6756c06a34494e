import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../../shared/http/errors';
import { backOff } from '../../../shared/http/retry';
import { InputProblem } from '../../../shared/operation/vocabulary';
import { waitUntil } from '../../../shared/time/clock';
import { sharedByAll } from '../../../shared/time/copies';
import { withLock, type Locks } from '../../../shared/webhook/mutex';
import { isBusy, isPassing, type TriggerClient } from '../client';
import type { Made, Wanted } from './registration';
import { differences, isOf, readRule, rulesWith, webhooksOf, write, type Webhooks } from './rule';

const MOST_ATTEMPTS = 5;
const LONGEST_WAIT_MS = 120_000;

/** Of this n8n, whichever copy of this code works on a rule. */
const locks = sharedByAll('turns', (): Locks => new Map());

/** Adds a webhook operation to what the wanted rules notify, and takes it out of all others. */
export async function attachOnly(
	client: TriggerClient,
	wanted: Wanted,
	{ operationId, found }: Made,
): Promise<void> {
	const { ruleIds } = wanted;
	if (!ruleIds) return;
	// Twice: the second time only looks, whether somebody has written over it meanwhile.
	for (const ruleId of [...ruleIds, ...ruleIds]) {
		if (await attach(client, ruleId, operationId, wanted)) continue;
		throw new InputProblem(
			'Alert Rules',
			`has a rule that does not exist: ${ruleId}`,
			'Take it out, or check the account group. Nothing was left behind.',
		);
	}
	if (!found) return;
	// Left by an n8n that was killed: it may still be attached to rules that are not wanted now.
	for (const ruleId of await rulesWith(client, operationId)) {
		if (!ruleIds.includes(ruleId)) await detach(client, ruleId, operationId);
	}
}

/** Adds a webhook operation to what a rule notifies; false where there is no such rule. */
async function attach(
	client: TriggerClient,
	ruleId: string,
	operationId: string,
	{ name, target }: Wanted,
): Promise<boolean> {
	const ours: IDataObject = {
		integrationId: operationId,
		integrationType: 'custom-webhook',
		integrationName: name,
		target,
	};
	return await change(client, ruleId, operationId, (webhooks) =>
		webhooks.some(isOf(operationId)) ? undefined : [...webhooks, ours],
	);
}

/** Takes a webhook operation out of what a rule notifies; a rule that is gone has none. */
export async function detach(
	client: TriggerClient,
	ruleId: string,
	operationId: string,
): Promise<void> {
	await change(client, ruleId, operationId, (webhooks) =>
		webhooks.some(isOf(operationId))
			? webhooks.filter((webhook) => !isOf(operationId)(webhook))
			: undefined,
	);
}

/**
 * Reads a rule, merges a change into it, writes it and reads again, until it is as wished. Somebody
 * who writes at the same moment can undo our change, so what counts is what is read afterwards.
 */
async function change(
	client: TriggerClient,
	ruleId: string,
	operationId: string,
	merge: (webhooks: Webhooks) => Webhooks | undefined,
): Promise<boolean> {
	// Two workflows of this n8n that change the same rule do it one after the other.
	return await withLock(locks, `rule ${ruleId}`, async () => {
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

/** Tells that a rule was written by somebody else at the same time, or not taken as it was. */
function differenceNote(ruleId: string, fields: string[]): string {
	return `ThousandEyes Trigger: alert rule ${ruleId} is not as it was before the webhook of n8n was put in or taken out: ${fields.join(', ')} changed meanwhile. Somebody may have edited it at the same moment. Check these fields at ThousandEyes`;
}

const overwritten = (ruleId: string) =>
	new CallError(
		`Update the alert rule ${ruleId}: somebody else changes it at the same time`,
		'Try again in a moment.',
	);
