'use strict';
const { parseArgs } = require('node:util');
const { installDependencies } = require('../../demo/dependencies');
const { Failure } = require('../../demo/processes');
const { say } = require('../../demo/steps');
const { toolchain } = require('../../demo/toolchain');
const { keepOutput } = require('./output');
const { runSections } = require('./report');

/** In this order; each has a file of its name. */
const sections = [
	'install',
	'packages',
	'operations',
	'editor',
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
	const world = createWorld({ output, screenshots });
	const chosen = sections.filter((name) => only.includes(name));
	runSections(
		chosen.map((name) => ({ name, ...require(`./${name}`) })),
		world,
	);
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
	process.exit(1);
});
