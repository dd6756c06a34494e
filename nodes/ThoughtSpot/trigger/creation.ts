import { CallError } from '../../shared/http/errors';
import type { Operation } from '../../shared/operation/vocabulary';
import { quoted } from '../../shared/reading/clean';
import { leftoverError } from '../../shared/webhook/leftovers';
import { webhook } from '../resources/webhook';
import type { TriggerClient } from './client';
import { findWebhooks, removeWebhooks, type Webhook } from './webhooks';

/** The operation as errors call it. */
const create: Operation = { ...webhook.operations.create, action: 'Register the webhook' };

/** What a webhook is registered with. */
export interface Wanted {
	name: string;
	description: string;
	url: string;
	header: string;
	secret: string;
	signatureHeader: string;
	signatureSecret: string;
}

/** Registers a webhook and gives its ID; when that fails, nothing of it stays behind, or the error names it. */
export async function createWebhook(
	client: TriggerClient,
	wanted: Wanted,
	org: string,
): Promise<string> {
	try {
		const id = (await send(client, wanted)) ?? (await findOwn(client, wanted, org))[0]?.id;
		if (id) return id;
		throw new CallError('Register the webhook: ThoughtSpot does not list it', 'Try again.');
	} catch (error) {
		throw await undo(client, wanted, org, error);
	}
}

/** Sends the webhook and gives its ID, if the answer tells it. */
async function send(
	client: TriggerClient,
	{ name, description, url, header, secret, signatureHeader, signatureSecret }: Wanted,
): Promise<string | undefined> {
	const [created] = await client.ask(create, {
		name,
		description,
		url,
		authentication: { API_KEY: { key: header, value: secret } },
		signatureVerification: {
			type: 'HMAC_SHA256',
			algorithm: 'SHA256',
			header: signatureHeader,
			secret: signatureSecret,
		},
	});
	const id = created?.id;
	return typeof id === 'string' && id !== '' ? id : undefined;
}

/** What is registered as wanted. */
async function findOwn(client: TriggerClient, wanted: Wanted, org: string): Promise<Webhook[]> {
	return (await findWebhooks(client, org)).filter(
		({ url, description }) => url === wanted.url && description === wanted.description,
	);
}

/** Cleans up after a registration that failed, and gives the error to throw. */
async function undo(
	client: TriggerClient,
	wanted: Wanted,
	org: string,
	cause: unknown,
): Promise<unknown> {
	const { status, message, description } = Object(cause) as CallError;
	// ThoughtSpot refused it, so there is nothing to clean up.
	if (status >= 400 && status < 500) return cause;
	try {
		await removeWebhooks(client, await findOwn(client, wanted, org), org);
		return cause;
	} catch (error) {
		return leftoverError(
			cause,
			`${message}. The webhook ${quoted(wanted.name)} to ${wanted.url} may be registered all the same, and could not be removed: ${(error as Error).message}`,
			`${description ?? ''} Publishing the workflow again finds the webhook and replaces it; otherwise remove it in ThoughtSpot.`.trim(),
		);
	}
}
