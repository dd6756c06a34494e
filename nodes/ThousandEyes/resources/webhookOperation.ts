import type { Operation, Produced, Resource, Run, Values } from '../../shared/operation/vocabulary';
import { InputProblem } from '../../shared/operation/vocabulary';
import { required } from '../../shared/operation/fields';
import { aid, name, requiredName } from '../fields/common';
import {
	category,
	confirmDisabledObjects,
	connectorIds,
	enabled,
	headers,
	ofType,
	path,
	payload,
	queryParams,
	replaceRemove,
	status,
	webhookOperationId,
} from '../fields/integration';
import { kept } from '../writable';
import { idsOf } from './assigned';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-webhook-operations/';

/** Values of headers, which may be keys. */
const mask = ['value'];

const simplify = [
	'id',
	'name',
	'category',
	'status',
	'enabled',
	'path',
	'headers',
	'queryParams',
	'payload',
	'type',
];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many webhook operations',
	description: 'Retrieve webhook operations: what is sent to a connector, and when',
	docs,
	method: 'GET',
	path: '/v7/operations/webhooks',
	list: { rows: 'items' },
	fields: [aid],
	mask,
	simplify,
};

const get: Operation = {
	name: 'Get',
	action: 'Get a webhook operation',
	description: 'Retrieve one webhook operation',
	docs,
	method: 'GET',
	path: '/v7/operations/webhooks/{webhookOperationId}',
	fields: [webhookOperationId, aid],
	mask,
	simplify,
};

/** Creates a webhook operation. */
export const create: Operation = {
	name: 'Create',
	action: 'Create a webhook operation',
	description:
		'Create a webhook operation. It sends nothing before it has a connector, and a rule that names it.',
	docs,
	method: 'POST',
	path: '/v7/operations/webhooks',
	unordered: true,
	constants: { status: 'pending' },
	fields: [requiredName, required(category), aid],
	collections: { additionalFields: [enabled, headers, path, payload, queryParams] },
	mask,
};

/** Deletes a webhook operation. */
export const remove: Operation = {
	name: 'Delete',
	action: 'Delete a webhook operation',
	description: 'Delete a webhook operation for good; it sends nothing anymore',
	docs,
	method: 'DELETE',
	path: '/v7/operations/webhooks/{webhookOperationId}',
	unordered: true,
	fields: [webhookOperationId, aid],
	deletes: 'webhookOperationId',
	notice: 'Alert rules that name it keep an entry that leads nowhere: take it out of them first.',
};

/** The ID of the connector of an operation. */
export const getConnectors: Operation = {
	name: 'Get Connectors',
	action: 'Get the connectors of an operation',
	description: 'Retrieve the ID of the connector that a webhook or vault operation uses',
	docs,
	method: 'GET',
	path: '/v7/operations/{type}/{webhookOperationId}/connectors',
	list: { rows: 'items', as: 'connectorId' },
	fields: [...ofType, aid],
};

/** Puts one connector, or none, in the place of the one that an operation has. */
export const replaceConnectors: Operation = {
	name: 'Replace Connectors',
	action: 'Replace the connectors of an operation',
	description: 'Replace the connector of an operation',
	docs,
	method: 'PUT',
	path: '/v7/operations/{type}/{webhookOperationId}/connectors',
	list: { rows: 'items', as: 'connectorId' },
	body: 'connectorIds',
	fields: [...ofType, connectorIds, aid],
	collections: { options: [confirmDisabledObjects] },
};

async function* assign(run: Run, values: Values): AsyncGenerator<Produced[]> {
	const { mode, confirmDisabledObjects: confirmed, ...asked } = values;
	const { connectorIds: given, ...place } = asked;
	const taken = given as string[];
	if (mode === 'remove') {
		const [present] = idsOf(await run.ask(getConnectors, place));
		if (!taken.includes(present)) {
			throw new InputProblem('Connector ID', 'is not that of the connector that it has');
		}
	}
	const rows = await run.ask(replaceConnectors, {
		...place,
		connectorIds: mode === 'remove' ? [] : taken,
		confirmDisabledObjects: confirmed,
	});
	yield rows.length > 0 ? rows.map((json) => ({ json })) : [{ json: { success: true } }];
}

function checkOne(values: Values): Values {
	if ((values.connectorIds as string[]).length === 1) return values;
	throw new InputProblem('Connector ID', 'must be one ID: an operation has one connector');
}

export const webhookOperation: Resource = {
	name: 'Webhook Operation',
	value: 'webhookOperation',
	operations: {
		assignConnectors: {
			name: 'Assign Connectors',
			action: 'Assign a connector to an operation',
			description:
				'Give a webhook or vault operation its connector, which replaces the one that it has; with the option Mode it is taken away',
			docs,
			method: 'PUT',
			path: '/v7/operations/{type}/{webhookOperationId}/connectors',
			fields: [...ofType, connectorIds, aid],
			collections: { options: [confirmDisabledObjects, replaceRemove] },
			prepare: checkOne,
			run: assign,
			uses: [getConnectors, replaceConnectors],
		},
		create,
		delete: remove,
		get,
		getAll,
		getConnectors,
		update: {
			name: 'Update',
			action: 'Update a webhook operation',
			description: 'Change a webhook operation; what is not set stays as it is',
			docs,
			method: 'PUT',
			path: '/v7/operations/webhooks/{webhookOperationId}',
			fields: [webhookOperationId, aid],
			collections: {
				additionalFields: [category, enabled, headers, name, path, payload, queryParams, status],
			},
			merge: {
				read: get,
				writable: (row) =>
					kept(row, [
						'name',
						'enabled',
						'category',
						'status',
						'path',
						'payload',
						'headers',
						'queryParams',
						'type',
					]),
			},
			mask,
		},
	},
	choices: {
		searchWebhookOperations: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ name: called }) => [called],
			details: ({ status: state }) => [state],
		},
	},
};
