import { choice, texts, where } from '../../../shared/operation/fields';
import { InputProblem, type Field, type Values } from '../../../shared/operation/vocabulary';
import { expand } from '../common';
import { checkRange } from '../time';
import { range, useAllPermittedAids } from './common';
import {
	agentIds,
	searchFilters,
	searchSort,
	testIds,
	thresholdFilter,
	userPrincipalName,
} from './search';

export const testGroup = choice(
	'testGroup',
	'Whether the results are those of scheduled or dynamic tests',
	['dynamic', 'scheduled'],
	{ default: 'scheduled', required: true, encode: (value) => `${String(value)}-tests` },
);

export const withUsers = expand(['User Profile', 'user-profile']);

export const withHeaders = expand(['Headers', 'header'], ['User Profile', 'user-profile']);

const webex = [
	texts('webexConferenceId', 'IDs of Webex conferences'),
	texts('webexCorrelationId', 'Correlation IDs of Webex'),
	texts('webexLocalSipSessionId', 'IDs of SIP sessions of Webex', {
		label: 'Webex Local SIP Session ID',
	}),
];

const ofDynamic = searchFilters(agentIds, userPrincipalName, ...webex);

const scheduled = (one: Field) => where('/testGroup', ['scheduled'], one);
const dynamic = (one: Field) => where('/testGroup', ['dynamic'], one);

const networkRest = [
	searchSort('cpu', 'jitter', 'latency', 'loss', 'memory', 'round-id', 'signal-quality'),
	thresholdFilter(
		'application-score',
		'cpu',
		'jitter',
		'latency',
		'loss',
		'memory',
		'signal-quality',
		'zta-ingress-avg-latency',
		'zta-ingress-jitter',
		'zta-ingress-loss',
		'zta-service-avg-latency',
		'zta-service-jitter',
		'zta-service-loss',
	),
	...range,
];

/** Filters of network results: of one test, of many scheduled ones, and those that the node shows. */
export const networkFilters = {
	one: [scheduled(searchFilters(agentIds, userPrincipalName)), dynamic(ofDynamic), ...networkRest],
	many: [searchFilters(agentIds, testIds), useAllPermittedAids, ...networkRest],
	shown: [
		scheduled(searchFilters(agentIds, testIds, userPrincipalName)),
		dynamic(ofDynamic),
		scheduled(useAllPermittedAids),
		...networkRest,
	],
};

const httpRest = [
	searchFilters(agentIds, testIds, userPrincipalName),
	searchSort(
		'connect-time',
		'dns-time',
		'response-code',
		'response-time',
		'round-id',
		'ssl-time',
		'wait-time',
		'wire-size',
	),
	thresholdFilter(
		'application-score',
		'connect-time',
		'dns-time',
		'response-time',
		'ssl-time',
		'throughput',
		'wait-time',
	),
	...range,
];

/** The same of HTTP results. */
export const httpFilters = { one: httpRest, many: [...httpRest, useAllPermittedAids] };

/** Checks what cannot be asked of one test, or of many. */
export function checkSearch(values: Values): Values {
	const { testId, useAllPermittedAids: all, searchFilters: wanted } = checkRange(values);
	const { testId: tests, userPrincipalName: users } = (wanted ?? {}) as Values;
	if (testId !== undefined && all !== undefined) {
		throw new InputProblem('Use All Permitted Account Groups', 'cannot be combined with a test');
	}
	if (testId !== undefined && tests !== undefined) {
		throw new InputProblem('Search Filters: Test IDs', 'cannot be combined with a test');
	}
	// Of HTTP results users can be asked for in any case.
	if (testId === undefined && users !== undefined && values.testGroup !== undefined) {
		throw new InputProblem('Search Filters: User Principal Name', 'needs one test to look into');
	}
	return values;
}
