'use strict';
const fs = require('node:fs');
const { parseArgs } = require('node:util');
const { installDependencies } = require('../../demo/dependencies');
const { Failure } = require('../../demo/processes');
const { say, seconds, step } = require('../../demo/steps');

const jobs = {
	gets: '600 GETs under the rate limit',
	workers: '600 GETs by two workers of one queue',
	token: 'A wrong token',
	alerts: '100,000 alerts by cursor',
	mint: '500 trusted tokens',
	broker: 'Token broker, 16 callers',
	sheet: '1,485 tests from a sheet',
	budgets: 'Every budget of ThousandEyes, exceeded',
	losses: 'A dying token, and faults on the way',
	strangers: 'Bearer tokens and strangers',
	secrets: 'Secrets in what n8n stores after failures',
	rows: '100,000 rows of ThoughtSpot',
	file: 'A Liveboard of 50 MB as a file',
	loading: 'Loading the package',
};
const usage = `npm run bench [-- --only ${Object.keys(jobs).slice(0, 2).join(',')},…] [--runs 3] [--quick] [--json file] [--strict]
  jobs: ${Object.keys(jobs).join(', ')}`;

function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				only: { type: 'string', default: Object.keys(jobs).join(',') },
				runs: { type: 'string', default: '3' },
				quick: { type: 'boolean' },
				json: { type: 'string' },
				strict: { type: 'boolean' },
			},
		});
		const only = values.only.split(',');
		const unknown = only.find((name) => !Object.hasOwn(jobs, name));
		if (unknown !== undefined) throw new Error(`There is no job "${unknown}"`);
		const runs = values.quick ? 1 : Number(values.runs);
		if (!(Number.isInteger(runs) && runs > 0)) throw new Error('--runs takes a whole number');
		return { ...values, only, runs };
	} catch (error) {
		throw new Failure(error.message, usage);
	}
}

async function main() {
	const { only, runs, json, strict } = readOptions();
	await installDependencies();
	// These need what installDependencies brings.
	const { openStage, packOnce } = require('./stage');
	const { table } = require('./figures');
	const tarball = await step('Building and packing the package', packOnce);
	const stage = await step('Starting n8n with the package installed', () => openStage(tarball));
	const results = {};
	try {
		for (const name of only) {
			const started = performance.now();
			say(`\n${jobs[name]} (${name})`);
			results[name] = await require(`./jobs/${name}`)({ stage, runs, tarball });
			say('');
			for (const line of table(results[name].rows)) say(`  ${line}`);
			say(`  took ${seconds(performance.now() - started)}`);
		}
	} finally {
		await stage.stop();
	}
	const bounds = Object.values(results).flatMap((result) => result.bounds);
	say('\nDone when\n');
	const verdict = ({ ok }) => (ok === undefined ? '-' : ok ? 'pass' : 'MISSED');
	const lines = bounds.map((one) => [one.figure, one.must, one.got, verdict(one)]);
	for (const line of table([['figure', 'must be', 'is', ''], ...lines])) say(`  ${line}`);
	say(`\n  median (smallest-largest) of ${runs} run${runs === 1 ? '' : 's'}`);
	if (json) fs.writeFileSync(json, JSON.stringify(results, summarized, '\t'));
	process.exit(strict && bounds.some(({ ok }) => ok === false) ? 1 : 0);
}

/** Items themselves are no figures. */
function summarized(key, value) {
	return key === 'items' && Array.isArray(value) ? value.length : value;
}

main().catch((error) => {
	if (error.output) say(`\n${error.output}\n`);
	say(error instanceof Failure ? `✗ ${error.message}\n  ${error.next}` : error.stack);
	process.exit(1);
});
