'use strict';
// Builds, and makes three tarballs: the whole package, and one with each service: npm run pack:services.
const path = require('node:path');
const { installDependencies } = require('../demo/dependencies');
const { npm } = require('../demo/processes');
const { say, step } = require('../demo/steps');

const root = path.join(__dirname, '..');

async function main() {
	await installDependencies();
	await step('Building', () => npm(['run', 'build'], { cwd: root }));
	// This needs what installDependencies brings.
	const { packServices } = require('./services/pack');
	for (const { tarball, size, files } of await packServices(root, root))
		say(`${path.basename(tarball)} is whole: ${files} files, ${Math.round(size / 1000)} kB`);
}

main().catch((error) => {
	say([error.output, error.message, error.next].filter(Boolean).join('\n'));
	process.exitCode = 1;
});
