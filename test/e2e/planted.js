'use strict';
const assert = require('node:assert/strict');
const { EventEmitter, once } = require('node:events');
const { setTimeout: wait } = require('node:timers/promises');
const { runSections, Unavailable } = require('./report');

/** Sections that end in every way there is, for the test of the report: those that are named are run. */
const planted = {
	good: async ({ check, need }) => {
		const value = await need('gives a value', async () => 42);
		const signal = new EventEmitter();
		await Promise.all([
			check('is given it', async () => {
				await once(signal, 'given');
				assert.equal(value, 42);
			}),
			check('runs beside it', () => signal.emit('given')),
		]);
	},
	bad: async ({ check, need }) => {
		const nothing = await check('is wrong', () => assert.equal(1, 2));
		await check('goes on', () => assert.equal(nothing, undefined));
		await need('cannot do without', () => {
			const properties = { output: 'first line\nlast line', answer: 'all of an answer' };
			throw Object.assign(new Error('npm ended with 1'), properties);
		});
		await check('is not reached', () => {});
	},
	crashing: async ({ check }) => {
		await check('runs before', () => {});
		throw new TypeError('between two checks');
	},
	stray: async ({ need }) => {
		await need('has a crash beside it', async () => {
			setTimeout(() => assert.fail('beside a check'));
			await wait(50);
		});
		assert.fail('is not reached');
	},
	unavailable: async () => {
		throw new Unavailable('no Redis on this machine');
	},
	partly: async ({ check, need }) => {
		await need('has a browser', () => {
			throw new Unavailable('no browser on this machine');
		});
		await check('is not reached', () => {});
	},
};

// Keeps the process from ending by itself.
setInterval(() => {}, 1_000);
const names = process.argv.slice(2);
runSections(
	names.map((name) => ({
		name,
		title: 'planted',
		run: (_world, checks) => planted[name](checks),
	})),
	{ done: new Set(), evidence: [], close: () => wait(100) },
);
