'use strict';
const { setTimeout: delay } = require('node:timers/promises');
const { alertCountFor } = require('../alert-count');
const { count, flows, pageSize, warm } = require('../alert-flows');
const { bound, median, ratios, shown } = require('../figures');
const { flow } = require('../flows');
const { findN8n, processorTime, watch } = require('../memory');
const { heading, inTurn, row } = require('../rounds');
const { startServer } = require('../servers');

const settleMs = 2_000;

const faults = {
	'a 500': { kind: 'status', status: 500, match: { path: '/v7/alerts' }, skip: 37 },
	'a 429': {
		kind: 'status',
		status: 429,
		headers: { 'retry-after': '1' },
		match: { path: '/v7/alerts' },
		skip: 20,
	},
};

function measuring(stage, server, published) {
	return async (name, fault) => {
		await stage.restart();
		await stage.call(published.warmUp);
		await delay(settleMs);
		const before = (await server.stats()).total;
		await server.clearFaults();
		if (fault) await server.fault(fault);
		const pid = findN8n(stage.n8n.runtime.bin);
		const memory = watch(pid);
		const [started, used] = [performance.now(), processorTime(pid)];
		const { status, text } = await stage.call(published[name]);
		const whole = (performance.now() - started) / 1000;
		const processor = processorTime(pid) - used;
		const { count: arrived = 0, seconds } = status === 200 ? JSON.parse(text) : {};
		const requests = (await server.stats()).total - before;
		return { arrived, seconds, whole, processor, requests, megabytes: memory.peak() - memory.idle };
	};
}

const tell = ({ arrived, seconds, requests, megabytes }) =>
	`${arrived} of ${count} in ${seconds?.toFixed(1) ?? '?'} s, ${requests} requests, ` +
	`${megabytes?.toFixed(0) ?? '?'} MB above idle`;

/** 100,000 alerts by cursor, each run in an n8n that has just started; then with a fault on the way. */
async function alerts({ stage, runs }) {
	const server = await startServer('thousandEyes', {
		rateLimit: false,
		alertCount: alertCountFor(count),
	});
	try {
		await warm(server.url);
		const published = {};
		for (const [name, nodes] of Object.entries(await flows(stage, server.url))) {
			published[name] = await stage.publish(flow(nodes));
		}
		const measure = measuring(stage, server, published);
		const variants = (names, fault) =>
			Object.fromEntries(names.map((name) => [name, () => measure(name, fault)]));
		const whole = await inTurn(runs, variants(['ours', 'comes', 'best', 'none']), tell);
		// Once each: whether all arrive is the same every time.
		const broken = {};
		for (const [name, fault] of Object.entries(faults)) {
			broken[name] = await inTurn(1, variants(['ours', 'comes', 'best'], fault), tell);
		}
		return { ...report(whole, broken), data: { whole, broken } };
	} finally {
		server.close();
	}
}

function report(whole, broken) {
	const pick = (list, name) => list.map((one) => one[name]);
	const speed = (list) => list.map(({ arrived, seconds }) => arrived / seconds);
	const all = (list) => list.every(({ arrived }) => arrived === count);
	const least = count / pageSize;
	const requests = pick(whole.ours, 'requests');
	const fastest = ['comes', 'best'].sort(
		(a, b) => median(speed(whole[b])) - median(speed(whole[a])),
	)[0];
	const faster = ratios(speed(whole.ours), speed(whole[fastest]));
	const storedToo = ratios(pick(whole[fastest], 'whole'), pick(whole.ours, 'whole'));
	const memory = ratios(pick(whole.ours, 'megabytes'), pick(whole.none, 'megabytes'));
	return {
		rows: [
			heading(whole),
			row(`${count} alerts: arrive`, whole, (list) => shown(pick(list, 'arrived'))),
			row('  requests', whole, (list) => shown(pick(list, 'requests'))),
			row('  seconds', whole, (list) => shown(pick(list, 'seconds'), ' s')),
			row('  items/s', whole, (list) => shown(speed(list).map(Math.round))),
			row('  the whole run, stored', whole, (list) => shown(pick(list, 'whole'), ' s')),
			row("  n8n's processor time", whole, (list) => shown(pick(list, 'processor'), ' s')),
			row('  peak memory above idle', whole, (list) => shown(pick(list, 'megabytes'), ' MB')),
			...Object.entries(broken).flatMap(([name, results]) => [
				row(`with ${name} on the way: arrive`, results, (list) => shown(pick(list, 'arrived'))),
				row('  seconds', results, (list) => shown(pick(list, 'seconds'), ' s')),
			]),
		],
		bounds: [
			bound(
				'alerts: requests',
				String(least),
				shown(requests),
				requests.every((n) => n === least),
			),
			bound('alerts: items/s / best HTTP Request', '≥ 1.0', shown(faster), median(faster) >= 1),
			bound('  (the whole run with what n8n stores)', '', shown(storedToo)),
			bound(
				'alerts: peak memory / no request at all',
				'≤ 1.05',
				shown(memory),
				memory.some(Number.isNaN) ? undefined : median(memory) <= 1.05,
			),
			...Object.entries(broken).map(([name, { ours: list }]) =>
				bound(
					`alerts with ${name}: arrive`,
					String(count),
					shown(pick(list, 'arrived')),
					all(list),
				),
			),
		],
	};
}

module.exports = alerts;
