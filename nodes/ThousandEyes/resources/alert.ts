import type { Field, Operation, Resource } from '../../shared/operation/vocabulary';
import { aid, alertId } from '../fields/common';
import { checkRange, endDate, startDate, timeWindow } from '../fields/time';

const state: Field = {
	property: {
		displayName: 'State',
		name: 'state',
		type: 'options',
		options: [
			{ name: 'Active', value: 'trigger' },
			{ name: 'Cleared', value: 'clear' },
		],
		default: 'trigger',
		description: 'Whether to return alerts that are active or that are over',
	},
};

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many alerts',
	description:
		'Retrieve alerts. Set the State filter to be sure of active or cleared ones: without it the API decides.',
	docs: 'https://developer.cisco.com/docs/thousandeyes/list-alerts/',
	method: 'GET',
	path: '/v7/alerts',
	list: { rows: 'alerts', paginated: true },
	fields: [aid],
	collections: { filters: [endDate, startDate, state, timeWindow] },
	prepare: checkRange,
};

export const alert: Resource = {
	name: 'Alert',
	value: 'alert',
	operations: {
		get: {
			name: 'Get',
			action: 'Get an alert',
			description: 'Retrieve one alert with its agents or monitors',
			docs: 'https://developer.cisco.com/docs/thousandeyes/retrieve-alert-details/',
			method: 'GET',
			path: '/v7/alerts/{alertId}',
			fields: [alertId, aid],
		},
		getAll: getAll,
	},
	choices: {
		searchAlerts: {
			operation: getAll,
			given: () => ({ window: '7d', state: 'trigger' }),
			value: ({ id, alertId: known }) => id ?? known,
			name: ({ startDate: start, alertSeverity, alertType }) => [start, alertSeverity, alertType],
		},
	},
};
