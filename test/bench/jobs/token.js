'use strict';
const { randomUUID } = require('node:crypto');
const { accounts, alertItems, getAlert, getUrl } = require('../accounts');
const { bound, shown } = require('../figures');
const { flow, http, items, ours, value } = require('../flows');
const { heading, inTurn, row } = require('../rounds');
const { startServer } = require('../servers');

const count = 150;
const runsInAMinute = 300;
const callers = 4;

/** At its best, a first request goes alone: where it is refused, the run stops before the others go. */
function best(list, url, credential) {
	const check = http({ url: `${url}/v7/account-groups` }, credential, {
		name: 'Check the Token',
		executeOnce: true,
	});
	const back = {
		...value('Back to the Items', '{}'),
		executeOnce: false,
		parameters: { mode: 'raw', jsonOutput: "={{ $('Items').item.json }}", options: {} },
	};
	return flow([list, check, back, http(getUrl, credential)]);
}

async function outcome(server) {
	const { total, byStatus } = await server.stats();
	return { unauthorized: byStatus[401] ?? 0, blocked: (byStatus[403] ?? 0) > 0, total };
}

function variants(stage, server, list) {
	const account = accounts(stage, server.url);
	const measure = async (make) => {
		const published = await stage.publish(await make(`wrong-${randomUUID()}`));
		await server.reset();
		const { ok } = await stage.run(published);
		return { ok, ...(await outcome(server)) };
	};
	const http401 = async (wrong, more) =>
		flow([list, http(getUrl, await account.httpBearer(wrong), more)]);
	return {
		ours: () =>
			measure(async (wrong) =>
				flow([list, ours('thousandEyes', getAlert, await account.bearer(wrong))]),
			),
		comes: () => measure((wrong) => http401(wrong)),
		best: () => measure(async (wrong) => best(list, server.url, await account.httpBearer(wrong))),
	};
}

/** As a workflow on a schedule that nobody looks after: many runs, each with the same wrong token. */
async function manyRuns(stage, server, list) {
	const account = accounts(stage, server.url);
	const one = items([JSON.parse(list)[0]]);
	const measure = async (node) => {
		const published = await stage.publish(flow([one, node]));
		await server.reset();
		const started = performance.now();
		let left = runsInAMinute;
		const caller = async () => {
			while (left-- > 0) await stage.call(published);
		};
		await Promise.all(Array.from({ length: callers }, caller));
		return { seconds: (performance.now() - started) / 1000, ...(await outcome(server)) };
	};
	const wrong = () => `wrong-${randomUUID()}`;
	return {
		ours: async () => await measure(ours('thousandEyes', getAlert, await account.bearer(wrong()))),
		comes: async () => await measure(http(getUrl, await account.httpBearer(wrong()))),
	};
}

const tell = ({ unauthorized, total, blocked, seconds }) =>
	`${unauthorized} unauthorized of ${total} requests${blocked ? ', address blocked' : ''}` +
	(seconds ? ` in ${seconds.toFixed(0)} s` : '');

/** 150 items with a wrong token, and 300 runs in a minute with the same one. */
async function wrongToken({ stage, runs }) {
	const server = await startServer('thousandEyes', { rateLimit: false });
	try {
		const list = await alertItems(server.url, count);
		const results = await inTurn(runs, variants(stage, server, items(list)), tell);
		const many = await inTurn(1, await manyRuns(stage, server, JSON.stringify(list)), tell);
		many.best = many.comes;
		const of = (name) => (results_) => shown(results_.map((one) => one[name]));
		const blocked = (list_) => (list_.some((one) => one.blocked) ? 'yes' : 'no');
		const single = results.ours.map(({ unauthorized }) => unauthorized);
		const [{ unauthorized, seconds }] = many.ours;
		return {
			rows: [
				heading(results),
				row(`${count} items: requests answered 401`, results, of('unauthorized')),
				row('  requests in all', results, of('total')),
				row('  address blocked', results, blocked),
				row(`${runsInAMinute} runs: requests answered 401`, many, of('unauthorized')),
				row('  address blocked', many, blocked),
			],
			bounds: [
				bound(
					'wrong token: 401s per run',
					'1',
					shown(single),
					single.every((n) => n === 1),
				),
				bound(
					'wrong token: block reached',
					'no',
					blocked(results.ours),
					blocked(results.ours) === 'no',
				),
				bound(
					`${runsInAMinute} runs in ${seconds.toFixed(0)} s, same wrong token: 401s`,
					'≤ 10',
					String(unauthorized),
					seconds <= 60 ? unauthorized <= 10 : undefined,
				),
			],
			data: { results, many },
		};
	} finally {
		server.close();
	}
}

module.exports = wrongToken;
