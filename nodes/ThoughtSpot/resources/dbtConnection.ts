import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { identifier, inPath, org } from '../fields/common';

const dbtConnectionIdentifier = inPath(
	identifier('dbtConnectionIdentifier', 'The dbt connection to work with', {
		label: 'Dbt Connection',
		list: 'searchDbtConnections',
		id: 'By ID',
	}),
);

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many dbt connections',
	description: 'Retrieve the connections to dbt projects',
	method: 'POST',
	path: `${API_ROOT}/dbt/search`,
	effect: 'safe',
	list: {},
	fields: [org],
};

export const dbtConnection: Resource = {
	name: 'Dbt Connection',
	value: 'dbtConnection',
	operations: {
		delete: {
			name: 'Delete',
			action: 'Delete a dbt connection',
			description: 'Delete a connection to a dbt project. This cannot be undone.',
			method: 'POST',
			path: `${API_ROOT}/dbt/{dbtConnectionIdentifier}/delete`,
			fields: [dbtConnectionIdentifier, org],
			deletes: 'dbtConnectionIdentifier',
		},
		getAll,
	},
	choices: {
		searchDbtConnections: {
			operation: getAll,
			value: ({ dbt_connection_identifier: id }) => id,
			name: ({ project_name: project, connection_name: name }) => [project ?? name],
			details: ({ import_type: type }) => [type],
		},
	},
};
