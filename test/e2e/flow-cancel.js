'use strict';
const assert = require('node:assert/strict');
const { setTimeout: delay } = require('node:timers/promises');
const { startThousandEyes } = require('../../sandbox');
const { chain, ours, start } = require('./build');
const { until } = require('./wait');

const windowMs = 4_000;

/** An execution that waits for a rate limit must not hold n8n up when it is cancelled. */
async function checkCancelling(world, { check }) {
	const { client } = await world.n8n();
	// With a sandbox and a credential of its own: what our node learns of a limit, it keeps for the credential.
	const limited = await startThousandEyes({ rateLimit: { limit: 1, windowMs }, alertCount: 10 });
	world.cleanup(limited.close);
	const data = { baseUrl: limited.url, accessToken: 'sandbox-thousandeyes-bearer' };
	const credential = {
		name: 'ThousandEyes of a small organization',
		type: 'thousandEyesBearerApi',
		data,
	};
	const { id } = await client.createCredential(credential);
	limited.control.consumeBudget();

	await check(
		'an execution cancelled while our node waits for a rate limit ends within 2 s',
		async () => {
			const parameters = { resource: 'accountGroup', operation: 'getAll' };
			const node = ours('Groups', { ...credential, id }, parameters);
			const workflow = await client.importWorkflow(chain('Cancelled', [start, node]));
			const { executionId } = await client.start(workflow, start.name);
			await until('a refusal by the rate limit', () =>
				limited.requests.some(({ status }) => status === 429),
			);
			const refused = limited.requests[limited.requests.length - 1].at;
			const sent = limited.requests.length;
			const { status } = await client.rest('GET', `/executions/${executionId}`);
			assert.equal(status, 'running');
			const cancelled = performance.now();
			await client.rest('POST', `/executions/${executionId}/stop`);
			const ended = await client.execution(executionId, 10_000);
			const took = performance.now() - cancelled;
			assert.equal(ended.status, 'canceled');
			assert.ok(took < 2_000, `it took ${Math.round(took)} ms`);
			// n8n calls it cancelled at once, whatever the node does: nothing may go out when the limit is lifted either.
			await delay(refused + windowMs + 2_000 - Date.now());
			assert.equal(limited.requests.length, sent, 'our node went on after it was cancelled');
		},
	);
}

module.exports = { checkCancelling };
