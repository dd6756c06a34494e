import type { IDataObject } from 'n8n-workflow';
import { waitUntil } from '../../shared/clock';
import { mapBounded } from '../../shared/concurrency';
import { CallError } from '../../shared/errors';
import { backOff } from '../../shared/retry';
import { isPassing, type Client } from './client';
import { inTurn } from './turns';

/** What a rule's notifications say of one of our webhook operations. */
export interface Attachment {
	operationId: string;
	name: string;
	target: string;
}

const PATH = '/v7/alerts/rules';
const MOST_ATTEMPTS = 5;
const READ_AT_ONCE = 8;
/** The service gives these with a rule, but does not take them. */
const READ_ONLY = new Set(['ruleId', 'tests', '_links']);

const pathOf = (ruleId: string) => `${PATH}/${encodeURIComponent(ruleId)}`;

/** Adds a webhook operation to what a rule notifies; false where there is no such rule. */
export async function attach(client: Client, ruleId: string, wish: Attachment): Promise<boolean> {
	const ours: IDataObject = {
		integrationId: wish.operationId,
		integrationType: 'custom-webhook',
		integrationName: wish.name,
		target: wish.target,
	};
	return await change(client, ruleId, (webhooks) =>
		webhooks.some(isOf(wish.operationId)) ? undefined : [...webhooks, ours],
	);
}

/** Takes a webhook operation out of what a rule notifies; a rule that is gone has none. */
export async function detach(client: Client, ruleId: string, operationId: string): Promise<void> {
	await change(client, ruleId, (webhooks) =>
		webhooks.some(isOf(operationId))
			? webhooks.filter((webhook) => !isOf(operationId)(webhook))
			: undefined,
	);
}

/** Whether a rule notifies a webhook operation; undefined where there is no such rule. */
export async function isAttached(
	client: Client,
	ruleId: string,
	operationId: string,
): Promise<boolean | undefined> {
	const rule = await read(client, ruleId);
	return rule && webhooksOf(rule).some(isOf(operationId));
}

/** The rules that notify a webhook operation. */
export async function rulesWith(client: Client, operationId: string): Promise<string[]> {
	const rules = await client.list('List alert rules', PATH, 'alertRules');
	const ids = rules.map(({ ruleId }) => String(ruleId));
	// The list tells nothing of notifications.
	const carry = await mapBounded(
		ids.length,
		READ_AT_ONCE,
		async (index) => await isAttached(client, ids[index], operationId),
	);
	return ids.filter((_, index) => carry[index]);
}

type Webhooks = IDataObject[];

/**
 * Reads a rule, merges a change into it, writes it and reads again, until it is as wished. Somebody
 * who writes at the same moment can undo our change, so what counts is what is read afterwards.
 */
async function change(
	client: Client,
	ruleId: string,
	merge: (webhooks: Webhooks) => Webhooks | undefined,
): Promise<boolean> {
	// Two workflows of this n8n that change the same rule do it one after the other.
	return await inTurn(`rule ${ruleId}`, async () => {
		for (let attempt = 1; ; attempt++) {
			const rule = await read(client, ruleId);
			if (!rule) return false;
			const customWebhook = merge(webhooksOf(rule));
			if (!customWebhook) return true;
			try {
				if (attempt > MOST_ATTEMPTS) return await Promise.reject(overwritten(ruleId));
				const body = writable(rule, customWebhook);
				await client.replaceOnce('Update the alert rule', pathOf(ruleId), body);
			} catch (error) {
				if (!isPassing(error) || attempt >= MOST_ATTEMPTS) return await Promise.reject(error);
				await waitUntil(Date.now() + backOff(attempt));
			}
		}
	});
}

async function read(client: Client, ruleId: string): Promise<IDataObject | undefined> {
	return await client.get('Get the alert rule', pathOf(ruleId));
}

function webhooksOf(rule: IDataObject): Webhooks {
	const notifications = (rule.notifications ?? {}) as IDataObject;
	return (notifications.customWebhook ?? []) as Webhooks;
}

/** The rule as it was, with other custom webhooks: an update replaces it whole. */
function writable(rule: IDataObject, customWebhook: Webhooks): IDataObject {
	const had = (rule.notifications ?? {}) as IDataObject;
	const notifications = { ...had, customWebhook };
	if (customWebhook.length === 0) delete (notifications as IDataObject).customWebhook;
	const kept = Object.entries(rule).filter(([name]) => !READ_ONLY.has(name));
	const body: IDataObject = { ...Object.fromEntries(kept), notifications };
	// An update without test IDs would take the rule off its tests.
	if (!body.testIds && Array.isArray(rule.tests)) {
		body.testIds = (rule.tests as IDataObject[]).map(({ testId }) => String(testId));
	}
	return body;
}

const isOf = (operationId: string) => (webhook: IDataObject) =>
	webhook.integrationId === operationId;

const overwritten = (ruleId: string) =>
	new CallError(
		`Update the alert rule ${ruleId}: somebody else changes it at the same time`,
		'Try again in a moment.',
	);
