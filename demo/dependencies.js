'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { npm } = require('./processes');
const { step } = require('./steps');

const root = path.resolve(__dirname, '..');

/** Installs the development tools of this repository where they are missing or are not those of the lock file. */
async function installDependencies() {
	if (upToDate()) return;
	await step('Installing the development tools (npm ci)', () =>
		npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root }),
	);
}

/** npm notes what it has installed in a lock file of its own, inside node_modules. */
function upToDate() {
	const wanted = packages('package-lock.json') ?? {};
	const present = packages('node_modules/.package-lock.json');
	if (!present) return false;
	return Object.entries(wanted).every(([name, { version, optional, extraneous }]) => {
		if (name === '') return true;
		return present[name] ? present[name].version === version : Boolean(optional || extraneous);
	});
}

/**
 * @param {string} name of a lock file
 * @returns {Record<string, { version?: string, optional?: boolean, extraneous?: boolean }> | undefined}
 */
function packages(name) {
	const file = path.join(root, name);
	return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : undefined;
}

module.exports = { installDependencies };
