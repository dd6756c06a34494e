import type { Operation, Produced, Resource, Run, Values } from '../../shared/operation/vocabulary';
import { writableConnector } from '../connectorBody';
import { aid, name, requiredName } from '../fields/common';
import {
	account,
	addRemoveReplace,
	connectorHeaders,
	conjurConfirmation,
	connectorId,
	connectorType,
	connectorTypeOrAll,
	operationIds,
	neededAccount,
	target,
} from '../fields/integration';
import { required } from '../../shared/operation/fields';
import {
	authentication,
	hostAuthentication,
	neededHostAuthentication,
} from '../fields/connectorAuthentication';
import {
	assign,
	docs,
	getOperations,
	replaceOperations,
	withConfirmation,
} from './connectorOperations';

/** How a connector signs in, and the values of its headers, which may be keys. */
const mask = ['authentication', 'value'];

const ofOneType: Operation = {
	name: 'Get Many',
	action: 'Get many connectors of a type',
	description: 'Retrieve the connectors of one type',
	docs,
	method: 'GET',
	path: '/v7/connectors/{connectorType}',
	list: { rows: 'items' },
	fields: [connectorType, aid],
	mask,
};

async function* ofTypes(run: Run, values: Values): AsyncGenerator<Produced[]> {
	const all = values.connectorType === 'all' || values.connectorType === undefined;
	const types = all ? ['generic', 'conjur'] : [String(values.connectorType)];
	let left = run.limit;
	for (const type of types) {
		if (left <= 0) return;
		const asked = { aid: values.aid, connectorType: type };
		for await (const rows of run.pages(ofOneType, asked, left)) {
			left -= rows.length;
			yield rows.map((row) => ({ json: { ...row, connectorType: type } }));
		}
	}
}

const get: Operation = {
	name: 'Get',
	action: 'Get a connector',
	description: 'Retrieve one connector: where webhooks are sent to, or a vault of credentials',
	docs,
	method: 'GET',
	path: '/v7/connectors/{connectorType}/{connectorId}',
	fields: [connectorType, connectorId, aid],
	mask,
};

/** Creates a connector. */
export const create: Operation = {
	name: 'Create',
	action: 'Create a connector',
	description:
		'Create a connector: an address that webhooks are sent to, or a vault that credentials come from',
	docs,
	method: 'POST',
	path: '/v7/connectors/{connectorType}',
	unordered: true,
	// Also what leads to Conjur is generic here.
	constants: { type: 'generic' },
	fields: [connectorType, requiredName, required(target), aid],
	collections: {
		additionalFields: [neededAccount, authentication, neededHostAuthentication, connectorHeaders],
	},
	mask,
};

/** Deletes a connector. */
export const remove: Operation = {
	name: 'Delete',
	action: 'Delete a connector',
	description: 'Delete a connector for good; operations that use it have none then',
	docs,
	method: 'DELETE',
	path: '/v7/connectors/{connectorType}/{connectorId}',
	unordered: true,
	fields: [connectorType, connectorId, aid],
	collections: { options: [conjurConfirmation] },
	prepare: withConfirmation,
	deletes: 'connectorId',
};

export const connector: Resource = {
	name: 'Connector',
	value: 'connector',
	operations: {
		assignOperations: {
			name: 'Assign Operations',
			action: 'Assign operations to a connector',
			description:
				'Add operations to a connector; with the option Mode they are taken away, or replace those that it has',
			docs,
			method: 'PUT',
			path: '/v7/connectors/{connectorType}/{connectorId}/operations',
			fields: [connectorType, connectorId, operationIds, aid],
			collections: { options: [addRemoveReplace, conjurConfirmation] },
			run: assign,
			uses: [getOperations, replaceOperations],
		},
		create,
		delete: remove,
		get,
		getAll: {
			...ofOneType,
			action: 'Get many connectors',
			description: 'Retrieve connectors, of one type or of every type',
			fields: [connectorTypeOrAll, aid],
			run: ofTypes,
			uses: [ofOneType],
		},
		getOperations,
		update: {
			name: 'Update',
			action: 'Update a connector',
			description: 'Change a connector; what is not set stays as it is',
			docs,
			method: 'PUT',
			path: '/v7/connectors/{connectorType}/{connectorId}',
			constants: { type: 'generic' },
			fields: [connectorType, connectorId, aid],
			collections: {
				additionalFields: [
					account,
					authentication,
					hostAuthentication,
					connectorHeaders,
					name,
					target,
				],
			},
			merge: {
				read: get,
				writable: writableConnector,
			},
			mask,
			notice:
				'The service may not give passwords and tokens back. Then they have to be entered anew, or nothing is changed.',
		},
	},
	choices: {
		searchConnectors: {
			operation: ofOneType,
			given: (read) => ({ connectorType: read('connectorType') ?? 'generic' }),
			value: ({ id }) => id,
			name: ({ name: called }) => [called],
			details: ({ target: address }) => [address],
		},
	},
};
