import { CallError } from '../../shared/http/errors';
import { leftoverError } from '../../shared/webhook/leftovers';
import type { TriggerClient } from './client';
import { quoted } from './preconditions';
import { deleteWebhooks, findWebhooks, type Webhook, type Wanted } from './webhooks';

/** Deletes webhooks until ThoughtSpot lists none of them; fails with an error that names what is left. */
export async function removeWebhooks(
	client: TriggerClient,
	webhooks: Webhook[],
	org: string,
): Promise<void> {
	if (webhooks.length === 0) return;
	const ids = webhooks.map(({ id }) => id);
	const problem = await deletionProblem(client, ids);
	if (problem === undefined) return;
	// Also an answer that got lost, or an id that is not known any more, may mean that it is gone.
	const left = (await findWebhooks(client, org)).filter(({ id }) => ids.includes(id));
	if (left.length === 0) return;
	const names = left.map(({ name, id }) => `${quoted(name)} (${id})`).join(', ');
	throw new CallError(
		`The webhook ${names} could not be removed: ${problem}`,
		'Try again later, or remove it in ThoughtSpot.',
	);
}

async function deletionProblem(client: TriggerClient, ids: string[]): Promise<string | undefined> {
	try {
		return await deleteWebhooks(client, ids);
	} catch (error) {
		return (error as Error).message;
	}
}

/** Cleans up after a registration that failed, and gives the error to throw. */
export async function undo(
	client: TriggerClient,
	wanted: Wanted,
	org: string,
	isMine: (webhook: Webhook) => boolean,
	cause: unknown,
): Promise<unknown> {
	const { status, message, description } = Object(cause) as CallError;
	// ThoughtSpot refused it, so there is nothing to clean up.
	if (status >= 400 && status < 500) return cause;
	try {
		await removeWebhooks(client, (await findWebhooks(client, org)).filter(isMine), org);
		return cause;
	} catch (error) {
		return leftoverError(
			cause,
			`${message}. The webhook ${quoted(wanted.name)} to ${wanted.url} may be registered all the same, and could not be removed: ${(error as Error).message}`,
			`${description ?? ''} Publishing the workflow again finds the webhook and replaces it; otherwise remove it in ThoughtSpot.`.trim(),
		);
	}
}

/** The error for a webhook that could not be taken down: it says which one is left. */
export function stillThere(id: string, url: string, cause: unknown): CallError {
	const { message, description } = Object(cause) as CallError;
	return leftoverError(
		cause,
		`The webhook ${id} to ${url} may still be registered in ThoughtSpot. ${message}`,
		`${description ?? ''} Publishing and unpublishing the workflow again removes it; otherwise remove it in ThoughtSpot.`.trim(),
	);
}
