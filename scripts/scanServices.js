'use strict';
// Looks at the three packages as n8n does before it verifies one, after npm run pack:services: npm run pack:scan.
const path = require('node:path');
const { say, step } = require('../demo/steps');
const { lintStrictly, scanPackage } = require('./services/scan');
const { services } = require('./services/services');

const root = path.join(__dirname, '..');

async function main() {
	const folders = services.map((one) => one.folder);
	// The linter looks at the root in `npm test`.
	for (const folder of folders)
		await step(`Linting ${folder}`, () => lintStrictly(path.join(root, folder)));
	for (const folder of ['.', ...folders])
		await step(`Scanning ${folder}`, () => scanPackage(path.join(root, folder), root));
}

main().catch((error) => {
	say([error.output, error.message, error.next].filter(Boolean).join('\n'));
	process.exitCode = 1;
});
