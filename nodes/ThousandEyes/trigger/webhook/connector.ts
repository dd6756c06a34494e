import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../../shared/http/errors';
import { backOff } from '../../../shared/http/retry';
import { InputProblem, type Operation } from '../../../shared/operation/vocabulary';
import { waitUntil } from '../../../shared/time/clock';
import { isOutOfReach } from '../../../shared/webhook/reachability';
import { getConnectors, replaceConnectors } from '../../resources/webhookOperation';
import { isGone, isPassing, type TriggerClient } from '../client';
import { payloadOf } from './payload';
import { connectorPiece, operationPiece, repeatable, type Piece } from './pieces';
import type { Made, Registration, Wanted } from './registration';

/** What joins an operation to a connector, as one object. */
const joining: Operation = { ...getConnectors, list: undefined };

const join = repeatable(replaceConnectors);

const MOST_ATTEMPTS = 4;

/** Looks for what was left behind, and refuses an address that the service which answers cannot call. */
export async function checkReach(client: TriggerClient, wanted: Wanted): Promise<void> {
	const { target } = wanted;
	await findMarked(client, connectorPiece, wanted);
	if (!isOutOfReach(target, client.origin)) return;
	throw new InputProblem(
		'Listen By',
		`cannot be Webhook here: ThousandEyes cannot reach ${target}`,
		"Set n8n's WEBHOOK_URL to its public address, or choose Polling.",
	);
}

/** Whether connector and operation are there and joined, as wanted. */
export async function isMade(
	client: TriggerClient,
	{ textEnd }: Wanted,
	{ connectorId, operationId }: Registration,
): Promise<boolean> {
	const { aid } = client;
	const operation = operationPiece.place(operationId);
	if (!(await client.find(connectorPiece.get, { ...connectorPiece.place(connectorId), aid }))) {
		return false;
	}
	const found = await client.find(operationPiece.get, { ...operation, aid });
	if (found?.payload !== payloadOf(textEnd)) return false;
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
			if (hasId(created)) return { id: created.id, found };
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

const hasId = (created: IDataObject | undefined): created is IDataObject & { id: string } =>
	typeof created?.id === 'string';

/** Removes a piece; that it is gone already is as good. */
export async function discard(client: TriggerClient, piece: Piece, id: string): Promise<void> {
	try {
		await client.answer(piece.remove, { ...piece.place(id), aid: client.aid });
	} catch (error) {
		if (!isGone(error)) await Promise.reject(error);
	}
}
