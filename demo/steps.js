'use strict';

const terminal = process.stdout.isTTY === true;
const interval = terminal ? 1_000 : 15_000;

/** Prints a line that stays. */
function say(line = '') {
	process.stdout.write(`${terminal ? '\r\u001b[K' : ''}${line}\n`);
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
	const value = milliseconds / 1000;
	if (value >= 90) return `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
	return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
}

/**
 * Runs `work` and shows how long it takes: a line that counts in a terminal, a line now and then elsewhere.
 * `measure` may say how far it is.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 */
async function step(title, work, measure = () => '') {
	const started = performance.now();
	const state = () =>
		[title, seconds(performance.now() - started), measure()].filter(Boolean).join(' · ');
	const show = () => process.stdout.write(terminal ? `\r\u001b[K… ${state()}` : `… ${state()}\n`);
	const timer = setInterval(show, interval);
	if (terminal) show();
	try {
		const result = await work();
		clearInterval(timer);
		say(`✓ ${title} (${seconds(performance.now() - started)})`);
		return result;
	} catch (error) {
		clearInterval(timer);
		say(`✗ ${title} (${seconds(performance.now() - started)})`);
		throw error;
	}
}

module.exports = { say, seconds, step };
