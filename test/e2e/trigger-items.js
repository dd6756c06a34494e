'use strict';
const assert = require('node:assert/strict');
const { setTimeout: delay } = require('node:timers/promises');
const { outputsOf } = require('./build');
const { until } = require('./wait');

const atOnce = 10;
const unfinished = new Set(['new', 'running', 'waiting']);

/**
 * Every execution of a workflow. n8n lists them by their start, but its cursor goes by their ids: of a burst, which
 * starts in another order, it leaves some out. So the pages follow each other by the start.
 */
async function executionsOf(client, { id: workflowId }) {
	const all = new Map();
	for (let startedBefore; ; ) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, startedBefore }));
		const { results } = await client.rest('GET', `/executions?filter=${filter}&limit=100`);
		const known = all.size;
		for (const row of results) all.set(row.id, row);
		if (all.size === known) return [...all.values()];
		const starts = results.map(({ startedAt, createdAt }) => Date.parse(startedAt ?? createdAt));
		startedBefore = new Date(Math.min(...starts) + 1).toISOString();
	}
}

/** Reads the items that a workflow's trigger has given, each execution once. */
function createReader(client, workflow) {
	const read = new Map();

	async function all() {
		const waiting = (await executionsOf(client, workflow))
			.filter(({ id, status }) => !read.has(id) && !unfinished.has(status))
			.map(({ id }) => id);
		async function reader() {
			for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
				const execution = await client.execution(id);
				const mode = execution.mode;
				const [rows = []] = outputsOf(execution, 'Trigger');
				read.set(
					id,
					rows.map((row) => ({ ...row, mode })),
				);
			}
		}
		await Promise.all(Array.from({ length: atOnce }, reader));
		return [...read.values()].flat();
	}

	const isTest = ({ mode }) => mode === 'manual';
	const items = async () => (await all()).filter((item) => !isTest(item));
	/** What the editor got while it listened. */
	const tests = async () => (await all()).filter(isTest);

	/** Resolves when n8n has nothing of this workflow in hand, with its executions. */
	const idle = () =>
		until('all executions have ended', async () => {
			const found = await executionsOf(client, workflow);
			return found.every(({ status }) => !unfinished.has(status)) && found;
		});

	/** Waits for these ids; then each must be there once, and nothing else. */
	async function expectOnce(ids, idOf, within = 60_000) {
		const missing = new Set(ids);
		await until(
			`${ids.length} items`,
			async () => {
				for (const item of await items()) missing.delete(idOf(item));
				return missing.size === 0;
			},
			within,
		).catch((error) => {
			throw new Error(`${error.message}; ${missing.size} are missing`);
		});
		// What comes a second time comes late.
		await delay(300);
		await idle();
		const found = (await items()).map(idOf);
		const twice = found.filter((id, index) => found.indexOf(id) !== index);
		assert.deepEqual(twice, [], `${twice.length} items came twice`);
		assert.deepEqual(
			found.filter((id) => !ids.includes(id)),
			[],
		);
	}

	return { expectOnce, idle, items, tests };
}

module.exports = { createReader };
