import { randomBytes } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { InputProblem } from '../../shared/operation/vocabulary';
import { isOwn, workflowIdOf } from '../../shared/webhook/ownership';
import { hashOfSecret } from '../../shared/webhook/verify';
import { USE_EXISTING } from '../../shared/webhook/webhookCredential';
import { removeKnown, removeMarked, withLeftovers } from './cleanup';
import { Client } from './client';
import { connector, ensure, findMarked, joinPath, operation, pathOf } from './objects';
import {
	addressOf,
	checkReachable,
	ownRegistration,
	planOf,
	registrationsOf,
	WEBHOOK_PATH,
	type Kind,
	type Plan,
} from './plan';
import { attach, detach, isAttached, rulesWith } from './rules';
import { payloadOf } from './template';

const clientOf = (context: IHookFunctions) =>
	new Client(context, (name, fallback) => context.getNodeParameter(name, fallback));

/** Whether everything of the webhook is at ThousandEyes; 404 alone counts as gone. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	if (usesExisting(context)) return true;
	const plan = planOf(context);
	const known = registrationsOf(context)[plan.kind];
	if (!known || !isOwn(context, known, WEBHOOK_PATH)) return false;
	// A secret that can be read in the workflow is replaced.
	if (known.secret !== undefined || !sameRules(known.ruleIds, plan.ruleIds)) return false;
	const client = clientOf(context);
	const { connectorId, operationId } = known;
	if (!(await client.get('Get the connector', pathOf(connector, connectorId)))) return false;
	const found = await client.get('Get the webhook operation', pathOf(operation, operationId));
	if (found?.payload !== payloadOf(plan.textEnd)) return false;
	const joined = await client.get('Get the connector of the operation', joinPath(operationId));
	if (![joined?.items].flat().includes(connectorId)) return false;
	for (const ruleId of plan.ruleIds ?? []) {
		const attached = await isAttached(client, ruleId, operationId);
		if (attached === false) return false;
		// A rule that was deleted must not keep the workflow from starting with n8n.
		if (attached === undefined) context.logger.warn(`There is no alert rule ${ruleId} any more`);
	}
	return true;
}

/** Sets up the webhook at ThousandEyes; a failure leaves nothing behind, or names what it left. */
export async function register(context: IHookFunctions): Promise<void> {
	if (usesExisting(context)) return;
	const plan = planOf(context);
	const client = clientOf(context);
	ownRegistration(context, plan.kind);
	const secret = randomBytes(32).toString('hex');
	await findMarked(client, connector, plan);
	checkReachable(plan.target, client.host);
	try {
		const { id: connectorId } = await ensure(client, connector, plan, secret);
		const { id: operationId, found } = await ensure(client, operation, plan, secret);
		await client.replace('Join operation and connector', joinPath(operationId), [connectorId]);
		await attachAll(client, plan, operationId, found);
		const { target, ruleIds } = plan;
		registrationsOf(context)[plan.kind] = {
			target,
			workflowId: workflowIdOf(context),
			secretHash: hashOfSecret(secret),
			connectorId,
			operationId,
			apiHost: client.host,
			ruleIds,
		};
	} catch (error) {
		const left = await removeMarked(client, plan);
		return await Promise.reject(left.length > 0 ? withLeftovers(error, left) : error);
	}
}

/** Removes what is set up for the address that n8n asks about, and only that. */
export async function unregister(context: IHookFunctions): Promise<void> {
	if (usesExisting(context)) return;
	const registrations = registrationsOf(context);
	const target = addressOf(context);
	const kinds: Kind[] = ['production', 'test'];
	const kind = kinds.find((one) => registrations[one]?.target === target);
	const known = kind && ownRegistration(context, kind);
	// After a failed activation there is nothing written down: what it made it has removed itself.
	if (!known) return;
	await removeKnown(clientOf(context), known);
	delete registrations[kind];
}

function usesExisting(context: IHookFunctions): boolean {
	return context.getNodeParameter('authentication') === USE_EXISTING;
}

async function attachAll(client: Client, plan: Plan, operationId: string, found: boolean) {
	const { ruleIds, name, target } = plan;
	if (!ruleIds) return;
	const wish = { operationId, name, target };
	// Twice: the second time only looks, whether somebody has written over it meanwhile.
	for (const ruleId of [...ruleIds, ...ruleIds]) {
		if (await attach(client, ruleId, wish)) continue;
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

function sameRules(known: string[] | undefined, wanted: string[] | undefined): boolean {
	const text = (ids?: string[]) => JSON.stringify(ids && [...ids].sort());
	return text(known) === text(wanted);
}
