'use strict';
const { accounts } = require('../accounts');
const { bound, median, shown } = require('../figures');
const { flow, items, ours } = require('../flows');
const { heading, inTurn, row } = require('../rounds');
const { startServer } = require('../servers');

const count = 1485;
/** The documented 240 a minute, the minute scaled to 6 s; its reset comes in milliseconds, as in gets. */
const limit = { limit: 240, windowMs: 6_000, resetUnit: 'epoch-millis' };
/** One list, then one request for each row; whole windows that must pass before the last of them may go. */
const least = ((Math.ceil((count + 1) / limit.limit) - 1) * limit.windowMs) / 1000;
const path = '/v7/tests/http-server';

const rows = Array.from({ length: count }, (_, at) => ({
	testName: `Shop ${String(at + 1).padStart(4, '0')}`,
	url: `https://shop-${at + 1}.example.com`,
	agents: ['3001', '3001, 3002', '3003'][at % 3],
	interval: [60, 300, 900][at % 3],
}));

const test = {
	resource: 'test',
	operation: 'createOrUpdate',
	testType: 'http-server',
	testName: '={{ $json.testName }}',
	url: '={{ $json.url }}',
	agents: '={{ $json.agents }}',
	interval: '={{ $json.interval }}',
};
const dry = { options: { dryRun: true } };
const changed = { additionalFields: { description: 'From the sheet' } };

async function flows(stage, url) {
	const account = accounts(stage, url);
	// Fresh credentials: what an earlier run learned of the limit does not help.
	const put = async (more = {}) =>
		flow([items(rows), ours('thousandEyes', { ...test, ...more }, await account.bearer())]);
	return {
		planned: await put(dry),
		first: await put(),
		second: await put(),
		differing: await put({ ...dry, ...changed }),
	};
}

/** What a run gave and sent; the server goes on as it is, with what earlier runs wrote. */
async function measured(stage, server, published, operation) {
	const before = await sent(server);
	const { items: given, message, began, seconds } = await stage.run(published);
	const after = await sent(server);
	const { lists, reads, writes, refused } = Object.fromEntries(
		Object.entries(after).map(([name, number]) => [name, number - before[name]]),
	);
	const done = given.filter((item) => item.operation === operation).length;
	return { done, lists, reads, writes, refused, began, seconds, message };
}

async function sent(server) {
	const { byStatus, byMethod, total } = await server.stats();
	const reads = byMethod.GET ?? 0;
	const lists = await server.countOf(path, 'GET');
	return { lists, reads, writes: total - reads, refused: byStatus[429] ?? 0 };
}

async function round(stage, server) {
	const all = await flows(stage, server.url);
	await server.reset();
	const planned = await measured(stage, server, await stage.publish(all.planned), 'wouldCreate');
	// An empty account and a full budget, for the run that is timed; from here on everything stays.
	await server.reset();
	const first = await measured(stage, server, await stage.publish(all.first), 'created');
	// All items are read and checked before anything is sent: n8n's evaluation of 5,940 expressions.
	first.reading = ((await server.span()).first - first.began) / 1000;
	const second = await measured(stage, server, await stage.publish(all.second), 'unchanged');
	const last = await stage.publish(all.differing);
	const differing = await measured(stage, server, last, 'wouldUpdate');
	return { planned, first, second, differing };
}

const tell = ({ first, second, planned, differing }) =>
	`${first.done} of ${count} created in ${first.seconds.toFixed(2)} of ${least.toFixed(2)} s, ` +
	`then ${second.writes} writes; dry runs ${planned.writes + differing.writes}` +
	[planned, first, second, differing]
		.map(({ message }) => (message ? `; ${message}` : ''))
		.join('');

/** A sheet of 1,485 tests against ThousandEyes's limit: a dry run, created, run again, and a dry run of a changed sheet. */
async function sheet({ stage, runs }) {
	const server = await startServer('thousandEyes', { rateLimit: limit });
	try {
		return report(await inTurn(runs, { ours: () => round(stage, server) }, tell));
	} finally {
		server.close();
	}
}

function report(results) {
	const of = (run, name) => results.ours.map((one) => one[run][name]);
	const walls = of('first', 'seconds').map((seconds) => seconds / least);
	const exactly = (figure, numbers, wanted) =>
		bound(
			`sheet, ${figure}`,
			String(wanted),
			shown(numbers),
			numbers.every((n) => n === wanted),
		);
	const each = ['planned', 'first', 'second', 'differing'];
	return {
		rows: [
			heading(results),
			...each.flatMap((run) => [
				[NAMES[run], shown(of(run, 'done'))],
				[
					'  lists, reads, writes',
					['lists', 'reads', 'writes'].map((name) => shown(of(run, name))).join(', '),
				],
				['  seconds', shown(of(run, 'seconds'), ' s')],
			]),
			row('first run: wall / least possible', results, () => shown(walls, ' ×')),
			row('  before its first request', results, () => shown(of('first', 'reading'), ' s')),
		],
		bounds: [
			...each.map((run) => exactly(NAMES[run], of(run, 'done'), count)),
			...each.map((run) => exactly(`${run}: list requests`, of(run, 'lists'), 1)),
			bound(
				'sheet, first: writes',
				`≤ ${count}`,
				shown(of('first', 'writes')),
				Math.max(...of('first', 'writes')) <= count,
			),
			...['planned', 'second', 'differing'].map((run) =>
				exactly(`${run}: writes`, of(run, 'writes'), 0),
			),
			exactly('first: answers 429', of('first', 'refused'), 0),
			bound('sheet, first: wall / least possible', '≤ 1.10', shown(walls), median(walls) <= 1.1),
		],
		data: { ...results, least },
	};
}

const NAMES = {
	planned: 'dry run: would create',
	first: 'first run: created',
	second: 'second run: unchanged',
	differing: 'dry run of a changed sheet: would update',
};

module.exports = sheet;
