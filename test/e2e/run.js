'use strict';
const { parseArgs } = require('node:util');
const { installDependencies } = require('../../demo/dependencies');
const { Failure } = require('../../demo/processes');
const { say } = require('../../demo/steps');
const { toolchain } = require('../../demo/toolchain');
const { keepOutput } = require('./output');
const { createReport } = require('./report');

/** In this order; each has a file of its name. */
const sections = [
	'install',
	'operations',
	'editor',
	'consent',
	'flows',
	'tool',
	'queue',
	'restart',
	'triggers',
	'attacks',
	'secrets',
];
const usage = `npm run test:e2e [-- --only ${sections.join(',')}] [--screenshots]`;

async function main() {
	const { only, screenshots } = readOptions();
	const output = keepOutput();
	await installDependencies();
	await toolchain();
	// These need what installDependencies brings.
	const { createWorld } = require('./world');
	const report = createReport();
	const world = createWorld({ output, screenshots });
	try {
		for (const name of sections.filter((one) => only.includes(one))) {
			const { title, run } = require(`./${name}`);
			await report.section(name, title, () => run(world, report));
			world.done.add(name);
		}
	} finally {
		await world.close();
	}
	process.exit(report.end());
}

function readOptions() {
	try {
		const { values } = parseArgs({
			options: { only: { type: 'string' }, screenshots: { type: 'boolean' } },
		});
		const only = values.only?.split(',') ?? sections;
		const unknown = only.find((name) => !sections.includes(name));
		if (unknown !== undefined) throw new Error(`There is no section "${unknown}"`);
		return { only, screenshots: values.screenshots === true };
	} catch (error) {
		throw new Failure(error.message, usage);
	}
}

main().catch((error) => {
	if (error.output) say(`\n${error.output}\n`);
	say(error instanceof Failure ? `✗ ${error.message}\n  ${error.next}` : error.stack);
	say('0 passed, 1 failed');
	process.exit(1);
});
