'use strict';
const path = require('node:path');

/**
 * A version of n8n that the package is run in: where its private package lies, the Node that it takes (`from` and `to`
 * are majors), how much of the disk it fills, in GB, while it is installed and afterwards, and what it is set to beside
 * the settings of all: it refuses to start without a module that it does not have.
 * @typedef {{ from: number, to: number, version: string }} NodeWanted
 * @typedef {{ folder: string, node: NodeWanted, takes: number, keeps: string, settings: Record<string, string> }} Runtime
 */

/** @param {string} name */
const folderOf = (name) => path.join(__dirname, 'runtime', name);

/** @type {Record<string, Runtime>} */
const runtimes = {
	newest: {
		folder: folderOf('newest'),
		node: { from: 24, to: Infinity, version: '24.21.0' },
		takes: 4,
		keeps: '2.8 GB',
		settings: { N8N_DISABLED_MODULES: 'mcp-registry' },
	},
	oldest: {
		folder: folderOf('oldest'),
		node: { from: 22, to: 22, version: '22.23.3' },
		takes: 3,
		keeps: '1.9 GB',
		settings: {},
	},
};

/**
 * The version of n8n that a runtime's private package asks for.
 * @param {string} name
 * @returns {string}
 */
const versionOf = (name) => require(path.join(folderOf(name), 'package.json')).dependencies.n8n;

module.exports = { runtimes, versionOf };
