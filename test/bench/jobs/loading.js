'use strict';
const { setTimeout: delay } = require('node:timers/promises');
const path = require('node:path');
const { bound, median, shown } = require('../figures');
const { startN8n } = require('../../../demo/instance');
const { manifest } = require('../../../demo/package');
const { run } = require('../../../demo/processes');
const { say } = require('../../../demo/steps');
const { findN8n, watch } = require('../memory');

const probe = path.join(__dirname, '..', 'loading-probe.js');
const settleMs = 3_000;

/** What it takes a fresh process that has n8n's own parts already to load every node and credential. */
async function load(stage) {
	const { runtime, userFolder } = stage.n8n;
	const folder = path.join(userFolder, '.n8n', 'nodes', 'node_modules', manifest.name);
	// As n8n does for its community packages.
	const NODE_PATH = path.join(runtime.folder, 'node_modules');
	const output = await run(runtime.node, ['--expose-gc', probe, runtime.bin, folder], {
		env: { ...process.env, NODE_PATH },
	});
	return JSON.parse(String(output.trim().split('\n').at(-1)));
}

/** A whole start of n8n: the time until it answers, and its memory at rest. */
async function boot(tarball) {
	const started = performance.now();
	const n8n = await startN8n({ packageTarball: tarball });
	const seconds = (performance.now() - started) / 1000;
	await delay(settleMs);
	const { idle } = watch(findN8n(n8n.runtime.bin));
	await n8n.stop();
	return { seconds, idle };
}

/** What the package costs an n8n that has it installed. */
async function loading({ stage, runs, tarball }) {
	const loads = [];
	for (let at = 0; at < Math.max(5, runs); at += 1) loads.push(await load(stage));
	const pick = (name) => loads.map((one) => one[name]);
	say(`    ${loads.length} fresh processes: ${shown(pick('milliseconds'), ' ms')}`);
	// Stopped: two of them side by side would slow each other down.
	await stage.stop();
	/** @type {Record<string, Awaited<ReturnType<typeof boot>>[]>} */
	const boots = { with: [], without: [] };
	for (let at = 0; at < runs; at += 1) {
		for (const [name, list] of Object.entries(boots)) {
			const result = await boot(name === 'with' ? tarball : undefined);
			list.push(result);
			say(`    n8n ${name}: ${result.seconds.toFixed(2)} s, ${result.idle.toFixed(0)} MB`);
		}
	}
	await stage.restart();
	const of = (name, field, unit) =>
		shown(
			boots[name].map((one) => one[field]),
			unit,
		);
	return {
		rows: [
			['', 'with the package', 'without'],
			['loading all nodes and credentials', shown(pick('milliseconds'), ' ms'), ''],
			['  heap that stays', shown(pick('megabytes'), ' MB'), ''],
			['  resident memory', shown(pick('resident'), ' MB'), ''],
			['n8n starts in', of('with', 'seconds', ' s'), of('without', 'seconds', ' s')],
			['  and rests at', of('with', 'idle', ' MB'), of('without', 'idle', ' MB')],
		],
		bounds: [
			bound(
				'loading: time',
				'< 50 ms',
				shown(pick('milliseconds'), ' ms'),
				median(pick('milliseconds')) < 50,
			),
			bound(
				'loading: memory',
				'< 5 MB',
				shown(pick('megabytes'), ' MB'),
				median(pick('megabytes')) < 5,
			),
		],
		data: { loads, boots },
	};
}

module.exports = loading;
