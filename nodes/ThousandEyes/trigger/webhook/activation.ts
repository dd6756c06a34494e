import type { IHookFunctions } from 'n8n-workflow';
import { addressOf, isOwn, registrationsOf, type Kind } from '../../../shared/webhook/registration';
import { USE_EXISTING } from '../../../shared/webhook/webhookCredential';
import { TriggerClient } from '../client';
import { removeKnown, removeMarked, withLeftovers } from './cleanup';
import { checkReach, isMade, make } from './connector';
import {
	ownRegistration,
	remember,
	wantedOf,
	WEBHOOK_PATH,
	type Registration,
} from './registration';
import { isAttached } from './rule';
import { attachOnly } from './rules';

/** Whether everything of the webhook is at ThousandEyes; 404 alone counts as gone. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	if (usesExisting(context)) return true;
	const wanted = wantedOf(context);
	const known = registrationsOf<Registration>(context)[wanted.kind];
	if (!known || !isOwn(context, known, WEBHOOK_PATH)) return false;
	// A secret that can be read in the workflow is replaced.
	if (known.secret !== undefined || !sameRules(known.ruleIds, wanted.ruleIds)) return false;
	const client = clientOf(context);
	if (!(await isMade(client, wanted, known))) return false;
	for (const ruleId of wanted.ruleIds ?? []) {
		const attached = await isAttached(client, ruleId, known.operationId);
		if (attached === false) return false;
		// A rule that was deleted must not keep the workflow from starting with n8n.
		if (attached === undefined) context.logger.warn(`There is no alert rule ${ruleId} any more`);
	}
	return true;
}

/** Sets up the webhook at ThousandEyes; a failure leaves nothing behind, or names what it left. */
export async function register(context: IHookFunctions): Promise<void> {
	if (usesExisting(context)) return;
	const wanted = wantedOf(context);
	const client = clientOf(context);
	ownRegistration(context, wanted.kind);
	await checkReach(client, wanted);
	try {
		const made = await make(client, wanted);
		await attachOnly(client, wanted, made);
		remember(context, wanted, made, client.host);
	} catch (error) {
		const left = await removeMarked(client, wanted);
		return await Promise.reject(left.length > 0 ? withLeftovers(error, left) : error);
	}
}

/** Removes what is set up for the address that n8n asks about, and only that. */
export async function unregister(context: IHookFunctions): Promise<void> {
	if (usesExisting(context)) return;
	const registrations = registrationsOf<Registration>(context);
	const target = addressOf(context);
	const kinds: Kind[] = ['production', 'test'];
	const kind = kinds.find((one) => registrations[one]?.target === target);
	const known = kind && ownRegistration(context, kind);
	// After a failed activation there is nothing written down: what it made it has removed itself.
	if (!known) return;
	await removeKnown(clientOf(context), known);
	delete registrations[kind];
}

const clientOf = (context: IHookFunctions) =>
	new TriggerClient(context, (name, fallback) => context.getNodeParameter(name, fallback));

const usesExisting = (context: IHookFunctions) =>
	context.getNodeParameter('authentication') === USE_EXISTING;

function sameRules(known: string[] | undefined, wanted: string[] | undefined): boolean {
	const text = (ids?: string[]) => JSON.stringify(ids && [...ids].sort());
	return text(known) === text(wanted);
}
