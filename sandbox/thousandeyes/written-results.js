const { agentById } = require('./agents');

/** What a round of one agent measured, by the kind of result. */
const MEASURED = {
	network: () => ({ loss: 0, avgLatency: 21.5, jitter: 0.4, packetsBySecond: [[1, 2]] }),
	'path-vis': () => ({ pathTraces: [{ pathId: 'a', ipAddress: '203.0.113.10', numberOfHops: 9 }] }),
	'http-server': () => ({ responseCode: 200, responseTime: 120, headers: { requestHeaders: '' } }),
};

/** The results of the last run of a test: one of each of its agents. */
function resultsOf({ body, run }, layer) {
	return (body.agents ?? []).map(({ agentId }) => {
		const { agentName, location, countryId } = agentById.get(agentId)?.row ?? {};
		const roundId = Math.floor(run.at / 1000);
		return {
			agent: { agentId, agentName, location, countryId },
			roundId,
			date: new Date(run.at).toISOString(),
			startTime: roundId,
			endTime: roundId + 5,
			...(MEASURED[layer]?.() ?? { errorType: 'None' }),
		};
	});
}

module.exports = { resultsOf };
