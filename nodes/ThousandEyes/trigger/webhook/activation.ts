import type { IHookFunctions, IPollFunctions } from 'n8n-workflow';
import { InputProblem } from '../../../shared/operation/vocabulary';
import { isOutOfReach } from '../../../shared/webhook/reachability';
import {
	addressOf,
	isOwn,
	registrationsOf,
	workflowIdOf,
	type Kind,
} from '../../../shared/webhook/registration';
import { hashOfSecret } from '../../../shared/webhook/verify';
import { USE_EXISTING } from '../../../shared/webhook/webhookCredential';
import { connector } from '../../resources/connector';
import { TriggerClient } from '../client';
import { removeKnown, takeBack } from './cleanup';
import { isMade, make } from './pieces';
import { WEBHOOK_PATH, wantedOf, type Made, type Registration, type Wanted } from './registration';
import { attachOnly, isAttached } from './rules';

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
		remember(context, wanted, made, client.address?.hostname);
	} catch (error) {
		await takeBack(client, wanted, error);
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

/** A node that was switched from webhook to polling may have left its webhook behind. */
export async function removeFormer(context: IPollFunctions, client: TriggerClient): Promise<void> {
	const registrations = registrationsOf<Registration>(context);
	if (!registrations.production) return;
	const own = ownRegistration(context, 'production');
	if (own) await removeKnown(client, own);
	delete registrations.production;
}

const clientOf = (context: IHookFunctions) =>
	new TriggerClient(context, (name, fallback) => context.getNodeParameter(name, fallback));

const usesExisting = (context: IHookFunctions) =>
	context.getNodeParameter('authentication') === USE_EXISTING;

function sameRules(known: string[] | undefined, wanted: string[] | undefined): boolean {
	const text = (ids?: string[]) => JSON.stringify(ids && [...ids].sort());
	return text(known) === text(wanted);
}

/**
 * The registration of this very node. Another one that its static data holds, as those of copies and
 * of cloned instances do, is left alone: n8n's log names it.
 */
function ownRegistration(
	context: IHookFunctions | IPollFunctions,
	kind: Kind,
): Registration | undefined {
	const known = registrationsOf<Registration>(context)[kind];
	if (!known || isOwn(context, known, WEBHOOK_PATH)) return known;
	const { target, connectorId, operationId, ruleIds = [] } = known;
	const rules = ruleIds.length > 0 ? `, in the alert rules ${ruleIds.join(', ')}` : '';
	context.logger.warn(
		`ThousandEyes Trigger: the webhook to ${target} was left alone, because another workflow or another n8n may use it: this node has another address, or its workflow is a copy. If nothing uses it, remove it at ThousandEyes: the connector ${connectorId} and the webhook operation ${operationId}${rules}`,
	);
	return undefined;
}

/** Refuses an address that the service which answers cannot call. */
async function checkReach(client: TriggerClient, { target }: Wanted): Promise<void> {
	await client.ask(connector.operations.getAll, { connectorType: 'generic', aid: client.aid });
	if (!isOutOfReach(target, client.origin)) return;
	throw new InputProblem(
		'Listen By',
		`cannot be Webhook here: ThousandEyes cannot reach ${target}`,
		"Set n8n's WEBHOOK_URL to its public address, or choose Polling.",
	);
}

/** Writes down what was set up. */
function remember(
	context: IHookFunctions,
	{ kind, target, secret, ruleIds }: Wanted,
	{ connectorId, operationId }: Made,
	apiHost: string | undefined,
): void {
	registrationsOf<Registration>(context)[kind] = {
		target,
		workflowId: workflowIdOf(context),
		secretHash: hashOfSecret(secret),
		connectorId,
		operationId,
		apiHost,
		ruleIds,
	};
}
