import type { IHookFunctions } from 'n8n-workflow';
import { CallError, toNodeError } from '../../shared/http/errors';
import { leftoverError } from '../../shared/webhook/leftovers';
import type { Kind } from '../../shared/webhook/registration';
import { hashOfSecret, keptHash, newSecret } from '../../shared/webhook/verify';
import { USE_EXISTING } from '../../shared/webhook/webhookCredential';
import { TriggerClient } from './client';
import { createWebhook, type Wanted } from './creation';
import { isOwn, makeRoom, MARK } from './ownership';
import { readyOrg } from './preconditions';
import {
	endpointOf,
	SECRET_HEADER,
	SIGNATURE_HEADER,
	type Endpoint,
	type Registration,
} from './registration';
import { leftBehind, mayStay } from './warnings';
import { findWebhooks, removeWebhooks } from './webhooks';

const LONGEST_NAME = 80;

/** Whether the trigger's webhook is still registered; only its absence counts as gone. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const { kind, url, stored } = endpointOf(context);
	const authentication = authenticationOf(context);
	if (authentication === USE_EXISTING) {
		if (stored) leftBehind(context, stored);
		return true;
	}
	if (!stored || stored.url !== url) return false;
	try {
		const client = clientFor(context, stored);
		const webhooks = await findWebhooks(client, stored.org);
		const found = webhooks.find(({ id, url: at }) => id === stored.id && at === url);
		const { cluster } = client;
		const known = { ...stored, secretHash: keptHash(stored), authentication, cluster };
		// As the node reaches it now; and former versions kept the secret itself.
		delete known.secret;
		remember(context, kind, found && known);
		return found !== undefined && mayStay(context, found);
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** Registers the trigger's webhook; when that fails, nothing of it stays behind, or the error names it. */
export async function register(context: IHookFunctions): Promise<void> {
	try {
		const authentication = authenticationOf(context);
		if (authentication === USE_EXISTING) return;
		const endpoint = endpointOf(context);
		const wanted = wantedFor(context, endpoint.url);
		const client = new TriggerClient(context, [wanted.secret, wanted.signatureSecret]);
		const org = await readyOrg(context, client, wanted.url);
		await makeRoom(context, client, endpoint, org);
		const id = await createWebhook(client, wanted, org.id);
		remember(context, endpoint.kind, {
			id,
			url: wanted.url,
			org: org.id,
			authentication,
			cluster: client.cluster,
			secretHash: hashOfSecret(wanted.secret),
			signatureSecret: wanted.signatureSecret,
		});
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** Removes what the trigger has registered, and only that. */
export async function unregister(context: IHookFunctions): Promise<void> {
	const endpoint = endpointOf(context);
	const { kind, stored } = endpoint;
	try {
		if (stored) await remove(context, endpoint, stored);
		remember(context, kind);
	} catch (error) {
		const { id, url } = stored as Registration;
		throw toNodeError(context.getNode(), stillThere(id, url, error), 0);
	}
}

async function remove(
	context: IHookFunctions,
	endpoint: Endpoint,
	stored: Registration,
): Promise<void> {
	const { authentication: before, cluster, org } = stored;
	const now = authenticationOf(context);
	// N8n gives the node no other credential than the one that it is set to now.
	if ((before ?? now) !== now || now === USE_EXISTING) {
		throw new CallError(
			`It was registered with another type of credential (${before ?? 'not noted'}) than this node has now (${now})`,
			'Choose a credential of the type that it was registered with.',
		);
	}
	const client = clientFor(context, stored);
	const own = (await findWebhooks(client, org)).filter((webhook) => isOwn(endpoint, webhook));
	if (own.length === 0 && cluster && cluster !== client.cluster) {
		throw new CallError(
			`It was registered at ${cluster}, and the credential leads to ${client.cluster} now`,
			'Choose the credential of that cluster again.',
		);
	}
	await removeWebhooks(client, own, org);
}

function wantedFor(context: IHookFunctions, url: string): Wanted {
	const { name } = context.getWorkflow();
	return {
		name: `n8n: ${name ?? 'workflow'}`.slice(0, LONGEST_NAME),
		description: `${MARK} It is removed when the workflow is deactivated.`,
		url,
		header: SECRET_HEADER,
		secret: newSecret(),
		signatureHeader: SIGNATURE_HEADER,
		signatureSecret: newSecret(),
	};
}

/** Remembers a registration, or forgets it. */
function remember(context: IHookFunctions, kind: Kind, registration?: Registration): void {
	const data = context.getWorkflowStaticData('node');
	if (registration) data[kind] = registration;
	else delete data[kind];
	// Former versions kept the keys of deliveries here.
	delete data.received;
}

/** The error for a webhook that could not be taken down: it says which one is left. */
function stillThere(id: string, url: string, cause: unknown): CallError {
	const { message, description } = Object(cause) as CallError;
	return leftoverError(
		cause,
		`The webhook ${id} to ${url} may still be registered in ThoughtSpot. ${message}`,
		`${description ?? ''} Publishing and unpublishing the workflow again removes it; otherwise remove it in ThoughtSpot.`.trim(),
	);
}

const clientFor = (context: IHookFunctions, { secret, signatureSecret }: Registration) =>
	new TriggerClient(context, [secret, signatureSecret]);

const authenticationOf = (context: IHookFunctions) =>
	String(context.getNodeParameter('authentication'));
