import { simplify } from '../../../shared/operation/standard';
import type { List, Operation, Resource } from '../../../shared/operation/vocabulary';
import { agentId, aid } from '../../fields/common';
import { anyTestId } from '../../fields/cloudTests/types';
import {
	detailedType,
	directions,
	httpParts,
	keptFields,
	pageId,
	pathDirection,
	prefixId,
	resultType,
	roundId,
	serverId,
	splitHops,
} from '../../fields/results';
import { checkRange, endDate, startDate, timeWindow } from '../../fields/time';
import { rowsIn } from '../found';
import { rowsOf } from './rows';

const DOCS = 'https://developer.cisco.com/docs/thousandeyes/test-results-api-overview/';

/** Results, each with the test that they are of. */
const listed = (...kept: string[]): List => ({
	rows: 'results',
	beside: ['test'],
	flatten: (row, values) => rowsOf(row, values, kept),
});

export const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many test results',
	description:
		'Retrieve what a test measured, one row for each agent and round; without a range those of the latest round',
	docs: DOCS,
	method: 'GET',
	path: '/v7/test-results/{testId}/{resultType}{/serverId}',
	list: listed(),
	fields: [anyTestId, resultType, aid, simplify],
	collections: {
		filters: [...directions, endDate, serverId, startDate, timeWindow],
		options: [httpParts, keptFields, splitHops],
	},
	prepare: checkRange,
};

const get: Operation = {
	name: 'Get Details',
	action: 'Get the details of a test result',
	description: 'Retrieve what one agent measured in one round, in detail',
	docs: DOCS,
	method: 'GET',
	path: '/v7/test-results/{testId}/{resultType}/agent/{agentId}/round/{roundId}',
	list: listed('markers', 'pages', 'pathTraces', 'requests'),
	fields: [anyTestId, detailedType, agentId, roundId, aid, simplify],
	collections: { filters: [pathDirection], options: [keptFields, splitHops] },
};

const getPage: Operation = {
	name: 'Get Transaction Page',
	action: 'Get a page of a web transaction',
	description: 'Retrieve what one page of a web transaction loaded',
	docs: DOCS,
	method: 'GET',
	path: '/v7/test-results/{testId}/web-transactions/agent/{agentId}/round/{roundId}/page/{pageId}',
	list: listed('markers', 'pages'),
	fields: [anyTestId, agentId, roundId, pageId, aid, simplify],
	collections: { options: [keptFields] },
};

const getBgpRoutes: Operation = {
	name: 'Get BGP Routes',
	action: 'Get the BGP routes of a round',
	description: 'Retrieve the routes to a network that monitors saw in one round of a BGP test',
	docs: DOCS,
	method: 'GET',
	path: '/v7/test-results/{testId}/bgp/routes/prefix/{prefixId}/round/{roundId}',
	list: listed('hops'),
	fields: [anyTestId, prefixId, roundId, aid, simplify],
	collections: { options: [keptFields] },
};

const getConsoleLogs: Operation = {
	name: 'Get Console Logs',
	action: 'Get the console logs of a web transaction',
	description: "Retrieve what the browser's console said in one round of a web transaction",
	docs: DOCS,
	method: 'GET',
	path: '/v7/test-results/{testId}/web-transactions/agent/{agentId}/round/{roundId}/console-logs',
	list: { find: rowsIn },
	fields: [anyTestId, agentId, roundId, aid],
};

/** What Cloud and Enterprise Agent tests measured. */
export const testResult: Resource = {
	name: 'Test Result',
	value: 'testResult',
	operations: { get, getAll, getBgpRoutes, getConsoleLogs, getPage },
};
