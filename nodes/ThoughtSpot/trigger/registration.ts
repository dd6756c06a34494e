import type { IHookFunctions } from 'n8n-workflow';
import { randomBytes } from 'crypto';
import { CallError, toNodeError } from '../../shared/errors';
import { USE_EXISTING } from '../../shared/webhookCredential';
import {
	isOwn,
	isTwin,
	MARK,
	placeOf,
	remember,
	SECRET_HEADER,
	SIGNATURE_HEADER,
	type Place,
} from './place';
import { checkChannel, checkReach, foreign, inUse } from './preconditions';
import { removeWebhooks, stillThere, undo } from './removal';
import { connect, createWebhook, currentOrg, findWebhooks, type Wish } from './webhooks';

const LONGEST_NAME = 80;

/** Whether the trigger's webhook is still registered; only its absence counts as gone. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	if (usesExisting(context)) return true;
	const place = placeOf(context);
	const { kind, url, stored } = place;
	if (!stored || stored.url !== url) return false;
	try {
		const webhooks = await findWebhooks(connect(context), stored.org);
		const found = webhooks.some(({ id, url: at }) => id === stored.id && at === url);
		if (!found) remember(context, kind);
		return found;
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** Registers the trigger's webhook; when that fails, nothing of it stays behind, or the error names it. */
export async function register(context: IHookFunctions): Promise<void> {
	try {
		if (!usesExisting(context)) await registerAt(context, placeOf(context));
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** Removes what the trigger has registered, and only that. */
export async function unregister(context: IHookFunctions): Promise<void> {
	const place = placeOf(context);
	const { kind, stored } = place;
	if (!stored) return;
	const send = connect(context);
	try {
		const webhooks = await findWebhooks(send, stored.org);
		const own = webhooks.filter((webhook) => isOwn(place, webhook));
		await removeWebhooks(send, own, stored.org);
		remember(context, kind);
	} catch (error) {
		throw toNodeError(context.getNode(), stillThere(stored.id, stored.url, error), 0);
	}
}

async function registerAt(context: IHookFunctions, place: Place): Promise<void> {
	const send = connect(context);
	const org = await currentOrg(send);
	checkReach(place.url, org.url);
	await checkChannel(context, send, org);
	const webhooks = await findWebhooks(send, org.id);
	const twins = webhooks.filter((webhook) => isTwin(context, place, webhook));
	const own = webhooks.filter((webhook) => isOwn(place, webhook));
	const other = webhooks.find((webhook) => !own.includes(webhook) && !twins.includes(webhook));
	if (other) throw foreign(org.name, other);
	if (place.kind === 'test' && twins.length > 0) throw inUse(context);
	// Left over from an activation that broke off, or from listening in the editor.
	await removeWebhooks(send, [...own, ...twins], org.id);

	const wish = wishFor(context, place.url);
	const isMine = ({ url, description }: { url: string; description?: string | null }) =>
		url === wish.url && description === wish.description;
	let id: string | undefined;
	try {
		id = await createWebhook(send, wish);
		id ??= (await findWebhooks(send, org.id)).find(isMine)?.id;
		if (!id)
			throw new CallError('Register the webhook: ThoughtSpot does not list it', 'Try again.');
	} catch (error) {
		throw await undo(send, wish, org.id, isMine, error);
	}
	const { url, secret, signatureSecret } = wish;
	remember(context, place.kind, { id, url, org: org.id, secret, signatureSecret });
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

function usesExisting(context: IHookFunctions): boolean {
	return context.getNodeParameter('authentication') === USE_EXISTING;
}
