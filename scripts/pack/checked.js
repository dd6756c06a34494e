'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { Failure, npm } = require('../../demo/processes');
const { missingFiles } = require('./missing');
const { unpacked } = require('./unpacked');

/**
 * Packs what is built, as `npm publish` would, and looks into the tarball: npm itself packs a tree that was never
 * built without a word. Resolves with the path of the tarball and what is in it; where something is missing, there is none.
 * @param {string} root of the package
 * @param {string} folder that gets the tarball
 */
async function packChecked(root, folder) {
	const output = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
		cwd: root,
	});
	// npm 12 answers with an object of packages, older ones with a list.
	const [{ filename, size, entryCount: files }] = Object.values(JSON.parse(output));
	const tarball = path.join(folder, filename);
	const missing = await unpacked(tarball, missingFiles);
	if (missing.length === 0) return { tarball, size, files };
	fs.rmSync(tarball);
	throw new Failure(
		`${missing.length} files are not in the tarball`,
		'Run `npm run build`, then pack again.',
		missing.map((line) => `missing: ${line}`).join('\n'),
	);
}

module.exports = { packChecked };
