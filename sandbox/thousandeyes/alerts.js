const { tests } = require('./tests');
const { agentOf } = require('./agents');
const { alertTypeOf, ruleByType } = require('./rules');

/**
 * @import { Test } from './tests'
 * @import { Range } from './query'
 * @typedef {ReturnType<ReturnType<typeof createAlerts>['fields']>} Alert
 */

const DAY = 86400000;
const SPREAD_DAYS = 7;
const OPEN_PER_LAST_DAY = 12;
const ID_PREFIX = 'e9c3bf02-a48c-4aa8-9e5f-';
const SEVERITIES = ['info', 'minor', 'major', 'critical'];
/** @param {number} time */
const iso = (time) => new Date(time).toISOString().replace('.000Z', 'Z');
/** @param {string} id */
const appLink = (id) => `https://app.thousandeyes.com/alerts/list?__a=1001&alertId=${id}`;
/** @param {number} time */
const legacyDate = (time) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** @param {Alert} alert @param {string} origin */
const links = ({ id, test, ruleId }, origin) => ({
	self: { href: `${origin}/v7/alerts/${id}` },
	test: { href: `${origin}/v7/tests/${test.type}/${test.id}` },
	rule: { href: `${origin}/v7/alerts/rules/${ruleId}` },
	appLink: { href: appLink(id) },
});

/**
 * Alerts made on demand: number 0 is the newest, and each number always gives the same alert.
 * @param {number} count
 */
function createAlerts(count) {
	const perDay = Math.ceil(count / SPREAD_DAYS);
	const step = DAY / Math.max(1, perDay);
	let anchor = Math.floor(Date.now() / 1000) * 1000;
	/** @type {Array<{ start: number, end?: number, test?: Test }>} */
	let added = [];
	let changes = 0;

	/** @param {number} number */
	function isOpen(number) {
		if (number >= perDay) return number % 5 === 0;
		// Evenly spread, so that exactly OPEN_PER_LAST_DAY of the newest day's alerts are still open.
		/** @param {number} index */
		const share = (index) => Math.floor((index * OPEN_PER_LAST_DAY) / perDay);
		return number === 0 || share(number) !== share(number - 1);
	}

	/** @param {number} number */
	const startOf = (number) =>
		number < count
			? Math.floor((anchor - (number + 0.5) * step) / 1000) * 1000
			: added[number - count].start;

	/** @param {number} number */
	function endOf(number) {
		if (number >= count) return added[number - count].end;
		if (isOpen(number)) return undefined;
		const start = startOf(number);
		const lasted = (300 + ((number * 37) % 6900)) * 1000;
		return Math.min(start + lasted, Math.max(start + 1000, anchor - 1000));
	}

	/** @param {number} number */
	const testOf = (number) => added[number - count]?.test ?? tests[(number * 7) % tests.length];

	/**
	 * Numbers of the matching alerts, newest first: open ones that started, cleared ones that ended in the range.
	 * @param {{ aid: string, state?: 'clear' | 'trigger' } & Partial<Range>} wanted
	 */
	function select({ aid, state, from = -Infinity, to = Infinity }) {
		/** @type {number[]} */
		const numbers = [];
		/** @param {number} number */
		const visit = (number) => {
			const end = endOf(number);
			if (state && state !== (end === undefined ? 'trigger' : 'clear')) return;
			const time = end ?? startOf(number);
			if (time < from || time > to) return;
			if (testOf(number).aids.includes(aid)) numbers.push(number);
		};
		for (let extra = added.length - 1; extra >= 0; extra -= 1) visit(count + extra);
		for (let number = 0; number < count; number += 1) visit(number);
		return numbers;
	}

	/** @param {number} number */
	function fields(number) {
		const test = testOf(number);
		const start = startOf(number);
		const end = endOf(number);
		const id = ID_PREFIX + number.toString(16).padStart(12, '0');
		const severity = SEVERITIES[number % SEVERITIES.length];
		return { number, id, test, start, end, severity, ruleId: ruleByType[test.type].ruleId };
	}

	/** @param {Alert} alert */
	function shared({ id, test, start, end, severity, number }) {
		return {
			id,
			alertType: alertTypeOf(test.type),
			alertState: end === undefined ? 'trigger' : 'clear',
			alertSeverity: severity,
			startDate: iso(start),
			...(end === undefined ? {} : { endDate: iso(end) }),
			duration: Math.floor(((end ?? Date.now()) - start) / 1000),
			violationCount: 1 + (number % 4),
			suppressed: false,
			meta: { version: 1 },
		};
	}

	return {
		select,
		/**
		 * Adds alerts that start at `at`, of tests of one rule when that is given; gives their ids, oldest first.
		 * @param {number} [n]
		 * @param {{ at?: number, ruleId?: string }} [options]
		 */
		add(n = 1, { at = Date.now(), ruleId } = {}) {
			const start = Math.floor(at / 1000) * 1000;
			const test = tests.find(({ type }) => ruleByType[type].ruleId === ruleId);
			changes += 1;
			for (let index = 0; index < n; index += 1) added.push({ start, test });
			return Array.from({ length: n }, (_, index) => fields(count + added.length - n + index).id);
		},
		/**
		 * Ends an alert that was added; gives its fields.
		 * @param {string} id
		 */
		clear(id, at = Date.now()) {
			const number = parseInt(id.slice(ID_PREFIX.length), 16);
			if (!added[number - count]) throw new Error(`No added alert ${id}`);
			changes += 1;
			added[number - count].end = Math.floor(at / 1000) * 1000;
			return fields(number);
		},
		/** @param {string} id */
		fields: (id) => fields(parseInt(id.slice(ID_PREFIX.length), 16)),
		version: () => changes,
		reset() {
			anchor = Math.floor(Date.now() / 1000) * 1000;
			added = [];
			changes += 1;
		},
		/** @param {string} id @param {string} aid */
		find(id, aid) {
			if (!/^[0-9a-f-]{36}$/.test(id) || !id.startsWith(ID_PREFIX)) return undefined;
			const number = parseInt(id.slice(ID_PREFIX.length), 16);
			const known = number < count + added.length;
			return known && testOf(number).aids.includes(aid) ? number : undefined;
		},
		/** @param {number} number @param {string} origin */
		row(number, origin) {
			const alert = fields(number);
			const { id, test, start, end, severity, ruleId } = alert;
			return {
				...shared(alert),
				alertId: id,
				severity: severity.toUpperCase(),
				state: end === undefined ? 'ACTIVE' : 'CLEARED',
				ruleId: Number(ruleId),
				alertRuleId: ruleId,
				dateStart: legacyDate(start),
				...(end === undefined ? {} : { dateEnd: legacyDate(end) }),
				permalink: appLink(id),
				apiLinks: [{ rel: 'related', href: `${origin}/v7/tests/${test.type}/${test.id}` }],
				_links: links(alert, origin),
			};
		},
		/** @param {number} number @param {string} origin */
		detail(number, origin) {
			const alert = fields(number);
			const { test, end, severity } = alert;
			return {
				...shared(alert),
				severity,
				state: end === undefined ? 'trigger' : 'clear',
				details: test.agentIds.map((agentId) => ({
					id: agentId,
					name: agentOf(agentId).row.agentName,
					type: 'cea_agent',
					state: end === undefined ? 'trigger' : 'clear',
					start: { metrics: 'Error type: Connect' },
					...(end === undefined ? {} : { end: { metrics: 'Error type: None' } }),
				})),
				_embedded: {},
				_links: links(alert, origin),
			};
		},
	};
}

module.exports = { createAlerts, iso };
