'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { Failure, npm } = require('../../demo/processes');
const { unpacked } = require('../pack/unpacked');

/**
 * What n8n's scanner of published packages exports and is used of it.
 * @typedef {{ passed: boolean, message?: string, details?: string }} Verdict
 * @typedef {(folder: string, patterns: string[]) => Promise<Verdict>} Analyze
 * @typedef {{ analyzePackage: Analyze, SOURCE_FILE_PATTERNS: string[] }} Scanner
 */

/** What the scanner reads of a tarball. */
const builtFiles = ['**/*.js', 'package.json'];

const next = 'Mend it in `nodes/` or `credentials/`, and pack again.';

/** @returns {Promise<Scanner>} */
async function scanner() {
	const file = require.resolve('@n8n/scan-community-package/scanner/scanner.mjs');
	return await import(pathToFileURL(file).href);
}

/**
 * Looks at a package by the rules of n8n's scanner, as it does before a package is verified: at its sources, and at
 * what is in its tarball. Throws a Failure that holds what was found.
 * @param {string} folder of the package
 * @param {string} tarballs the folder with its tarball
 */
async function scanPackage(folder, tarballs) {
	const { name, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
	const tarball = path.join(tarballs, `${name}-${version}.tgz`);
	if (!fs.existsSync(tarball)) {
		throw new Failure(
			`There is no ${path.basename(tarball)}`,
			'Run `npm run pack:services` first.',
		);
	}
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await scanner();
	assertPassed(`the sources of ${name}`, await analyzePackage(folder, SOURCE_FILE_PATTERNS));
	const verdict = await unpacked(tarball, (inside) => analyzePackage(inside, builtFiles));
	assertPassed(path.basename(tarball), verdict);
}

/**
 * Has n8n's linter look at the folder of a package, strictly: it is content where there are warnings alone, but here
 * they count.
 * @param {string} folder
 */
async function lintStrictly(folder) {
	const output = await npm(['exec', '--no', '--', 'n8n-node', 'lint'], { cwd: folder, next });
	if (/\d+ problems?/.test(output)) throw new Failure(`${folder} is not clean`, next, output);
}

/** @param {string} what @param {Verdict} verdict */
function assertPassed(what, { passed, message, details }) {
	if (passed) return;
	throw new Failure(`n8n's scanner refuses ${what}: ${message}`, next, details);
}

module.exports = { lintStrictly, scanPackage };
