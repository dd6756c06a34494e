import { required, text } from '../../shared/operation/fields';
import { InputProblem, type Operation, type Resource } from '../../shared/operation/vocabulary';
import { aid, lettered, name, requiredName } from '../fields/common';
import { kept } from '../writable';
import { checkMasked } from '../secretsKept';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-credentials/';

/** The API gives secrets away. */
const mask = ['value'];

const credentialId = required(
	lettered('credentialId', 'The credential to work with', {
		label: 'Credential',
		list: 'searchCredentials',
		byName: true,
	}),
);

const value = text('value', 'The secret that transaction tests use', {
	secret: true,
	most: 20_000,
});

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many credentials',
	description: 'Retrieve the credentials of transaction tests',
	docs,
	method: 'GET',
	path: '/v7/credentials',
	list: { rows: 'credentials' },
	fields: [aid],
	mask,
};

const get: Operation = {
	name: 'Get',
	action: 'Get a credential',
	description: 'Retrieve one credential of transaction tests',
	docs,
	method: 'GET',
	path: '/v7/credentials/{credentialId}',
	fields: [credentialId, aid],
	mask,
};

export const credential: Resource = {
	name: 'Credential',
	value: 'credential',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a credential',
			description: 'Create a credential for transaction tests',
			docs,
			method: 'POST',
			path: '/v7/credentials',
			unordered: true,
			fields: [requiredName, required(value), aid],
			mask,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a credential',
			description: 'Delete a credential for good; tests that use it fail then',
			docs,
			method: 'DELETE',
			path: '/v7/credentials/{credentialId}',
			unordered: true,
			fields: [credentialId, aid],
			deletes: 'credentialId',
		},
		get,
		getAll,
		update: {
			name: 'Update',
			action: 'Update a credential',
			description: 'Change the name or the value of a credential; what is not set stays as it is',
			docs,
			method: 'PUT',
			path: '/v7/credentials/{credentialId}',
			fields: [credentialId, aid],
			collections: { additionalFields: [name, value] },
			merge: {
				read: get,
				writable: (row, { value: entered }) => {
					checkMasked('Value', row.value, entered);
					if (row.value ?? entered) return kept(row, ['name', 'value']);
					throw new InputProblem('Value', 'has to be entered anew: it cannot be read back');
				},
			},
			mask,
		},
	},
	choices: {
		searchCredentials: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ name: called }) => [called],
		},
	},
};
