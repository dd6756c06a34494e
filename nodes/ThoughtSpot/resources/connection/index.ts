import type { IDataObject } from 'n8n-workflow';
import {
	choice,
	choices,
	flag,
	json,
	objects,
	required,
	text,
} from '../../../shared/operation/fields';
import type { Operation, Resource } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { namePattern, names, org } from '../../fields/common';
import {
	config,
	connectionInPath,
	connectionName,
	connectionToFind,
	signingIn,
	validateConnection,
	warehouseType,
	warehouseTypes,
} from '../../fields/connection';
import { description } from '../../fields/group';
import { sorting } from '../../fields/lists';
import { connections } from '../../lists';
import { docs } from './docs';
import { upkeep } from './upkeep';

const includeDetails = flag('includeDetails', 'Whether to return how each connection is set up');

const part = (name: string) => text(name, `Only this ${name}`);

const search: Operation = {
	name: 'Get Many',
	action: 'Get many connections',
	description: 'Retrieve connections to data warehouses',
	docs,
	method: 'POST',
	path: `${API_ROOT}/connection/search`,
	effect: 'safe',
	list: { paginated: true },
	fields: [org],
	collections: {
		filters: [
			{ ...namePattern, wire: 'connections[].name_pattern' },
			choices('dataWarehouseTypes', 'Kinds of warehouses', warehouseTypes),
			names('tagIdentifiers', 'Tags', { label: 'Tag Names or IDs' }),
			includeDetails,
			sorting(
				'NAME',
				'DISPLAY_NAME',
				'AUTHOR',
				'CREATED',
				'MODIFIED',
				'LAST_ACCESSED',
				'SYNCED',
				'VIEWS',
				'USER_STATE',
				'ROW_COUNT',
			),
		],
	},
};

/** With a name, the service wants to be asked for everything at once. */
const EVERYTHING = { record_offset: 0, record_size: -1 };

const byName: Operation = { ...search, list: {}, constants: EVERYTHING };

const getAll: Operation = {
	...search,
	uses: [search, byName],
	run: async function* (run, values) {
		const operation = values.namePattern === undefined ? search : byName;
		for await (const rows of run.pages(operation, values, run.limit)) {
			yield rows.map((json: IDataObject) => ({ json }));
		}
	},
};

export const connection: Resource = {
	name: 'Connection',
	value: 'connection',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a connection',
			description: 'Create a connection to a data warehouse',
			docs,
			method: 'POST',
			path: `${API_ROOT}/connection/create`,
			// The service would check it, which fails without tables.
			constants: { validate: false },
			fields: [required(connectionName), warehouseType, required(config), org],
			collections: { additionalFields: [description, validateConnection] },
		},
		delete: {
			name: 'Delete',
			action: 'Delete a connection',
			description:
				'Delete a connection, which fails while objects depend on it. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/connections/{connectionIdentifier}/delete`,
			fields: [connectionInPath, org],
			deletes: 'connectionIdentifier',
		},
		get: {
			name: 'Get',
			action: 'Get a connection',
			description: 'Retrieve one connection, with its tables and columns if wanted',
			docs,
			method: 'POST',
			path: `${API_ROOT}/connection/search`,
			effect: 'safe',
			one: { by: 'connectionIdentifier', thing: 'connection', ids: ['id'], names: ['name'] },
			constants: EVERYTHING,
			fields: [connectionToFind, org],
			collections: {
				additionalFields: [
					includeDetails,
					choice('dataWarehouseObjectType', 'What to return of the warehouse', [
						'COLUMN',
						'DATABASE',
						'SCHEMA',
						'TABLE',
					]),
					objects(
						'dataWarehouseObjects',
						'Parts of the warehouse to return',
						[part('database'), part('schema'), part('table'), part('column')],
						{
							wire: 'connections[].data_warehouse_objects',
							// One connection has the whole list.
							encode: (rows) => [rows],
						},
					),
					json('configuration', 'Settings to look into the warehouse with, as JSON', {
						rows: 4,
						secret: true,
					}),
					signingIn(
						'SERVICE_ACCOUNT',
						'OAUTH',
						'IAM',
						'EXTOAUTH',
						'OAUTH_WITH_SERVICE_PRINCIPAL',
						'PERSONAL_ACCESS_TOKEN',
						'KEY_PAIR',
						'OAUTH_WITH_PKCE',
						'EXTOAUTH_WITH_PKCE',
						'OAUTH_WITH_PEZ',
						'OAUTH_CLIENT_CREDENTIALS',
					),
					flag('showResolvedParameters', 'Whether variables are replaced by their values'),
				],
			},
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update a connection',
			description: 'Change a connection; only what is given changes',
			docs,
			method: 'POST',
			path: `${API_ROOT}/connections/{connectionIdentifier}/update`,
			constants: { validate: false },
			fields: [connectionInPath, org],
			collections: {
				additionalFields: [connectionName, description, config, validateConnection],
			},
			notice:
				'A config without authenticationType signs in by service account from then on, whatever it did before.',
		},
		...upkeep,
	},
	choices: { searchConnections: connections },
};
