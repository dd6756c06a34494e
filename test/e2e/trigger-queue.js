'use strict';
const assert = require('node:assert/strict');
const { startAll } = require('./queue');
const { startPostgres, startRedis } = require('./services');
const life = require('./trigger-life');

/** Both triggers with main, two workers, Redis and PostgreSQL. */
async function checkQueue(context, makeSources) {
	const { world, check, need } = context;
	const n8n = await need('Queue: main and two workers start', async () => {
		const [postgres, redis] = await Promise.all([startPostgres(world), startRedis(world)]);
		const env = { EXECUTIONS_MODE: 'queue', ...postgres.env, ...redis.env };
		return { ...(await startAll(world, env)), dump: postgres.dump };
	});
	const { client, workers } = n8n;
	const sources = await makeSources(client);
	const alive = [];
	for (const source of sources) {
		const own = {
			...context,
			client,
			source,
			check: (title, work) => check(`Queue, ${title}`, work),
		};
		// Workers that record at the same moment can overwrite each other: what came alone is on record.
		own.lateRepeats = 1;
		own.need = (title, work) => need(`Queue, ${title}`, work);
		const state = await life.activate(own, `Trigger of ${source.title} in queue mode`);
		alive.push([own, state]);
		await life.checkStrangers(own, state);
		await life.checkBurst(own, state);
	}
	await check('Queue: both workers have done their share', () => {
		const begun = workers.map((worker) => worker.begun().length);
		assert.ok(
			begun.every((count) => count > 50),
			begun.join(' and '),
		);
	});
	const registered = alive.map(([{ source }]) => source.registered());
	await need('Queue: main stops and starts again', () => n8n.restart());
	for (const [index, [own, state]] of alive.entries()) {
		await life.checkRestarted(own, state, registered[index]);
		await life.deactivate(own, state);
	}
	await Promise.all(workers.map((worker) => worker.stop()));
	await n8n.stop();
}

module.exports = { checkQueue };
