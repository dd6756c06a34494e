'use strict';
const assert = require('node:assert/strict');
const { attach, createCaller } = require('../../demo/attached');
const { createCredentials } = require('../../demo/credentials');
const { startN8n } = require('../../demo/instance');
const { checkKilledWorker } = require('./queue-killed');
const { callBroker, countLogIns, createCallers, mintsByUser } = require('./queue-load');
const { collectEvidence } = require('./evidence');
const { chain, ours } = require('./build');
const { startPostgres, startRedis } = require('./services');
const { readTemplate } = require('./templates');
const { startWorker } = require('./workers');

const title = 'main, two workers, Redis and PostgreSQL';

const concurrency = 10;

/** A worker that is gone is noticed within seconds instead of a minute. */
const impatient = {
	QUEUE_WORKER_LOCK_DURATION: '4000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
};

async function run(world, { check, need }) {
	const postgres = await startPostgres(world);
	const redis = await startRedis(world);
	const env = { EXECUTIONS_MODE: 'queue', ...postgres.env, ...redis.env, ...impatient };
	const n8n = await need('main and two workers start', () => startAll(world, env));
	const { client, workers } = n8n;
	const { thousandEyes, thoughtSpot } = await world.sandboxes();
	const credentials = await createCredentials(client, {
		thousandEyes: thousandEyes.url,
		thoughtSpot: thoughtSpot.url,
	});
	const publish = async (definition) => {
		const workflow = await client.importWorkflow(definition);
		await client.activate(workflow);
		return workflow;
	};
	const caller = await createCaller(client);
	const template = readTemplate('trusted-token-broker.json', credentials);
	await attach(client, template, caller);
	const broker = await publish(template);
	const mint = async (users) => await callBroker(n8n.url, caller.headers, users);
	await publish(bulk(credentials));
	const runItems = async (count) => {
		const answer = await fetch(`${n8n.url}/webhook/many-items?count=${count}`);
		return (await answer.json()).length;
	};
	const load = { n8n, thoughtSpot, broker, mint, runItems, concurrency, env };

	await check(
		'500 calls of the token broker and 600 items: none lost, each minted once',
		async () => {
			assert.equal(await runItems(1), 1);
			const logIns = countLogIns(thousandEyes, thoughtSpot);
			const users = createCallers(thoughtSpot, 'caller', 500);
			const [answers, ...counts] = await Promise.all([
				mint(users),
				...Array.from({ length: 6 }, () => runItems(100)),
			]);
			assert.deepEqual(
				answers.filter(({ ok }) => !ok),
				[],
			);
			assert.deepEqual(counts, [100, 100, 100, 100, 100, 100]);
			const mints = mintsByUser(thoughtSpot);
			assert.deepEqual(
				users.filter((user) => mints.get(user) !== 1),
				[],
			);
			assert.equal(countLogIns(thousandEyes, thoughtSpot) - logIns, 0, 'log-ins of the workers');
		},
	);

	await check('both workers have done their share of it', () => {
		const begun = workers.map((worker) => worker.begun().length);
		assert.ok(
			begun.every((count) => count > 100),
			begun.join(' and '),
		);
	});

	await check('one run of 600 items', async () => assert.equal(await runItems(600), 600));

	await checkKilledWorker(
		{ ...load, workers, countLogIns: () => countLogIns(thousandEyes, thoughtSpot) },
		check,
	);

	await need('log, database and exports are kept for the search for secrets', async () => {
		const places = await collectEvidence(n8n, 'the queue', 50);
		for (const { name, log } of n8n.workers) places.push({ where: `log of ${name}`, text: log() });
		for (const [table, row] of rowsOf(await postgres.dump())) {
			places.push({ where: `table ${table} of the queue`, text: row });
		}
		world.evidence.push(...places);
		assert.ok(places.length > 600);
	});
	await Promise.all(n8n.workers.map((worker) => worker.stop()));
	await n8n.stop();
}

/** Main and two workers that each take so many executions at once. */
async function startAll(world, env, atOnce = concurrency) {
	const packageTarball = await world.tarball();
	const userFolder = world.temporaryFolder('e2e-queue-');
	const main = await startN8n({ version: world.version, packageTarball, userFolder, env });
	world.cleanup(main.stop);
	const start = (name) => startWorker(main, { name, concurrency: atOnce, env });
	const workers = await Promise.all(['worker 1', 'worker 2'].map(start));
	for (const worker of workers) world.cleanup(worker.kill);
	return { ...main, workers, addWorker: async (name) => workers.push(await start(name)) };
}

/** Behind a webhook: as many items as the caller wants, each with a request that needs a session. */
function bulk(credentials) {
	const trusted = credentials.find(({ type }) => type === 'thoughtSpotTrustedApi');
	const parameters = {
		path: 'many-items',
		responseMode: 'lastNode',
		responseData: 'allEntries',
		options: {},
	};
	const many =
		'return Array.from({ length: Number($json.query.count) }, (_, i) => ({ json: { i } }));';
	return chain('Many items', [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2.1,
			webhookId: 'many',
			parameters,
		},
		{ name: 'Items', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode: many } },
		ours('Who', trusted, { resource: 'session', operation: 'getUser' }),
	]);
}

/** The rows of a dump in COPY form, as `[table, text]`. */
function rowsOf(dump) {
	const rows = [];
	let table;
	for (const line of dump.split('\n')) {
		const [, begins] = /^COPY public\.(\S+) /.exec(line) ?? [];
		if (begins) table = begins;
		else if (line === '\\.') table = undefined;
		else if (table) rows.push([table, line]);
	}
	return rows;
}

module.exports = { run, startAll, title };
