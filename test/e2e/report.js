'use strict';
const { after, test } = require('node:test');
const { say, seconds } = require('../../demo/steps');

/** A check or section cannot be shown on this machine; its message says why. */
class Unavailable extends Error {}

/** The rest of a section has nothing to build on. */
class Stop extends Error {}

/** Has node:test run each section as a test and each check as a test within it, in this order. */
function runSections(sections, world) {
	const times = [];
	for (const { name, title, run } of sections) {
		// What runs side by side in a section is its own affair.
		test(`${name}: ${title}`, { concurrency: 10 }, async (section) => {
			const started = performance.now();
			try {
				await run(world, createChecks(section, world));
			} catch (error) {
				end(section, error, world);
			} finally {
				times.push(`  ${name.padEnd(10)} ${seconds(performance.now() - started).padStart(9)}`);
				world.done.add(name);
			}
		});
	}
	after(async () => {
		await world.close();
		say(['\nSections:', ...times].join('\n'));
	});
}

function createChecks(section, world) {
	async function attempt(title, work, needed) {
		let value;
		let stop = needed;
		await section.test(title, async (one) => {
			try {
				value = await work();
				stop = false;
			} catch (error) {
				stop ||= error instanceof Unavailable;
				end(one, error, world);
			}
		});
		if (stop) throw new Stop(title);
		return value;
	}

	return {
		/** Runs one check; resolves with what it gave, or with undefined when it failed. */
		check: (title, work) => attempt(title, work, false),
		/** Like `check`, for what the rest of the section is built on: its failure ends the section. */
		need: (title, work) => attempt(title, work, true),
	};
}

/** Ends a test with what a person reads of an error; its properties may be whole answers of a service. */
function end(one, error, world) {
	if (error instanceof Stop) return;
	if (error instanceof Unavailable) return one.skip(error.message);
	const lines = String(error?.stack ?? error)
		.split('\n')
		.filter((line) => !line.includes('(node:') && !line.includes(__filename))
		.map((line) => line.slice(0, 300));
	const text = [...lines.slice(0, 16), error?.output].filter(Boolean).join('\n');
	// Newer versions of Node print it only at the end, after the section that searches for secrets.
	world.evidence.push({ where: 'a failure of this suite', text });
	throw Object.assign(new Error(lines[0]), { stack: text });
}

module.exports = { runSections, Unavailable };
