import { CallError } from '../../../shared/http/errors';
import { isGone, isPassing } from '../../../shared/http/failures';
import { backOff } from '../../../shared/http/retry';
import type { Operation, Values } from '../../../shared/operation/vocabulary';
import { waitUntil } from '../../../shared/time/clock';
import { connector } from '../../resources/connector';
import {
	getConnectors,
	replaceConnectors,
	webhookOperation,
} from '../../resources/webhookOperation';
import type { TriggerClient } from '../client';
import { CONTENT_TYPE, SECRET_HEADER } from './payload';
import type { Made, Registration, Wanted } from './registration';

/** One of the two objects that a webhook is made of. */
export interface Piece {
	title: string;
	list: Operation;
	get: Operation;
	create: Operation;
	update: Operation;
	remove: Operation;
	/** Names one of them, or where a new one goes. */
	place: (id?: string) => Values;
	content: (wanted: Wanted) => Values;
}

/** What is done to an object twice changes nothing more, so it may be repeated. */
const repeatable = (operation: Operation): Operation => ({
	...operation,
	effect: 'idempotent',
});

/** The operations of a resource as a piece needs them. */
const worked = ({ getAll, get, create, update, delete: remove }: Record<string, Operation>) => ({
	list: getAll,
	get,
	create,
	update: repeatable(update),
	remove: repeatable(remove),
});

/** Where ThousandEyes sends to, and what it shows there. */
export const connectorPiece: Piece = {
	title: 'connector',
	...worked(connector.operations),
	place: (connectorId) => ({ connectorType: 'generic', connectorId }),
	content: ({ name, target, secret }) => ({
		name,
		target,
		headers: [{ name: SECRET_HEADER, value: secret }],
	}),
};

/** What ThousandEyes sends of an alert. */
export const operationPiece: Piece = {
	title: 'webhook operation',
	...worked(webhookOperation.operations),
	place: (webhookOperationId) => ({ webhookOperationId }),
	content: ({ name, payload }) => ({
		name,
		type: 'webhook',
		category: 'alerts',
		status: 'pending',
		enabled: true,
		payload,
		headers: [{ name: 'Content-Type', value: CONTENT_TYPE }],
	}),
};

/** What joins an operation to a connector, as one object. */
const joining: Operation = { ...getConnectors, list: undefined };

const join = repeatable(replaceConnectors);

const MOST_ATTEMPTS = 4;

/** Whether connector and operation are there and joined, as wanted. */
export async function isMade(
	client: TriggerClient,
	{ payload }: Wanted,
	{ connectorId, operationId }: Registration,
): Promise<boolean> {
	const { aid } = client;
	const operation = operationPiece.place(operationId);
	const place = connectorPiece.place(connectorId);
	if (!(await client.find(connectorPiece.get, { ...place, aid }))) return false;
	const found = await client.find(operationPiece.get, { ...operation, aid });
	if (found?.payload !== payload) return false;
	const joined = await client.find(joining, { type: 'webhooks', ...operation, aid });
	return [joined?.items].flat().includes(connectorId);
}

/** Makes connector and operation and joins them; what is there already is made as wanted. */
export async function make(client: TriggerClient, wanted: Wanted): Promise<Made> {
	const { id: connectorId } = await ensure(client, connectorPiece, wanted);
	const { id: operationId, found } = await ensure(client, operationPiece, wanted);
	const place = { type: 'webhooks', ...operationPiece.place(operationId), aid: client.aid };
	await client.answer(join, { ...place, connectorIds: [connectorId] });
	return { connectorId, operationId, found };
}

/** The IDs of the pieces that carry the mark of what is wanted. */
export async function findMarked(
	client: TriggerClient,
	piece: Piece,
	{ mark }: Wanted,
): Promise<string[]> {
	const rows = await client.ask(piece.list, { ...piece.place(), aid: client.aid });
	return rows.filter(({ name }) => String(name).endsWith(mark)).map(({ id }) => String(id));
}

/** Makes sure that a piece is there once, as wanted; says whether it was there before. */
async function ensure(
	client: TriggerClient,
	piece: Piece,
	wanted: Wanted,
): Promise<{ id: string; found: boolean }> {
	const content = { ...piece.content(wanted), aid: client.aid };
	let found: boolean | undefined;
	for (let attempt = 1; ; attempt++) {
		try {
			// Looked for each time: a create whose answer was lost may have gone well.
			const [id, ...doubles] = await findMarked(client, piece, wanted);
			found ??= id !== undefined;
			for (const double of doubles) await discard(client, piece, double);
			if (id !== undefined) {
				await client.answer(piece.update, { ...piece.place(id), ...content });
				return { id, found };
			}
			const [created] = await client.ask(piece.create, { ...piece.place(), ...content });
			if (typeof created?.id === 'string') return { id: created.id, found };
			if (attempt >= MOST_ATTEMPTS) {
				return await Promise.reject(
					new CallError(`Create a ${piece.title}: the answer holds no ID`, 'Try again.'),
				);
			}
		} catch (error) {
			if (!isPassing(error) || attempt >= MOST_ATTEMPTS) return await Promise.reject(error);
		}
		await waitUntil(Date.now() + backOff(attempt));
	}
}

/** Removes a piece; that it is gone already is as good. */
export async function discard(client: TriggerClient, piece: Piece, id: string): Promise<void> {
	try {
		await client.answer(piece.remove, { ...piece.place(id), aid: client.aid });
	} catch (error) {
		if (!isGone(error)) await Promise.reject(error);
	}
}
