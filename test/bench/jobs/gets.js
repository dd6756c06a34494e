'use strict';
const { setTimeout: sleep } = require('node:timers/promises');
const { accounts, alertItems, getAlert, getUrl } = require('../accounts');
const { bound, median, shown } = require('../figures');
const { flow, http, items, ours, untilDone } = require('../flows');
const { heading, inTurn, row } = require('../rounds');
const { startServer } = require('../servers');

const count = 600;
const budget = 240;
const windowMs = 3_000;
/** Whole windows that must pass before the last request may go. */
const least = (share, lengthMs = windowMs) =>
	((Math.ceil(count / (budget * share)) - 1) * lengthMs) / 1000;

/**
 * The HTTP Request node at its best: batches that keep to the allowed mean of 80 a second (the documented 240 a minute
 * by the scale), and a loop over the error output that sends again what was refused.
 */
const batching = { batching: { batch: { batchSize: 80, batchInterval: 1_000 } } };

/** What each variant does with `list`, measured by `measure`. */
async function variants(stage, url, list, measure) {
	const account = accounts(stage, url);
	const bearer = await account.httpBearer();
	const flows = {
		comes: flow([list, http(getUrl, bearer, { onError: 'continueRegularOutput' })]),
		best: flow(
			[list, http({ ...getUrl, options: batching }, bearer, { onError: 'continueErrorOutput' })],
			{ loop: untilDone },
		),
	};
	return {
		// A fresh credential: what an earlier run learned of the limit does not help.
		ours: async () =>
			await measure(flow([list, ours('thousandEyes', getAlert, await account.bearer())])),
		comes: async () => await measure(flows.comes),
		best: async () => await measure(flows.best),
	};
}

const tell = ({ count: arrived, refused, seconds, possible }) =>
	`${arrived} of ${count}, ${refused} answers 429, ${seconds.toFixed(2)} of ${possible.toFixed(2)} s`;

/**
 * Against the sandbox, whose window opens with its first request; alone, or beside another client.
 * @param {any} stage @param {number} runs @param {object} rateLimit
 * @param {{ other?: boolean, only?: 'ours' | 'comes' | 'best' }} [options]
 */
async function againstSandbox(stage, runs, rateLimit, { other = false, only } = {}) {
	const limit = { limit: budget, windowMs, ...rateLimit };
	const possible = least(other ? 2 / 3 : 1, limit.windowMs);
	const server = await startServer('thousandEyes', { rateLimit: limit });
	const measure = async (one) => {
		const published = await stage.publish(one);
		await server.reset();
		if (other) await server.otherClient({ count: budget / 3, windowMs });
		const result = await stage.run(published);
		const { byStatus } = await server.stats();
		await server.reset();
		const refused = byStatus[429] ?? 0;
		return { ...result, count: result.items.length, refused, possible };
	};
	try {
		const list = items(await alertItems(server.url, count));
		const all = await variants(stage, server.url, list, measure);
		return await inTurn(runs, only ? { [only]: all[only] } : all, tell);
	} finally {
		server.close();
	}
}

/** Against a server whose windows begin at a whole second: the reset that it tells is exact. */
async function againstExactReset(stage, runs) {
	const server = await startServer('exactReset', { limit: budget, windowMs });
	const measure = async (one) => {
		const published = await stage.publish(one);
		await server.reset();
		// The first request falls anywhere in its second.
		await sleep(Math.random() * 1000);
		const result = await stage.run(published);
		const refused = await server.answered(429);
		// From the beginning of the run, as the windows fell: reading 600 items costs it a part of the first.
		const possible = ((await server.lastOpensAt(count)) - result.began) / 1000;
		return { ...result, count: result.items.length, refused, possible };
	};
	try {
		const list = Array.from({ length: count }, (_, at) => ({
			alertId: `alert-${at}`,
			url: `${server.url}/v7/alerts/alert-${at}`,
		}));
		return await inTurn(runs, await variants(stage, server.url, items(list), measure), tell);
	} finally {
		server.close();
	}
}

const walls = (list) => list.map(({ seconds, possible }) => seconds / possible);

function rows(title, results) {
	const pick = (name) => (list) => shown(list.map((one) => one[name]));
	return [
		row(`${title}: succeed`, results, pick('count')),
		row('  answers 429', results, pick('refused')),
		row('  wall / least possible', results, (list) => shown(walls(list), ' ×')),
	];
}

/** @param {string} title @param {Record<string, any[]>} results */
function bounds(title, { ours: list }) {
	const refused = list.map((one) => one.refused);
	return [
		...succeed(title, list),
		bound(`${title}: answers 429`, '0', shown(refused), Math.max(...refused) === 0),
		bound(
			`${title}: wall / least possible`,
			'≤ 1.10',
			shown(walls(list)),
			median(walls(list)) <= 1.1,
		),
	];
}

function succeed(title, list) {
	const arrived = list.map((one) => one.count);
	return [
		bound(
			`${title}: succeed`,
			String(count),
			shown(arrived),
			arrived.every((n) => n === count),
		),
	];
}

/** 600 GETs against ThousandEyes's limit, its minute scaled to 3 s; alone, and beside another client. */
async function gets({ stage, runs }) {
	// Its reset comes in whole seconds; of a minute scaled to 3 s that is a third, so here it comes in milliseconds.
	const alone = await againstSandbox(stage, runs, { resetUnit: 'epoch-millis' });
	const exact = await againstExactReset(stage, runs);
	// What rounding up costs, at most a second of each window: here of 12, of a minute there.
	const coarse = await againstSandbox(stage, runs, { windowMs: 12_000 }, { only: 'ours' });
	const shared = await againstSandbox(stage, runs, { resetUnit: 'epoch-millis' }, { other: true });
	return {
		rows: [
			heading(alone),
			...rows('600 GETs', alone),
			...rows('with windows that begin at a whole second', exact),
			...rows('with resets rounded up, windows of 12 s', coarse),
			...rows('beside another client', shared),
		],
		bounds: [
			...bounds('600 GETs', alone),
			...bounds('windows that begin at a whole second', exact),
			...succeed('beside another client', shared.ours),
		],
		data: { alone, exact, coarse, shared },
	};
}

module.exports = gets;
