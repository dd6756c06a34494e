'use strict';
const { say, seconds } = require('../../demo/steps');

/** A section cannot be shown on this machine; its message says why. */
class Unavailable extends Error {}

/** A check that the rest of its section is built on has failed. */
class Stop extends Error {}

/** Counts checks, prints each as it ends, and the times of the sections at the end. */
function createReport() {
	const counts = { passed: 0, failed: 0, skipped: 0 };
	const lines = [];
	const failures = [];

	function fail(title, error) {
		counts.failed += 1;
		failures.push(title);
		say(`    ✗ ${title}`);
		const text = error.code === 'ERR_ASSERTION' ? error.message : (error.stack ?? String(error));
		for (const line of text.split('\n').slice(0, 16)) say(`        ${line.slice(0, 300)}`);
		if (error.output) say(error.output.replace(/^/gm, '        '));
	}

	/** Runs one check; resolves with what it gave, or with undefined when it failed. */
	async function check(title, work) {
		const started = performance.now();
		try {
			const result = await work();
			counts.passed += 1;
			say(`    ✓ ${title} (${seconds(performance.now() - started)})`);
			return result;
		} catch (error) {
			if (error instanceof Unavailable || error instanceof Stop) throw error;
			fail(title, error);
			return undefined;
		}
	}

	/** Like `check`, for what the rest of the section is built on: its failure ends the section. */
	async function need(title, work) {
		const failed = counts.failed;
		const result = await check(title, work);
		if (counts.failed > failed) throw new Stop(title);
		return result;
	}

	/** Runs one section; a section that this machine cannot show counts as skipped. */
	async function section(name, title, work) {
		const started = performance.now();
		const before = { ...counts };
		say(`\n${name}: ${title}`);
		let note = '';
		try {
			await work();
		} catch (error) {
			if (error instanceof Unavailable) {
				counts.skipped += 1;
				note = `SKIPPED: ${error.message}`;
				say(`    - ${note}`);
			} else if (!(error instanceof Stop)) {
				fail(`${name} ran to its end`, error);
			}
		}
		const passed = counts.passed - before.passed;
		const failed = counts.failed - before.failed;
		const time = seconds(performance.now() - started);
		say(`  ${name}: ${time}`);
		lines.push(
			`  ${name.padEnd(10)} ${time.padStart(9)}   ${passed} passed, ${failed} failed  ${note}`,
		);
	}

	/** Prints the table of sections and, as the last line, the totals; gives the exit code. */
	function end() {
		say('\nSections:');
		for (const line of lines) say(line.trimEnd());
		for (const title of failures) say(`  ✗ ${title}`);
		const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
		say(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
		return counts.failed ? 1 : 0;
	}

	return { check, need, section, end };
}

module.exports = { createReport, Unavailable };
