import type { CallError } from '../../../shared/http/errors';
import { clean } from '../../../shared/reading/clean';
import { leftoverError } from '../../../shared/webhook/leftovers';
import type { TriggerClient } from '../client';
import { connectorPiece, discard, findMarked, operationPiece, type Piece } from './pieces';
import type { Registration, Wanted } from './registration';
import { detach, rulesWith } from './rules';

/** Removes a registration's pieces and takes them out of the rules; the error names what is left. */
export async function removeKnown(client: TriggerClient, known: Registration): Promise<void> {
	const { operationId, connectorId } = known;
	const left: string[] = [];
	const attached = async () => await rulesWith(client, operationId);
	const ruleIds =
		known.ruleIds ?? (await orLeft(left, 'the alert rules that it was attached to', attached));
	await removePieces(client, left, ruleIds, [operationId], [connectorId]);
	if (left.length === 0) return;
	return await Promise.reject(withLeftovers(undefined, left));
}

/**
 * Removes by mark what a failed set-up has made, also what it never had an answer for. It fails with
 * what the set-up failed with, and names what is left.
 */
export async function takeBack(
	client: TriggerClient,
	wanted: Wanted,
	cause: unknown,
): Promise<never> {
	const left: string[] = [];
	const marked = async (piece: Piece) => {
		const title = `the ${piece.title} '${wanted.name}', if it was created`;
		return await orLeft(left, title, async () => await findMarked(client, piece, wanted));
	};
	const operations = await marked(operationPiece);
	const connectors = await marked(connectorPiece);
	await removePieces(client, left, wanted.ruleIds, operations, connectors);
	return await Promise.reject(left.length > 0 ? withLeftovers(cause, left) : cause);
}

async function removePieces(
	client: TriggerClient,
	left: string[],
	ruleIds: string[] = [],
	operations: string[] = [],
	connectors: string[] = [],
): Promise<void> {
	for (const id of operations) {
		const title = `the ${operationPiece.title} ${id}`;
		const before = left.length;
		for (const ruleId of ruleIds) {
			const inRule = `${title} in alert rule ${ruleId}`;
			await orLeft(left, inRule, async () => await detach(client, ruleId, id));
		}
		// A rule must not name what is not there; and by its mark the next activation finds it.
		if (left.length > before) left.push(`${title} (kept because of the rule)`);
		else await orLeft(left, title, async () => await discard(client, operationPiece, id));
	}
	for (const id of connectors) {
		const title = `the ${connectorPiece.title} ${id}`;
		await orLeft(left, title, async () => await discard(client, connectorPiece, id));
	}
}

/** Goes on when a step of the cleaning up fails, and notes what is left for the error. */
async function orLeft<T>(
	left: string[],
	title: string,
	step: () => Promise<T>,
): Promise<T | undefined> {
	try {
		return await step();
	} catch (error) {
		left.push(`${title} (${clean(error instanceof Error ? error.message : String(error))})`);
		return undefined;
	}
}

/** The error that names what could not be removed, after the reason for removing it. */
function withLeftovers(error: unknown, left: string[]): CallError {
	const cause = error instanceof Error ? `${clean(error.message)}. ` : '';
	return leftoverError(
		error,
		`${cause}These are left at ThousandEyes: ${left.join('; ')}`,
		'Remove them there by hand (Integrations, Alert Rules), or publish and unpublish the workflow once more.',
	);
}
