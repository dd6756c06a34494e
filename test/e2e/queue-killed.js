'use strict';
const assert = require('node:assert/strict');
const { createCallers, mintsByUser } = require('./queue-load');
const { until } = require('./wait');

/** One worker dies in the middle of 200 calls: only what it had in hand may be missing, and nothing is done twice. */
async function checkKilledWorker(load, check) {
	const { n8n, thoughtSpot, broker, mint, runItems, concurrency, workers, countLogIns } = load;
	const [victim, survivor] = workers;
	const users = createCallers(thoughtSpot, 'during-the-kill', 200);
	const minted = () => users.filter((user) => mintsByUser(thoughtSpot).has(user));

	const answers = await check(
		'a worker is killed in the middle of 200 calls, the other goes on',
		async () => {
			const match = { path: 'auth/token/full' };
			// Slow enough to have every place of the worker taken when it dies.
			thoughtSpot.control.fault({ kind: 'delay', ms: 500, times: 1_000, match });
			const before = survivor.begun().length;
			const calls = mint(users);
			await until('some tokens', () => minted().length > 60);
			await victim.kill();
			const answered = await calls;
			thoughtSpot.control.clearFaults();
			assert.ok(survivor.begun().length > before);
			return answered;
		},
	);

	await check('nothing is lost but what the killed worker had in hand', async () => {
		const missing = answers.filter(({ ok }) => !ok);
		assert.ok(missing.length <= concurrency, `${missing.length} calls were not answered`);
		const crashed = await until(
			'n8n has given up what the killed worker had in hand',
			async () => {
				const states = await statesOf(n8n, broker);
				return (
					!states.has('running') &&
					!states.has('new') &&
					(states.get('crashed') ?? 0) + (states.get('error') ?? 0) + 1
				);
			},
			60_000,
		);
		assert.ok(crashed - 1 <= concurrency, `${crashed - 1} executions crashed`);
		assert.ok(missing.length <= crashed - 1, `${missing.length} missing, ${crashed - 1} crashed`);
	});

	await check('no token was minted twice', () => {
		const mints = mintsByUser(thoughtSpot);
		assert.deepEqual(
			users.filter((user) => mints.get(user) > 1),
			[],
		);
		const answered = answers.filter(({ ok }) => ok).map(({ user }) => user);
		assert.deepEqual(
			answered.filter((user) => mints.get(user) !== 1),
			[],
		);
	});

	await check('a new worker uses the token that is cached in the database', async () => {
		await n8n.addWorker('worker 3');
		await survivor.stop();
		const logIns = countLogIns();
		assert.equal(await runItems(20), 20);
		assert.ok(workers[2].begun().length > 0);
		assert.equal(countLogIns() - logIns, 0, 'log-ins of the new worker');
	});
}

/** How many executions of a workflow are in which state. */
async function statesOf({ client }, { id }) {
	const states = new Map();
	let cursor = '';
	do {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const page = await client.rest('GET', `/executions?filter=${filter}&limit=100${cursor}`);
		for (const { status } of page.results) states.set(status, (states.get(status) ?? 0) + 1);
		cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
	} while (cursor);
	return states;
}

module.exports = { checkKilledWorker };
