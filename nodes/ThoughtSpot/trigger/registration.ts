import type { IHookFunctions } from 'n8n-workflow';
import { randomBytes } from 'crypto';
import { CallError, toNodeError } from '../../shared/http/errors';
import { hashOfSecret } from '../../shared/webhook/verify';
import { USE_EXISTING } from '../../shared/webhook/webhookCredential';
import { connect, type Client } from './client';
import {
	isOwn,
	isTwin,
	MARK,
	placeOf,
	remember,
	SECRET_HEADER,
	SIGNATURE_HEADER,
	type Place,
	type Registration,
} from './place';
import { checkChannel, checkReach, foreign, inUse } from './preconditions';
import { removeWebhooks, stillThere, undo } from './removal';
import { leftBehind, mayStay } from './warnings';
import { createWebhook, currentOrg, findWebhooks, type Webhook, type Wish } from './webhooks';

const LONGEST_NAME = 80;

/** Whether the trigger's webhook is still registered; only its absence counts as gone. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const { kind, url, stored } = placeOf(context);
	const authentication = authenticationOf(context);
	if (authentication === USE_EXISTING) {
		if (stored) leftBehind(context, stored);
		return true;
	}
	if (!stored || stored.url !== url) return false;
	try {
		const client = connectFor(context, stored);
		const webhooks = await findWebhooks(client, stored.org);
		const found = webhooks.find(({ id, url: at }) => id === stored.id && at === url);
		const { secret, ...kept } = stored;
		const secretHash = kept.secretHash ?? hashOfSecret(secret ?? '');
		// As the node reaches it now; and former versions kept the secret itself.
		const known = { ...kept, secretHash, authentication, cluster: client.cluster };
		remember(context, kind, found && known);
		return found !== undefined && mayStay(context, found);
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** Registers the trigger's webhook; when that fails, nothing of it stays behind, or the error names it. */
export async function register(context: IHookFunctions): Promise<void> {
	try {
		if (authenticationOf(context) === USE_EXISTING) return;
		await registerAt(context, placeOf(context));
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** Removes what the trigger has registered, and only that. */
export async function unregister(context: IHookFunctions): Promise<void> {
	const place = placeOf(context);
	const { kind, stored } = place;
	try {
		if (stored) await remove(context, place, stored);
		remember(context, kind);
	} catch (error) {
		const { id, url } = stored as Registration;
		throw toNodeError(context.getNode(), stillThere(id, url, error), 0);
	}
}

async function remove(context: IHookFunctions, place: Place, stored: Registration): Promise<void> {
	const { authentication: before, cluster, org } = stored;
	const now = authenticationOf(context);
	// N8n gives the node no other credential than the one that it is set to now.
	if ((before ?? now) !== now || now === USE_EXISTING) {
		throw new CallError(
			`It was registered with another authentication (${before ?? 'not noted'}) than this node has now (${now})`,
			"Set 'Authentication' back for that.",
		);
	}
	const client = connectFor(context, stored);
	const own = (await findWebhooks(client, org)).filter((webhook) => isOwn(place, webhook));
	if (own.length === 0 && cluster && cluster !== client.cluster) {
		throw new CallError(
			`It was registered at ${cluster}, and the credential leads to ${client.cluster} now`,
			'Choose the credential of that cluster again.',
		);
	}
	await removeWebhooks(client, own, org);
}

async function registerAt(context: IHookFunctions, place: Place): Promise<void> {
	const wish = wishFor(context, place.url);
	const client = connect(context, [wish.secret, wish.signatureSecret]);
	const org = await currentOrg(client);
	checkReach(place.url, client.cluster);
	await checkChannel(context, client, org);
	const webhooks = await findWebhooks(client, org.id);
	const twins = webhooks.filter((webhook) => isTwin(context, place, webhook));
	const own = webhooks.filter((webhook) => isOwn(place, webhook));
	const other = webhooks.find((webhook) => !own.includes(webhook) && !twins.includes(webhook));
	if (other) throw foreign(org.name, other);
	if (place.kind === 'test' && twins.length > 0) throw inUse(context);
	// Left over from an activation that broke off, or from listening in the editor.
	await removeWebhooks(client, [...own, ...twins], org.id);

	const isMine = ({ url, description }: Webhook) =>
		url === wish.url && description === wish.description;
	let id: string | undefined;
	try {
		id = await createWebhook(client, wish);
		id ??= (await findWebhooks(client, org.id)).find(isMine)?.id;
		if (!id)
			throw new CallError('Register the webhook: ThoughtSpot does not list it', 'Try again.');
	} catch (error) {
		throw await undo(client, wish, org.id, isMine, error);
	}
	remember(context, place.kind, {
		id,
		url: wish.url,
		org: org.id,
		authentication: authenticationOf(context),
		cluster: client.cluster,
		secretHash: hashOfSecret(wish.secret),
		signatureSecret: wish.signatureSecret,
	});
}

function wishFor(context: IHookFunctions, url: string): Wish {
	const { name } = context.getWorkflow();
	return {
		name: `n8n: ${name ?? 'workflow'}`.slice(0, LONGEST_NAME),
		description: `${MARK} It is removed when the workflow is deactivated.`,
		url,
		header: SECRET_HEADER,
		secret: randomBytes(32).toString('hex'),
		signatureHeader: SIGNATURE_HEADER,
		signatureSecret: randomBytes(32).toString('hex'),
	};
}

const connectFor = (context: IHookFunctions, { secret, signatureSecret }: Registration): Client =>
	connect(context, [secret, signatureSecret]);

const authenticationOf = (context: IHookFunctions) =>
	String(context.getNodeParameter('authentication'));
