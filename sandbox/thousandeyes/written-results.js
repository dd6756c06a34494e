const { agentById } = require('./agents');

/** @import { TestRecord } from './written-tests' */

/**
 * What a round of one agent measured, by the kind of result.
 * @type {Record<string, () => object>}
 */
const MEASURED = {
	network: () => ({ loss: 0, avgLatency: 21.5, jitter: 0.4, packetsBySecond: [[1, 2]] }),
	'path-vis': () => ({ pathTraces: [{ pathId: 'a', ipAddress: '203.0.113.10', numberOfHops: 9 }] }),
	'http-server': () => ({ responseCode: 200, responseTime: 120, headers: { requestHeaders: '' } }),
};

/**
 * The results of the last run of a test: one of each of its agents.
 * @param {TestRecord} record
 * @param {string} layer
 */
function resultsOf({ body, run }, layer) {
	/** @type {Array<{ agentId: string }>} */
	const agents = body.agents ?? [];
	const at = run?.at ?? Date.now();
	return agents.map(({ agentId }) => {
		const row = agentById.get(agentId)?.row;
		const roundId = Math.floor(at / 1000);
		return {
			agent: {
				agentId,
				agentName: row?.agentName,
				location: row?.location,
				countryId: row?.countryId,
			},
			roundId,
			date: new Date(at).toISOString(),
			startTime: roundId,
			endTime: roundId + 5,
			...(MEASURED[layer]?.() ?? { errorType: 'None' }),
		};
	});
}

module.exports = { resultsOf };
