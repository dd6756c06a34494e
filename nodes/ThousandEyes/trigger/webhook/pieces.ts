import type { Operation, Values } from '../../../shared/operation/vocabulary';
import { connector } from '../../resources/connector';
import { webhookOperation } from '../../resources/webhookOperation';
import { CONTENT_TYPE, payloadOf, SECRET_HEADER } from './payload';
import type { Wanted } from './registration';

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
export const repeatable = (operation: Operation): Operation => ({
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
	content: ({ name, textEnd }) => ({
		name,
		type: 'webhook',
		category: 'alerts',
		status: 'pending',
		enabled: true,
		payload: payloadOf(textEnd),
		headers: [{ name: 'Content-Type', value: CONTENT_TYPE }],
	}),
};
