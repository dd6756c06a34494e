const { tests } = require('./tests');
const { agentOf } = require('./agents');
const { iso } = require('./alerts');

const HOUR = 3600000;
const EVENT_COUNT = 120;
const SPREAD_DAYS = 14;
const ID_PREFIX = 'b7d4c1e0-52f1-4c0a-9d3e-';
const KINDS = [
	['target', 'Network Issue', 'Network Loss and/or High RTT'],
	['dns', 'DNS Issue', 'DNS resolution errors'],
	['proxy', 'Proxy Issue', 'Proxy connection errors'],
	['local-agent', 'Local Agent Issue', 'Agent connectivity problems'],
];

/** The detected events, newest first, spread evenly over the two weeks before the sandbox started. */
function createEvents() {
	let anchor = Math.floor(Date.now() / 1000) * 1000;
	const step = (SPREAD_DAYS * 24 * HOUR) / EVENT_COUNT;

	/** @param {number} index */
	function build(index) {
		const affected = [0, 1].map((offset) => tests[(index * 5 + offset) % tests.length]);
		const start = Math.floor((anchor - (index + 0.5) * step) / 1000) * 1000;
		const end = index % 6 === 0 ? undefined : start + (1 + (index % 3)) * HOUR * 0.25;
		return { index, id: ID_PREFIX + index.toString(16).padStart(12, '0'), affected, start, end };
	}

	/** @typedef {ReturnType<typeof build>} Event */

	const all = () => Array.from({ length: EVENT_COUNT }, (_, index) => build(index));
	let events = all();
	let changes = 0;
	/** @param {Event} event @param {string} aid */
	const seenBy = (event, aid) => event.affected.some((test) => test.aids.includes(aid));

	/** @param {Event} event @param {string} origin */
	function shared(event, origin) {
		const [type, typeName] = KINDS[event.index % KINDS.length];
		return {
			id: event.id,
			type,
			typeName,
			state: event.end === undefined ? 'active' : 'resolved',
			severity: ['low', 'medium', 'high'][event.index % 3],
			startDate: iso(event.start),
			...(event.end === undefined ? {} : { endDate: iso(event.end) }),
			_links: { self: { href: `${origin}/v7/events/${event.id}` } },
		};
	}

	/** @param {Event} event @param {string} aid */
	function counts(event, aid) {
		const visible = event.affected.filter((test) => test.aids.includes(aid));
		const agentIds = [...new Set(visible.flatMap((test) => test.agentIds))];
		return { visible, agentIds, total: event.affected.length };
	}

	return {
		version: () => changes,
		reset() {
			anchor = Math.floor(Date.now() / 1000) * 1000;
			events = all();
			changes += 1;
		},
		/** Adds an event that starts at `at`; gives its id. */
		add(at = Date.now()) {
			changes += 1;
			const index = events.length;
			const id = ID_PREFIX + index.toString(16).padStart(12, '0');
			const start = Math.floor(at / 1000) * 1000;
			events.unshift({ index, id, affected: [tests[0]], start, end: undefined });
			return id;
		},
		/**
		 * Ends an event.
		 * @param {string} id
		 */
		resolve(id, at = Date.now()) {
			changes += 1;
			const event = /** @type {Event} */ (events.find((one) => one.id === id));
			event.end = Math.floor(at / 1000) * 1000;
		},
		/** @param {{ aid: string } & import('./query').Range} wanted */
		select: ({ aid, from, to }) =>
			events.filter((event) => event.start >= from && event.start <= to && seenBy(event, aid)),
		/** @param {string} id @param {string} aid */
		find: (id, aid) => events.find((event) => event.id === id && seenBy(event, aid)),
		/** @param {Event} event @param {string} aid @param {string} origin */
		row(event, aid, origin) {
			const { visible, agentIds, total } = counts(event, aid);
			return {
				...shared(event, origin),
				title: `Affecting destinations in host-${event.index}.example.com`,
				affectedTests: { total, inAccountGroup: visible.length },
				affectedTargets: { total: 1, inAccountGroup: 1 },
				affectedAgents: { total: agentIds.length, inAccountGroup: agentIds.length },
			};
		},
		/** @param {Event} event @param {string} aid @param {string} origin */
		detail(event, aid, origin) {
			const { visible, agentIds, total } = counts(event, aid);
			const target = `host-${event.index}.example.com`;
			return {
				...shared(event, origin),
				aid,
				summary: `Issues detected with ${target}`,
				cause: [KINDS[event.index % KINDS.length][2]],
				grouping: { target },
				affectedTests: {
					total,
					inAccountGroup: visible.length,
					tests: visible.map((test) => ({
						testId: test.id,
						name: test.summary.testName,
						testType: test.type,
						affectedAgentIds: test.agentIds,
						affectedTargetIds: ['1'],
					})),
				},
				affectedTargets: {
					total: 1,
					inAccountGroup: 1,
					targets: [
						{
							serverId: '1',
							name: target,
							ip: '203.0.113.10',
							affectedAgentIds: agentIds,
							affectedTestIds: visible.map((test) => test.id),
						},
					],
				},
				affectedAgents: {
					total: agentIds.length,
					inAccountGroup: agentIds.length,
					agents: agentIds.map((agentId) => {
						const { row } = agentOf(agentId);
						return {
							agentId,
							name: row.agentName,
							type: row.agentType,
							location: row.location,
							countryCode: row.countryId,
							affectedTargetIds: ['1'],
							affectedTestIds: visible.map((test) => test.id),
						};
					}),
				},
			};
		},
	};
}

module.exports = { createEvents };
