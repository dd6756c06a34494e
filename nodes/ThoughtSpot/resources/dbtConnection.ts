import { required } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { identifier, inPath, org } from '../fields/common';
import {
	cloud,
	connectionName,
	databaseName,
	importType,
	inCloud,
	importWorksheets,
	includeSemanticReport,
	modelTables,
	neededFile,
	projectFile,
	worksheets,
} from '../fields/dbt';

const dbtConnectionIdentifier = identifier(
	'dbtConnectionIdentifier',
	'The dbt connection to work with',
	{ label: 'Dbt Connection', list: 'searchDbtConnections', id: 'By ID' },
);

const chosen = required(dbtConnectionIdentifier);

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
		create: {
			name: 'Create',
			action: 'Create a dbt connection',
			description: 'Connect a dbt project, from dbt Cloud or from a ZIP file',
			method: 'POST',
			path: `${API_ROOT}/dbt/dbt-connection`,
			form: true,
			fields: [required(connectionName), required(databaseName), importType, neededFile, org],
			collections: { additionalFields: inCloud },
		},
		delete: {
			name: 'Delete',
			action: 'Delete a dbt connection',
			description: 'Delete a connection to a dbt project. This cannot be undone.',
			method: 'POST',
			path: `${API_ROOT}/dbt/{dbtConnectionIdentifier}/delete`,
			fields: [inPath(dbtConnectionIdentifier), org],
			deletes: 'dbtConnectionIdentifier',
		},
		generateSyncTml: {
			name: 'Generate Sync TML',
			action: 'Synchronize a dbt connection',
			description: 'Make the TML of what changed in the dbt project, and import it',
			method: 'POST',
			path: `${API_ROOT}/dbt/generate-sync-tml`,
			form: true,
			heavy: true,
			fields: [chosen, org],
			collections: { additionalFields: [projectFile, includeSemanticReport] },
			notice: 'It imports too: tables and worksheets are changed.',
		},
		generateTml: {
			name: 'Generate TML',
			action: 'Generate TML of a dbt connection',
			description: 'Make tables and worksheets of the models of a dbt project, and import them',
			method: 'POST',
			path: `${API_ROOT}/dbt/generate-tml`,
			form: true,
			heavy: true,
			fields: [chosen, required(modelTables), importWorksheets, worksheets, org],
			collections: { additionalFields: [projectFile, includeSemanticReport] },
			notice: 'It imports too: tables and worksheets are changed.',
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update a dbt connection',
			description: 'Change a connection to a dbt project; only what is given changes',
			method: 'POST',
			path: `${API_ROOT}/dbt/update-dbt-connection`,
			form: true,
			fields: [chosen, org],
			collections: {
				additionalFields: [connectionName, databaseName, importType, ...cloud, projectFile],
			},
		},
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
