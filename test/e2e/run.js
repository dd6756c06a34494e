'use strict';
const { parseArgs } = require('node:util');
const { installDependencies } = require('../../demo/dependencies');
const { Failure } = require('../../demo/processes');
const { say } = require('../../demo/steps');
const { toolchain } = require('../../demo/toolchain');
const { runtimes } = require('../../demo/runtimes');
const { keepOutput } = require('./output');
const { runSections } = require('./report');

/** In this order; each has a file of its name. */
const sections = [
	'install',
	'packages',
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
/** What is run for one of `runtimes`, and only then. */
const forVersions = 'versions';
const names = [...sections, forVersions];
const usage = `npm run test:e2e [-- --only ${names.join(',')}] [--screenshots] [--n8n ${Object.keys(runtimes).join('|')}]`;

async function main() {
	const { only, screenshots, n8n } = readOptions();
	const output = keepOutput();
	await installDependencies();
	await toolchain(n8n);
	// These need what installDependencies brings.
	const { createWorld } = require('./world');
	const world = createWorld({ n8n, output, screenshots });
	const chosen = names.filter((name) => only.includes(name));
	runSections(
		chosen.map((name) => ({ name, ...require(`./${name}`) })),
		world,
	);
}

function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				only: { type: 'string' },
				screenshots: { type: 'boolean' },
				n8n: { type: 'string' },
			},
		});
		const only = values.only?.split(',') ?? (values.n8n ? [forVersions] : sections);
		const unknown = only.find((name) => !names.includes(name));
		if (unknown !== undefined) throw new Error(`There is no section "${unknown}"`);
		const { n8n = 'newest' } = values;
		if (!Object.hasOwn(runtimes, n8n)) throw new Error(`There is no n8n "${n8n}"`);
		return { only, screenshots: values.screenshots === true, n8n };
	} catch (error) {
		throw new Failure(error.message, usage);
	}
}

main().catch((error) => {
	if (error.output) say(`\n${error.output}\n`);
	say(error instanceof Failure ? `✗ ${error.message}\n  ${error.next}` : error.stack);
	process.exit(1);
});
