import type { IDataObject } from 'n8n-workflow';
import { mapBounded } from '../../shared/engine/concurrency';
import type { Client } from './client';
import { change, isOf, PATH, readRule, webhooksOf } from './ruleEdit';

/** What a rule's notifications say of one of our webhook operations. */
export interface Attachment {
	operationId: string;
	name: string;
	target: string;
}

const READ_AT_ONCE = 8;

/** Adds a webhook operation to what a rule notifies; false where there is no such rule. */
export async function attach(client: Client, ruleId: string, wish: Attachment): Promise<boolean> {
	const ours: IDataObject = {
		integrationId: wish.operationId,
		integrationType: 'custom-webhook',
		integrationName: wish.name,
		target: wish.target,
	};
	return await change(client, ruleId, wish.operationId, (webhooks) =>
		webhooks.some(isOf(wish.operationId)) ? undefined : [...webhooks, ours],
	);
}

/** Takes a webhook operation out of what a rule notifies; a rule that is gone has none. */
export async function detach(client: Client, ruleId: string, operationId: string): Promise<void> {
	await change(client, ruleId, operationId, (webhooks) =>
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
	const rule = await readRule(client, ruleId);
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
