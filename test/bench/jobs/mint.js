'use strict';
const { accounts, mintAt } = require('../accounts');
const { bound, median, ratios, shown } = require('../figures');
const { flow, http, items, ours, untilDone } = require('../flows');
const { heading, inTurn, row } = require('../rounds');
const { startServer } = require('../servers');

const count = 500;
const limit = { perSecond: 100, burst: 10 };
/** The burst and the one beside it go at once, the others at the rate. */
const least = (count - limit.burst - 1) / limit.perSecond;
const users = Array.from({ length: count }, (_, at) => ({ user: at % 2 ? 'analyst' : 'tsadmin' }));

const mint = {
	authentication: 'trusted',
	resource: 'token',
	operation: 'getFull',
	username: '={{ $json.user }}',
	additionalFields: { validityTime: 300 },
};

/**
 * The HTTP Request node at its best keeps to the documented 100 requests a second, where the burst of 10 is enforced in
 * batches of no more than that, and loops over what was refused.
 */
const inBatches = (batchSize) => ({
	batching: { batch: { batchSize, batchInterval: batchSize * 10 } },
});

async function variants(stage, server, { batchSize, options }) {
	const account = accounts(stage, server.url);
	const list = items(users);
	const key = await account.httpSecretKey();
	const measure = async (one) => {
		const published = await stage.publish(one);
		await server.reset();
		const result = await stage.run(published);
		const { peakConcurrency, byStatus } = await server.stats();
		const minted = result.items.filter((item) => typeof item.token === 'string').length;
		return { ...result, count: minted, peak: peakConcurrency, refused: byStatus[429] ?? 0 };
	};
	const comes = http(mintAt(server.url, '$json.user'), key, { onError: 'continueRegularOutput' });
	const best = http({ ...mintAt(server.url, '$json.user'), options: inBatches(batchSize) }, key, {
		onError: 'continueErrorOutput',
	});
	const flows = { comes: flow([list, comes]), best: flow([list, best], { loop: untilDone }) };
	return {
		// A fresh credential: nothing that an earlier run left behind counts.
		ours: async () =>
			await measure(
				flow([list, ours('thoughtSpot', { ...mint, options }, await account.trusted())]),
			),
		comes: async () => await measure(flows.comes),
		best: async () => await measure(flows.best),
	};
}

const tell = ({ count: minted, peak, refused, seconds }) =>
	`${minted} of ${count}, at most ${peak} at once, ${refused} answers 429, ${seconds.toFixed(2)} s`;

async function measureAll(stage, runs, serverOptions, settings) {
	const server = await startServer('thoughtSpot', serverOptions);
	try {
		return await inTurn(runs, await variants(stage, server, settings), tell);
	} finally {
		server.close();
	}
}

/** 500 tokens for users by trusted authentication: against a server without a limit, and against the documented one. */
async function tokens({ stage, runs }) {
	const noLimit = { batchSize: 50, options: { maxRequestsPerSecond: 0 } };
	const free = await measureAll(stage, runs, { latencyMs: 20 }, noLimit);
	const documented = { batchSize: limit.burst, options: {} };
	const limited = await measureAll(stage, runs, { rateLimit: limit }, documented);
	const of = (name, unit) => (list) =>
		shown(
			list.map((one) => one[name]),
			unit,
		);
	const speedUp = (other) =>
		ratios(
			free[other].map(({ seconds }) => seconds),
			free.ours.map(({ seconds }) => seconds),
		);
	const paced = limited.ours.map(({ seconds }) => seconds / least);
	const refused = limited.ours.map((one) => one.refused);
	const minted = [...free.ours, ...limited.ours].map((one) => one.count);
	return {
		rows: [
			heading(free),
			row('no limit: tokens', free, of('count')),
			row('  seconds', free, of('seconds', ' s')),
			row('  at once', free, of('peak')),
			row('100 a second, burst 10: tokens', limited, of('count')),
			row(`  wall / ${least.toFixed(2)} s`, limited, (list) =>
				shown(
					list.map(({ seconds }) => seconds / least),
					' ×',
				),
			),
			row('  answers 429', limited, of('refused')),
		],
		bounds: [
			bound(
				'tokens: minted',
				String(count),
				shown(minted),
				minted.every((n) => n === count),
			),
			bound('tokens: answers 429', '0', shown(refused), Math.max(...refused) === 0),
			bound('tokens: wall / least possible', '≤ 1.10', shown(paced), median(paced) <= 1.1),
			bound(
				'tokens, no limit: speed / best HTTP Request',
				'≥ 2',
				shown(speedUp('best')),
				median(speedUp('best')) >= 2,
			),
			bound('  (speed / HTTP Request as it comes, all at once)', '', shown(speedUp('comes'))),
		],
		data: { free, limited, least },
	};
}

module.exports = tokens;
