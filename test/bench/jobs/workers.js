'use strict';
const { startAll } = require('../../e2e/queue');
const { startPostgres, startRedis } = require('../../e2e/services');
const { createWorld } = require('../../e2e/world');
const { accounts, alertItems, getAlert } = require('../accounts');
const { bound, median, shown } = require('../figures');
const { flow, items, ours } = require('../flows');
const { heading, inTurn, row } = require('../rounds');
const { startServer } = require('../servers');
const { stageOn } = require('../stage');

const count = 600;
const limit = { limit: 240, windowMs: 3_000, resetUnit: 'epoch-millis' };
/** Whole windows that must pass before the last request may go (s). */
const least = ((Math.ceil(count / limit.limit) - 1) * limit.windowMs) / 1000;

const tell = ({ arrived, refused, seconds, shares }) =>
	`${arrived} of ${count}, ${refused} answers 429, ${seconds.toFixed(2)} of ${least.toFixed(2)} s, ` +
	`executions of the workers: ${shares.join(' and ')}`;

/** A limit of ThousandEyes, its minute scaled to 3 s, shared by two workers that know nothing of each other. */
async function workers({ runs }) {
	const world = createWorld({ output: undefined, screenshots: false });
	const server = await startServer('thousandEyes', { rateLimit: limit });
	try {
		const [postgres, redis] = await Promise.all([startPostgres(world), startRedis(world)]);
		const env = { EXECUTIONS_MODE: 'queue', ...postgres.env, ...redis.env };
		// One execution at a time each: of two, each worker gets one.
		const n8n = await startAll(world, env, 1);
		const stage = stageOn(n8n);
		const list = await alertItems(server.url, count);
		const measure = async () => {
			// What an earlier run learned of the limit does not help.
			const bearer = await accounts(stage, server.url).bearer();
			const halves = [list.slice(0, count / 2), list.slice(count / 2)].map((half) =>
				flow([items(half), ours('thousandEyes', getAlert, bearer)]),
			);
			const published = [];
			for (const half of halves) published.push(await stage.publish(half));
			const before = n8n.workers.map((worker) => worker.begun().length);
			await server.reset();
			const results = await Promise.all(published.map((one) => stage.run(one)));
			const { first, last } = await server.span();
			const { byStatus } = await server.stats();
			return {
				arrived: results.reduce((sum, one) => sum + one.items.length, 0),
				refused: byStatus[429] ?? 0,
				seconds: (last - first) / 1000,
				shares: n8n.workers.map((worker, at) => worker.begun().length - before[at]),
			};
		};
		await measure();
		return report(await inTurn(runs, { ours: measure }, tell));
	} finally {
		server.close();
		await world.close();
	}
}

/** @param {Record<string, any[]>} results */
function report(results) {
	const pick = (name) => results.ours.map((one) => one[name]);
	const walls = pick('seconds').map((seconds) => seconds / least);
	const share = Math.max(...pick('refused')) / count;
	return {
		rows: [
			heading(results),
			row('600 GETs by two workers: succeed', results, () => shown(pick('arrived'))),
			row('  answers 429', results, () => shown(pick('refused'))),
			row('  wall / least possible', results, () => shown(walls, ' ×')),
		],
		bounds: [
			bound(
				'two workers: succeed',
				String(count),
				shown(pick('arrived')),
				pick('arrived').every((n) => n === count),
			),
			bound(
				'two workers: executions of each',
				'1',
				shown(pick('shares').flat()),
				pick('shares')
					.flat()
					.every((n) => n === 1),
			),
			bound('two workers: answers 429', '≤ 5 %', `${(share * 100).toFixed(1)} %`, share <= 0.05),
			bound('two workers: wall / least possible', '≤ 1.25', shown(walls), median(walls) <= 1.25),
		],
		data: results,
	};
}

module.exports = workers;
