import type { Operation, Resource } from '../../../shared/operation/vocabulary';
import { aid } from '../../fields/common';
import { pageId, range, realUserTestId } from '../../fields/endpoint/common';
import { searchFilters, sessionFilters } from '../../fields/endpoint/search';
import { checkRange } from '../../fields/time';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-endpoint-real-user-tests/';

const ROOT = '/v7/endpoint/test-results/real-user-tests';

const simplify = [
	'id',
	'agentId',
	'roundId',
	'date',
	'visitedSite',
	'experienceScore',
	'numberOfPages',
	'pageId',
	'protocol',
	'port',
];

const search = {
	docs,
	method: 'POST',
	effect: 'safe',
	list: { rows: 'results' },
	fields: [aid],
	prepare: checkRange,
} as const;

const getAll: Operation = {
	...search,
	fields: [aid],
	name: 'Get Many',
	action: 'Get many sessions of users',
	description: 'Search the sessions in which users visited sites that are monitored',
	path: `${ROOT}/filter`,
	collections: { filters: [searchFilters(...sessionFilters), ...range] },
	simplify,
};

export const endpointRealUserTestResult: Resource = {
	name: 'Endpoint Real User Test Result',
	value: 'endpointRealUserTestResult',
	operations: {
		get: {
			name: 'Get',
			action: 'Get a session of a user',
			description: 'Retrieve one session of a user with its network and pages',
			docs,
			method: 'GET',
			path: `${ROOT}/{realUserTestId}`,
			list: { rows: 'results' },
			fields: [realUserTestId, aid],
			simplify: simplify.filter((one) => one !== 'pageId'),
		},
		getAll,
		getNetworks: {
			...search,
			fields: [aid],
			name: 'Get Networks',
			action: 'Get the networks of sessions of users',
			description: 'Search how good the networks were in sessions of users',
			path: `${ROOT}/networks/filter`,
			collections: { filters: [searchFilters(...sessionFilters), ...range] },
		},
		getPage: {
			name: 'Get Page',
			action: 'Get a page of a session',
			description: 'Retrieve one page that a user visited, as an HTTP archive; it may be large',
			docs,
			method: 'GET',
			path: `${ROOT}/{realUserTestId}/pages/{pageId}`,
			fields: [realUserTestId, pageId, aid],
		},
		getPages: {
			...search,
			fields: [aid],
			name: 'Get Pages',
			action: 'Get the pages of sessions of users',
			description: 'Search the pages that users visited',
			path: `${ROOT}/pages/filter`,
			collections: { filters: [...sessionFilters, ...range] },
			simplify: [
				'id',
				'pageId',
				'agentId',
				'roundId',
				'loadDate',
				'pageUrl',
				'pageTitle',
				'responseCode',
				'responseTime',
				'pageTimings',
			],
		},
	},
	choices: {
		searchRealUserTests: {
			operation: getAll,
			given: () => ({ window: '1d' }),
			value: ({ id }) => id,
			name: ({ date, visitedSite }) => [date, visitedSite],
			inOrder: true,
		},
	},
};
