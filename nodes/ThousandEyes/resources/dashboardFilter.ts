import { required } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { aid, description, name, requiredName } from '../fields/common';
import { context, dashboardFilterId, searchPattern } from '../fields/dashboard';
import { kept } from '../writable';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-dashboard-filters/';

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many dashboard filters',
	description: 'Retrieve the saved filters of dashboards',
	docs,
	method: 'GET',
	path: '/v7/dashboards/filters',
	list: { rows: 'dashboardFilters' },
	fields: [aid],
	collections: { filters: [searchPattern] },
};

const get: Operation = {
	name: 'Get',
	action: 'Get a dashboard filter',
	description: 'Retrieve one saved filter of dashboards',
	docs,
	method: 'GET',
	path: '/v7/dashboards/filters/{dashboardFilterId}',
	fields: [dashboardFilterId, aid],
};

export const dashboardFilter: Resource = {
	name: 'Dashboard Filter',
	value: 'dashboardFilter',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a dashboard filter',
			description: 'Save a filter that dashboards can use',
			docs,
			method: 'POST',
			path: '/v7/dashboards/filters',
			unordered: true,
			fields: [requiredName, required(context), aid],
			collections: { additionalFields: [description] },
		},
		delete: {
			name: 'Delete',
			action: 'Delete a dashboard filter',
			description: 'Delete a saved filter for good',
			docs,
			method: 'DELETE',
			path: '/v7/dashboards/filters/{dashboardFilterId}',
			unordered: true,
			fields: [dashboardFilterId, aid],
			deletes: 'dashboardFilterId',
		},
		get,
		getAll,
		update: {
			name: 'Update',
			action: 'Update a dashboard filter',
			description: 'Change a saved filter; what is not set stays as it is',
			docs,
			method: 'PUT',
			path: '/v7/dashboards/filters/{dashboardFilterId}',
			fields: [dashboardFilterId, aid],
			collections: { additionalFields: [context, description, name] },
			merge: { read: get, writable: (row) => kept(row, ['name', 'context', 'description']) },
		},
	},
	choices: {
		searchDashboardFilters: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ name: called }) => [called],
		},
	},
};
