'use strict';
const sandbox = require('../../sandbox');
const { startExactReset } = require('./exact-reset');

const starters = {
	thousandEyes: sandbox.startThousandEyes,
	thoughtSpot: sandbox.startThoughtSpot,
	exactReset: startExactReset,
};
let api;
let timers = [];

function stopTimers() {
	for (const timer of timers) clearInterval(timer);
	timers = [];
}

const methods = {
	async start(service, options) {
		api = await starters[service](options);
		return api.url;
	},
	reset() {
		stopTimers();
		api.reset();
	},
	fault: (...faults) => faults.forEach(api.control.fault),
	clearFaults: () => api.control.clearFaults(),
	/** How many requests there were, by status and by method. */
	stats() {
		const { total, peakConcurrency, requests } = api.control.stats();
		const byStatus = {};
		const byMethod = {};
		for (const { method, status, count } of requests) {
			byStatus[status] = (byStatus[status] ?? 0) + count;
			byMethod[method] = (byMethod[method] ?? 0) + count;
		}
		return { total, peakConcurrency, byStatus, byMethod };
	},
	answered: (status) => api.answered(status),
	lastOpensAt: (count) => api.lastOpensAt(count),
	/** Requests whose path ends with `ending`, of one method or of all. */
	countOf: (ending, only) =>
		api.control
			.stats()
			.requests.filter(({ method, path }) => path.endsWith(ending) && method === (only ?? method))
			.reduce((sum, { count }) => sum + count, 0),
	/** How much data ThoughtSpot has. */
	setContent: (changes) => void api.control.setContent(changes),
	/** When the first and the last request arrived (epoch ms). */
	span() {
		const times = api.requests.map(({ at }) => at);
		return { first: times[0], last: times.at(-1) };
	},
	/** Every bearer token that was sent here: what must be found nowhere else. */
	bearers: () => [
		...new Set(
			api.requests
				.map(({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1])
				.filter(Boolean),
		),
	],
	/** Another client of the same account: it takes its `count` requests at the beginning of every window. */
	otherClient({ count, windowMs }) {
		const take = () => api.control.consumeBudget(count);
		take();
		timers.push(setInterval(take, windowMs + 1));
	},
	/** Lets every token issued so far expire as soon as `count` requests of this run were answered. */
	expireAfter(count) {
		const timer = setInterval(() => {
			if (api.control.stats().total < count) return;
			clearInterval(timer);
			api.control.expireTokens();
		}, 1);
		timers.push(timer);
	},
};

process.on('message', async ({ id, method, args }) => {
	try {
		process.send?.({ id, result: await methods[method](...args) });
	} catch (error) {
		process.send?.({ id, error: error.stack });
	}
});
process.on('disconnect', () => process.exit());
