import type { IDataObject } from 'n8n-workflow';
import { mapBounded } from '../../../shared/engine/concurrency';
import { InputProblem } from '../../../shared/operation/vocabulary';
import { objectOf, objectsOf } from '../../../shared/reading/objects';
import { alertRule } from '../../resources/alertRule';
import type { TriggerClient } from '../client';
import type { Made, Wanted } from './registration';
import { changeRule, READ_ONLY, readRule } from './rule';

const READ_AT_ONCE = 8;

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
	return await changeRule(client, ruleId, operationId, (rule) =>
		notifies(rule, operationId) ? undefined : notifying(rule, [...webhooksOf(rule), ours]),
	);
}

/** Takes a webhook operation out of what a rule notifies; a rule that is gone has none. */
export async function detach(
	client: TriggerClient,
	ruleId: string,
	operationId: string,
): Promise<void> {
	await changeRule(client, ruleId, operationId, (rule) => {
		if (!notifies(rule, operationId)) return undefined;
		const others = webhooksOf(rule).filter(({ integrationId }) => integrationId !== operationId);
		return notifying(rule, others);
	});
}

/** The rules that notify a webhook operation. */
export async function rulesWith(client: TriggerClient, operationId: string): Promise<string[]> {
	const rules = await client.ask(alertRule.operations.getAll, { aid: client.aid });
	const ids = rules.map(({ ruleId }) => String(ruleId));
	// The list tells nothing of notifications.
	const carry = await mapBounded(
		ids.length,
		READ_AT_ONCE,
		async (index) => await isAttached(client, ids[index], operationId),
	);
	return ids.filter((_, index) => carry[index]);
}

/** Whether a rule notifies a webhook operation; undefined where there is no such rule. */
export async function isAttached(
	client: TriggerClient,
	ruleId: string,
	operationId: string,
): Promise<boolean | undefined> {
	const rule = await readRule(client, ruleId);
	return rule && notifies(rule, operationId);
}

/** The custom webhooks that a rule notifies. */
const webhooksOf = (rule: IDataObject): IDataObject[] =>
	objectsOf(objectOf(rule.notifications).customWebhook);

const notifies = (rule: IDataObject, operationId: string): boolean =>
	webhooksOf(rule).some(({ integrationId }) => integrationId === operationId);

/** The rule as it was, with other custom webhooks: an update replaces it whole. */
function notifying(rule: IDataObject, customWebhook: IDataObject[]): IDataObject {
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
