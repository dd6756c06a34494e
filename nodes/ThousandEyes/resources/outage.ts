import { choice, required, texts } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid, lettered } from '../fields/common';
import { checkRange, endDate, startDate, timeWindow } from '../fields/time';

const outageId = required(
	lettered('outageId', 'The outage to get. The list shows the outages of the last 7 days.', {
		label: 'Outage',
		list: 'searchOutages',
	}),
);

const outageType = choice(
	'outageType',
	'What is out of order, as the list tells it in the type of an outage',
	[
		['app', 'Application'],
		['net', 'Network'],
	],
	{ required: true },
);

const names = ['id', 'name', 'type', 'providerName', 'providerType', 'startDate', 'endDate'];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many outages',
	description: 'Retrieve outages of networks and applications that Internet Insights saw',
	docs: page('list-network-and-application-outages'),
	method: 'POST',
	path: '/v7/internet-insights/outages/filter',
	effect: 'safe',
	list: { rows: 'outages' },
	fields: [aid],
	collections: {
		filters: [
			texts('applicationName', 'Names of applications, separated by commas'),
			endDate,
			texts('interfaceNetwork', 'Names of the networks of interfaces, separated by commas'),
			choice(
				'outageScope',
				'Which outages to return',
				[
					['all', 'All'],
					['with-affected-test', 'Those That Affect a Test'],
				],
				{ default: 'all' },
			),
			texts('providerName', 'Names of providers, separated by commas'),
			startDate,
			timeWindow,
		],
	},
	prepare: checkRange,
	simplify: [...names, 'duration', 'affectedTestsCount', 'affectedLocationsCount'],
};

export const outage: Resource = {
	name: 'Outage',
	value: 'outage',
	operations: {
		get: {
			name: 'Get',
			action: 'Get an outage',
			description: 'Retrieve one outage with what it affects',
			docs: page('retrieve-network-outage'),
			method: 'GET',
			path: '/v7/internet-insights/outages/{outageType}/{outageId}',
			fields: [outageType, outageId, aid],
			simplify: [
				'id',
				'applicationName',
				'networkName',
				'providerName',
				'startDate',
				'endDate',
				'duration',
				'affectedTests',
				'affectedAgents',
				'affectedLocations',
			],
		},
		getAll,
	},
	choices: {
		searchOutages: {
			operation: getAll,
			given: () => ({ window: '7d' }),
			value: ({ id }) => id,
			name: ({ startDate: start, name }) => [start, name],
			details: ({ type }) => [type],
			inOrder: true,
		},
	},
};
