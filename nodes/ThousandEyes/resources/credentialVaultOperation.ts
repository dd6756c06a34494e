import { required } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { aid, name, requiredName } from '../fields/common';
import {
	confirmDisabledObjects,
	credentialVaultOperationId,
	secrets,
	STATES,
	status,
} from '../fields/integration';
import { kept } from '../writable';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-credential-vault-operations/';

const isState = (status: unknown) => STATES.includes(String(status));

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many vault operations',
	description: 'Retrieve vault operations: which secrets tests take from a vault',
	docs,
	method: 'GET',
	path: '/v7/operations/credential-vault',
	list: { rows: 'items' },
	fields: [aid],
};

const get: Operation = {
	name: 'Get',
	action: 'Get a vault operation',
	description: 'Retrieve one vault operation; it names secrets, and holds none',
	docs,
	method: 'GET',
	path: '/v7/operations/credential-vault/{credentialVaultOperationId}',
	fields: [credentialVaultOperationId, aid],
};

export const credentialVaultOperation: Resource = {
	name: 'Credential Vault Operation',
	value: 'credentialVaultOperation',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a vault operation',
			description: 'Create a vault operation, by which tests take secrets from a vault',
			docs,
			method: 'POST',
			path: '/v7/operations/credential-vault',
			unordered: true,
			fields: [requiredName, required(secrets), aid],
			collections: { additionalFields: [status] },
		},
		delete: {
			name: 'Delete',
			action: 'Delete a vault operation',
			description: 'Delete a vault operation for good; tests that use its secrets get disabled',
			docs,
			method: 'DELETE',
			path: '/v7/operations/credential-vault/{credentialVaultOperationId}',
			unordered: true,
			fields: [credentialVaultOperationId, aid],
			collections: { options: [confirmDisabledObjects] },
			prepare: (values) => ({
				...values,
				confirmDisabledObjects: values.confirmDisabledObjects === true,
			}),
			deletes: 'credentialVaultOperationId',
		},
		get,
		getAll,
		update: {
			name: 'Update',
			action: 'Update a vault operation',
			description:
				'Change a vault operation; what is not set stays as it is, and the given secrets replace its secrets',
			docs,
			method: 'PUT',
			path: '/v7/operations/credential-vault/{credentialVaultOperationId}',
			fields: [credentialVaultOperationId, aid],
			collections: { additionalFields: [name, secrets, status] },
			merge: {
				read: get,
				writable: (row) =>
					kept(row, ['name', 'secrets', ...(isState(row.status) ? ['status'] : [])]),
			},
		},
	},
	choices: {
		searchVaultOperations: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ name: called }) => [called],
			details: ({ status: state }) => [state],
		},
	},
};
