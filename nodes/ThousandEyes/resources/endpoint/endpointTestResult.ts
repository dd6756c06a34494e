import { where } from '../../../shared/operation/fields';
import { ofFields } from '../../../shared/operation/standard';
import type {
	Operation,
	Produced,
	Resource,
	Run,
	Values,
} from '../../../shared/operation/vocabulary';
import { aid } from '../../fields/common';
import {
	dynamicTestId,
	endpointAgentId,
	oneOrManyTests,
	range,
	roundId,
	scheduledTestId,
	testOfGroup,
} from '../../fields/endpoint/common';
import {
	checkSearch,
	httpFilters,
	networkFilters,
	testGroup,
	withHeaders,
	withUsers,
} from '../../fields/endpoint/results';
import { checkRange } from '../../fields/time';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-endpoint-test-results/';

const ROOT = '/v7/endpoint/test-results';

const ofNetwork = [
	'agentId',
	'testId',
	'roundId',
	'aid',
	'platform',
	'serverIp',
	'loss',
	'avgLatency',
	'jitter',
	'errorDetails',
];

const ofHttp = [
	'agentId',
	'testId',
	'roundId',
	'platform',
	'serverIp',
	'responseCode',
	'responseTime',
	'throughput',
	'errorType',
	'errorDetails',
];

const ofPath = [
	'agentId',
	'testId',
	'roundId',
	'aid',
	'platform',
	'sourceIp',
	'server',
	'serverIp',
];

const results = { rows: 'results' };

const search = { docs, method: 'POST', effect: 'safe', name: 'Search' } as const;

const networkOfMany: Operation = {
	...search,
	action: 'Search the network results of many tests',
	description: 'Search the network results of scheduled tests',
	path: `${ROOT}/scheduled-tests/network/filter`,
	list: { ...results, paginated: true },
	fields: [aid],
	collections: { filters: networkFilters.many, options: [withUsers] },
};

const networkOfOne: Operation = {
	...search,
	action: 'Search the network results of a test',
	description: 'Search the network results of one test',
	path: `${ROOT}/{testGroup}/{testId}/network/filter`,
	list: results,
	fields: [testGroup, ...testOfGroup, aid],
	collections: { filters: networkFilters.one, options: [withUsers] },
};

const httpOfMany: Operation = {
	...search,
	action: 'Search the HTTP results of many tests',
	description: 'Search the HTTP server results of scheduled tests',
	path: `${ROOT}/scheduled-tests/http-server/filter`,
	list: results,
	fields: [aid],
	collections: { filters: httpFilters.many, options: [withHeaders] },
};

const httpOfOne: Operation = {
	...search,
	action: 'Search the HTTP results of a test',
	description: 'Search the HTTP server results of one scheduled test',
	path: `${ROOT}/scheduled-tests/{testId}/http-server/filter`,
	list: results,
	fields: [scheduledTestId, aid],
	collections: { filters: httpFilters.one, options: [withHeaders] },
};

/** One test is asked in another way than many are. */
const oneOrMany = (one: Operation, many: Operation) =>
	async function* (run: Run, values: Values): AsyncGenerator<Produced[]> {
		const operation = values.testId === undefined ? many : one;
		for await (const rows of run.pages(operation, ofFields(operation, values), run.limit)) {
			yield rows.map((json) => ({ json }));
		}
	};

const pathVis = {
	docs,
	method: 'GET',
	list: results,
} as const;

export const endpointTestResult: Resource = {
	name: 'Endpoint Test Result',
	value: 'endpointTestResult',
	first: 'filterNetwork',
	operations: {
		filterHttpServer: {
			...httpOfMany,
			name: 'Filter HTTP Server',
			action: 'Filter HTTP results of endpoint tests',
			description:
				'Search the HTTP server results of one scheduled test or of many; without a range those of the latest round',
			fields: [oneOrManyTests, aid],
			prepare: checkSearch,
			run: oneOrMany(httpOfOne, httpOfMany),
			uses: [httpOfOne, httpOfMany],
			simplify: ofHttp,
		},
		filterNetwork: {
			...networkOfMany,
			name: 'Get Network',
			action: 'Get network results of endpoint tests',
			description:
				'Search the network results of one test, or of many scheduled ones; without a range those of the latest round',
			fields: [
				testGroup,
				where('testGroup', ['scheduled'], oneOrManyTests),
				where('testGroup', ['dynamic'], dynamicTestId),
				aid,
			],
			collections: { filters: networkFilters.shown, options: [withUsers] },
			prepare: checkSearch,
			run: oneOrMany(networkOfOne, networkOfMany),
			uses: [networkOfOne, networkOfMany],
			simplify: ofNetwork,
		},
		getHttpServer: {
			name: 'Get HTTP Server',
			action: 'Get HTTP results of an endpoint test',
			description:
				'Retrieve the HTTP server results of one scheduled test; without a range those of the latest round',
			docs,
			method: 'GET',
			path: `${ROOT}/scheduled-tests/{testId}/http-server`,
			list: results,
			fields: [scheduledTestId, aid],
			collections: { filters: range, options: [withHeaders] },
			prepare: checkRange,
			simplify: ofHttp,
		},
		getPathVis: {
			...pathVis,
			name: 'Get Path Visualization',
			action: 'Get the paths of an endpoint test',
			description:
				'Retrieve the paths from agents to the server of a test; without a range those of the latest round of the last 2 hours',
			path: `${ROOT}/{testGroup}/{testId}/path-vis`,
			fields: [testGroup, ...testOfGroup, aid],
			collections: { filters: range },
			prepare: checkRange,
			simplify: ofPath,
		},
		getPathVisDetails: {
			...pathVis,
			name: 'Get Path Visualization Details',
			action: 'Get the path of one agent in a round',
			description: 'Retrieve the hops from one agent to the server of a test in one round',
			path: `${ROOT}/{testGroup}/{testId}/path-vis/agent/{endpointAgentId}/round/{roundId}`,
			fields: [testGroup, ...testOfGroup, endpointAgentId, roundId, aid],
			simplify: [...ofPath, 'pathTraces', 'vpnPathTraces'],
		},
	},
};
