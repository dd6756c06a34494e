'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { packChecked } = require('../pack/checked');
const { makeFolder } = require('./folder');
const { readmeOf } = require('./readme');
const { services } = require('./services');

/**
 * Packs what is built: the whole package, and a package with each service, whose folder it makes anew.
 * @param {string} root
 * @param {string} folder that gets the tarballs
 */
async function packServices(root, folder) {
	const wholeReadme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
	const load = (/** @type {string} */ name) => require(path.join(root, 'dist', name));
	// The whole package first: it says what is missing where nothing is built.
	const packed = [await packChecked(root, folder)];
	for (const service of services) {
		const made = makeFolder(root, service, (parts) => readmeOf({ ...parts, wholeReadme }, load));
		packed.push(await packChecked(made, folder));
	}
	return packed;
}

module.exports = { packServices };
