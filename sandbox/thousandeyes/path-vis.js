const { agentOf } = require('./agents');
const { notFound, self } = require('./answers');
const { iso } = require('./alerts');
const { rangeOf } = require('./query');
const { tests } = require('./tests');

const ROUND_MS = 300_000;

/** @import { Handler, Row } from './stores' */

/**
 * One round of one agent: the way to the target and how long it took.
 * @param {string} agentId @param {number} index @param {number} round
 */
function result(agentId, index, round) {
	const { row } = agentOf(agentId);
	const { agentName, location, countryId, ipAddresses } = row;
	return {
		agent: { agentId, agentName, location, countryId },
		date: iso(round),
		direction: 'to-target',
		roundId: round / 1000,
		startTime: round / 1000,
		endTime: (round + ROUND_MS) / 1000,
		server: 'target.example.com:443',
		serverIp: '203.0.113.10',
		sourceIp: ipAddresses[0],
		sourcePrefix: '192.0.2.0/24',
		pathTraces: [0, 1].map((trace) => ({
			pathId: `${agentId}${trace}`,
			ipAddress: '203.0.113.10',
			numberOfHops: 9 + ((index + trace) % 6),
			responseTime: 20 + index * 7 + trace,
			mss: 1460,
			pathMtu: 1500,
		})),
	};
}

/**
 * GET /v7/test-results/{testId}/path-vis: the latest round without a range, else the last one in it.
 * @type {Handler}
 */
function getPathVis(request, { aid, params, query }) {
	const test = tests.find(({ id }) => id === params.testId);
	if (!test?.aids.includes(aid)) return notFound(request);
	const { to } = rangeOf(query) ?? { to: Date.now() };
	const round = Math.floor(to / ROUND_MS) * ROUND_MS - ROUND_MS;
	const results = test.agentIds.map((agentId, index) => result(agentId, index, round));
	return { test: test.summary, results, ...self(request) };
}

/** @type {import('./query').Spec['query']} */
const query = { aid: 'aid', window: 'window', startDate: 'date', endDate: 'date' };
const direction = { enum: ['to-target', 'from-target'] };

/**
 * The route of path visualization.
 * @type {Row[]}
 */
const routes = [
	['GET', '/v7/test-results/{testId}/path-vis', getPathVis, { query: { ...query, direction } }],
];

module.exports = { routes };
