'use strict';
const { say } = require('../../demo/steps');

const names = {
	ours: 'this package',
	comes: 'HTTP Request as it comes',
	best: 'HTTP Request at its best',
	passed: 'n8n alone, answer to store',
	none: 'no request at all',
};

/**
 * Measures the variants in turn, `runs` times; resolves with the results of each, in the order of the runs.
 * @param {number} runs
 * @param {Record<string, () => Promise<any>>} variants
 * @param {(result: any) => string} tell
 * @returns {Promise<Record<string, any[]>>} each job knows what it measures
 */
async function inTurn(runs, variants, tell) {
	/** @type {Record<string, any[]>} */
	const results = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
	for (let run = 1; run <= runs; run += 1) {
		const order = Object.entries(variants);
		// Another one begins each time: what comes first finds the machine in another state.
		order.push(...order.splice(0, (run - 1) % order.length));
		for (const [name, measure] of order) {
			const result = await measure();
			results[name].push(result);
			say(`    ${run}/${runs} ${names[name] ?? name}: ${tell(result)}`);
		}
	}
	return results;
}

/** One line of a job's table: what, and a cell for each variant. */
function row(what, results, cell) {
	return [what, ...Object.values(results).map((list) => cell(list))];
}

const heading = (results) => ['', ...Object.keys(results).map((name) => names[name] ?? name)];

module.exports = { heading, inTurn, row };
