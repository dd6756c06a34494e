'use strict';
const { accounts, alertItems, getAlert, getUrl } = require('../accounts');
const { bound, median, ratios, shown } = require('../figures');
const { flow, http, items, ours, untilDone } = require('../flows');
const { heading, inTurn, row } = require('../rounds');
const { startServer } = require('../servers');

const count = 600;
const budget = 240;
const windowMs = 3_000;
/** Whole windows that must pass before the last request may go. */
const least = (share) => ((Math.ceil(count / (budget * share)) - 1) * windowMs) / 1000;

/**
 * The HTTP Request node at its best: batches that keep to the allowed mean of 80 a second (the documented 240 a minute
 * by the scale), and a loop over the error output that sends again what was refused.
 */
const batching = { batching: { batch: { batchSize: 80, batchInterval: 1_000 } } };

async function variants(stage, server, other) {
	const account = accounts(stage, server.url);
	const list = items(await alertItems(server.url, count));
	const bearer = await account.httpBearer();
	const flows = {
		comes: flow([list, http(getUrl, bearer, { onError: 'continueRegularOutput' })]),
		best: flow(
			[list, http({ ...getUrl, options: batching }, bearer, { onError: 'continueErrorOutput' })],
			{ loop: untilDone },
		),
	};
	const measure = async (one) => {
		const published = await stage.publish(one);
		await server.reset();
		if (other) await server.otherClient({ count: budget / 3, windowMs });
		const result = await stage.run(published);
		const { byStatus } = await server.stats();
		await server.reset();
		return { ...result, count: result.items.length, refused: byStatus[429] ?? 0 };
	};
	return {
		// A fresh credential: what an earlier run learned of the limit does not help.
		ours: async () =>
			await measure(flow([list, ours('thousandEyes', getAlert, await account.bearer())])),
		comes: async () => await measure(flows.comes),
		best: async () => await measure(flows.best),
	};
}

const tell = ({ count: arrived, refused, seconds }) =>
	`${arrived} of ${count}, ${refused} answers 429, ${seconds.toFixed(2)} s`;

async function measureAll(stage, runs, rateLimit, other) {
	const server = await startServer('thousandEyes', {
		rateLimit: { limit: budget, windowMs, ...rateLimit },
	});
	try {
		return await inTurn(runs, await variants(stage, server, other), tell);
	} finally {
		server.close();
	}
}

function rows(title, results, possible) {
	const pick = (list, name) => list.map((one) => one[name]);
	return [
		row(`${title}: succeed`, results, (list) => shown(pick(list, 'count'))),
		row('  answers 429', results, (list) => shown(pick(list, 'refused'))),
		row(`  wall / ${possible} s`, results, (list) =>
			shown(
				pick(list, 'seconds').map((seconds) => seconds / possible),
				' ×',
			),
		),
	];
}

/** 600 GETs against ThousandEyes's limit, its minute scaled to 3 s; alone, and beside another client. */
async function gets({ stage, runs }) {
	// Its reset comes in whole seconds; of a minute scaled to 3 s that is a third, so here it comes in milliseconds.
	const alone = await measureAll(stage, runs, { resetUnit: 'epoch-millis' });
	const coarse = await measureAll(stage, runs, { resetUnit: 'epoch-seconds' });
	const shared = await measureAll(stage, runs, { resetUnit: 'epoch-millis' }, true);
	const wall = ratios(
		alone.ours.map(({ seconds }) => seconds),
		alone.ours.map(() => least(1)),
	);
	const all = (list) => list.every((one) => one.count === count);
	const refused = alone.ours.map((one) => one.refused);
	return {
		rows: [
			heading(alone),
			...rows('600 GETs', alone, least(1)),
			...rows('with the reset in whole seconds', coarse, least(1)),
			...rows('beside another client', shared, least(2 / 3)),
		],
		bounds: [
			bound('600 GETs: succeed', '600', shown(alone.ours.map((one) => one.count)), all(alone.ours)),
			bound('600 GETs: answers 429', '0', shown(refused), Math.max(...refused) === 0),
			bound('600 GETs: wall / least possible', '≤ 1.10', shown(wall), median(wall) <= 1.1),
			bound(
				'beside another client: succeed',
				'600',
				shown(shared.ours.map((one) => one.count)),
				all(shared.ours),
			),
		],
		data: { alone, coarse, shared },
	};
}

module.exports = gets;
