import { choice, choices, flag, json, required, text } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { identifier, inPath, names, org } from '../fields/common';
import { connectionIdentifier, signingIn } from '../fields/connection';
import { description } from '../fields/group';

const docs = 'https://developers.thoughtspot.com/docs/connections-api';

const anyConfiguration = identifier(
	'configurationIdentifier',
	'The configuration to work with; the list shows those of the connection',
	{ label: 'Configuration', list: 'searchConfigurations', placeholder: 'e.g. Nightly' },
);

const configurationIdentifier = required(anyConfiguration);

const name = text('name', 'Name of the configuration', { placeholder: 'e.g. Nightly' });

const configuration = json('configuration', 'How to reach the warehouse, as JSON', {
	rows: 4,
	secret: true,
});

const policyType = choice('policyType', 'What uses the configuration', [
	['NO_POLICY', 'Nothing in Particular'],
	['PRINCIPALS', 'Users and Groups'],
	['PROCESSES', 'Processes'],
]);

/** Who and what uses a configuration. */
const policies = [
	description,
	policyType,
	names('policyPrincipals', 'Users and groups', { label: 'Principal Names or IDs' }),
	choices('policyProcesses', 'Processes that use it', ['ROW_COUNT_STATS', 'SAGE_INDEXING']),
	flag('sameAsParent', 'Whether it is the same as the connection'),
	text('impersonateUser', 'User whom processes act as', {
		wire: 'policy_process_options.impersonate_user',
	}),
];

const SIMPLE = [
	'configuration_identifier',
	'name',
	'description',
	'disabled',
	'data_warehouse_type',
	'policy_type',
	'policy_principals',
	'policy_processes',
	'same_as_parent',
];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many connection configurations',
	description: 'Retrieve the configurations of a connection',
	docs,
	method: 'POST',
	path: `${API_ROOT}/connection-configurations/search`,
	effect: 'safe',
	list: {},
	fields: [connectionIdentifier, org],
	collections: { filters: [policyType] },
	simplify: SIMPLE,
};

export const connectionConfiguration: Resource = {
	name: 'Connection Configuration',
	value: 'connectionConfiguration',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a connection configuration',
			description: 'Add a configuration to a connection, for some users or processes',
			docs,
			method: 'POST',
			path: `${API_ROOT}/connection-configurations/create`,
			fields: [connectionIdentifier, required(name), required(configuration), org],
			collections: {
				additionalFields: [
					...policies,
					signingIn(
						'SERVICE_ACCOUNT',
						'KEY_PAIR',
						'PERSONAL_ACCESS_TOKEN',
						'OAUTH_WITH_SERVICE_PRINCIPAL',
						'OAUTH_CLIENT_CREDENTIALS',
					),
				],
			},
		},
		delete: {
			name: 'Delete',
			action: 'Delete a connection configuration',
			description: 'Delete a configuration of a connection. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/connection-configurations/delete`,
			fields: [connectionIdentifier, configurationIdentifier, org],
			deletes: 'configurationIdentifier',
		},
		get: {
			name: 'Get',
			action: 'Get a connection configuration',
			description: 'Retrieve one configuration of a connection',
			docs,
			method: 'POST',
			path: `${API_ROOT}/connection-configurations/search`,
			effect: 'safe',
			one: {
				by: 'configurationIdentifier',
				thing: 'configuration',
				ids: ['configuration_identifier'],
				names: ['name'],
			},
			fields: [connectionIdentifier, configurationIdentifier, org],
			simplify: SIMPLE,
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update a connection configuration',
			description: 'Change a configuration of a connection; only what is given changes',
			docs,
			method: 'POST',
			path: `${API_ROOT}/connection-configurations/{configurationIdentifier}/update`,
			fields: [connectionIdentifier, inPath(anyConfiguration), org],
			collections: {
				additionalFields: [
					name,
					configuration,
					...policies,
					signingIn(
						'SERVICE_ACCOUNT',
						'OAUTH',
						'OAUTH_WITH_SERVICE_PRINCIPAL',
						'EXTOAUTH',
						'KEY_PAIR',
						'EXTOAUTH_WITH_PKCE',
						'OAUTH_WITH_PKCE',
						'PERSONAL_ACCESS_TOKEN',
						'OAUTH_CLIENT_CREDENTIALS',
					),
					flag('disable', 'Whether the configuration is switched off'),
				],
			},
		},
	},
	choices: {
		searchConfigurations: {
			operation: getAll,
			given: (read) => ({ connectionIdentifier: read('connectionIdentifier') }),
			value: ({ configuration_identifier: id }) => id,
			name: ({ name: known }) => [known],
		},
	},
};
