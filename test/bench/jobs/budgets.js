'use strict';
const { accounts } = require('../accounts');
const { bound, median, shown } = require('../figures');
const { flow, items, ours } = require('../flows');
const { heading, inTurn } = require('../rounds');
const { startServer } = require('../servers');

/** A minute scaled to 6 s, its reset told in milliseconds, as in gets. */
const millis = { windowMs: 6_000, resetUnit: 'epoch-millis' };
/** Whole seconds from now cost up to one of each window: here of 12, of a minute there. */
const seconds = { windowMs: 12_000, resetUnit: 'delta-seconds' };

const id = (value) => ({ __rl: true, mode: 'id', value });
const instant = {
	resource: 'instantTest',
	operation: 'runInstant',
	testType: 'http-server',
	url: 'https://shop.example.com',
	agents: '3001',
};
const again = { resource: 'instantTest', operation: 'run', testId: id('202701') };
const agent = { resource: 'agent', operation: 'get', agentId: id('3001') };
const deploy = { resource: 'template', operation: 'deploy', templateId: id('t') };
const snapshot = {
	resource: 'dashboardSnapshot',
	operation: 'create',
	dashboardId: id('d1'),
	startDate: '2026-01-31T08:00:00Z',
	endDate: '2026-01-31T10:00:00Z',
};

const everything = (count) => ({ parameters: agent, count, limit: 240, rateLimit: millis });
/** What draws on a budget of its own. */
const own = (family, parameters, limit, window = millis) => ({
	parameters,
	limit,
	count: limit * 2.5,
	families: { [family]: { limit, ...window } },
});

/**
 * @typedef {{ windowMs: number, resetUnit: string }} Window
 * @typedef {object} Family how many are asked for of what, and what a window holds of it
 * @property {object} parameters
 * @property {number} limit
 * @property {number} count
 * @property {boolean} [oAuth2]
 * @property {Window} [rateLimit]
 * @property {Record<string, Window>} [families]
 */

/** @type {Record<string, Family>} */
const families = {
	organization: everything(600),
	'OAuth2 client': { ...everything(600), oAuth2: true },
	'instant test': own('instantTest', instant, 24),
	'run again': own('instantTest', again, 24),
	'template deploy': own('templateDeploy', deploy, 10, seconds),
	// No limit is documented: this is one that could be.
	'dashboard snapshot': own('dashboardSnapshot', snapshot, 10),
};

/**
 * Whole windows that must pass before the last request may go (s).
 * @param {Family} family
 */
function leastOf({ count, limit, rateLimit, families: all = {} }) {
	const [{ windowMs }] = rateLimit ? [rateLimit] : Object.values(all);
	return ((Math.ceil(count / limit) - 1) * windowMs) / 1000;
}

/** @param {any} stage @param {Family} family */
async function measured(stage, family) {
	const { parameters, count, oAuth2, rateLimit, families: all } = family;
	const server = await startServer('thousandEyes', { rateLimit, families: all });
	try {
		const account = accounts(stage, server.url);
		const credential = await (oAuth2 ? account.oAuth2() : account.bearer());
		const authentication = oAuth2 ? 'oAuth2' : 'bearer';
		const list = Array.from({ length: count }, (_, index) => ({ index }));
		const published = await stage.publish(
			flow([items(list), ours('thousandEyes', { authentication, ...parameters }, credential)]),
		);
		const result = await stage.run(published);
		const { byStatus } = await server.stats();
		return {
			done: result.items.length,
			refused: byStatus[429] ?? 0,
			wall: result.seconds / leastOf(family),
			message: result.message,
		};
	} finally {
		server.close();
	}
}

const tell = ({ done, refused, wall, message }) =>
	`${done} done, ${refused} answers 429, ${wall.toFixed(2)} × the least possible` +
	(message ? `; ${message}` : '');

/** Every budget of ThousandEyes, asked for two and a half times as much as a window holds. */
async function budgets({ stage, runs }) {
	const variants = Object.entries(families).map(([name, family]) => [
		name,
		() => measured(stage, family),
	]);
	const results = await inTurn(runs, Object.fromEntries(variants), tell);
	const of = (name, what) => results[name].map((one) => one[what]);
	const each = (what) => Object.keys(families).map((name) => shown(of(name, what)));
	return {
		rows: [
			heading(results),
			['succeed', ...each('done')],
			['answers 429', ...each('refused')],
			['wall / least possible', ...each('wall')],
		],
		bounds: Object.entries(families).flatMap(([name, { count }]) => [
			bound(
				`${name}: succeed`,
				String(count),
				shown(of(name, 'done')),
				of(name, 'done').every((done) => done === count),
			),
			bound(
				`${name}: answers 429`,
				'0',
				shown(of(name, 'refused')),
				Math.max(...of(name, 'refused')) === 0,
			),
			bound(
				`${name}: wall / least possible`,
				'≤ 1.10',
				shown(of(name, 'wall')),
				median(of(name, 'wall')) <= 1.1,
			),
		]),
		data: results,
	};
}

module.exports = budgets;
