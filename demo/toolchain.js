'use strict';
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { cacheFolder, filledOnce } = require('./cache');
const { findNode, platform, quiet } = require('./node');
const { Failure, npm, run } = require('./processes');
const { runtimes } = require('./runtimes');
const { say, step } = require('./steps');

/** @import { Runtime } from './runtimes' */
/** @import { Node } from './node' */

const manifests = ['package.json', 'package-lock.json'];

/**
 * Resolves with what runs an n8n: `node` (the binary), `folder` (the installed runtime), `bin` (n8n's command);
 * and with which `settings`. `which` names one of `runtimes`.
 */
async function toolchain(which = 'newest') {
	const runtime = runtimes[which];
	const node = await findNode(runtime.node);
	const folder = path.join(cacheFolder(), `n8n-${fingerprint(runtime, node)}`);
	const bin = path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	await filledOnce(folder, (temporary) => install(runtime, temporary, node));
	if (!fs.existsSync(bin)) {
		throw new Failure(`${folder} holds no n8n`, `Remove it (rm -r '${folder}') and start again.`);
	}
	const { settings } = runtime;
	return { node: node.binary, nodeVersion: node.version, folder, bin, settings };
}

/** @param {Runtime} runtime @param {Node} node */
function fingerprint(runtime, node) {
	const hash = createHash('sha256');
	for (const name of manifests) hash.update(fs.readFileSync(path.join(runtime.folder, name)));
	// The database driver is built against Node-API: it fits every minor version.
	const [major] = node.version.split('.');
	return hash.update(`${major} ${platform}`).digest('hex').slice(0, 16);
}

/** @param {Runtime} runtime @param {string} folder @param {Node} node */
async function install(runtime, folder, node) {
	requireSpace(runtime, folder);
	for (const name of manifests) {
		fs.copyFileSync(path.join(runtime.folder, name), path.join(folder, name));
	}
	const env = {
		PATH: [path.dirname(node.binary), process.env.PATH].join(path.delimiter),
		...(node.home && { npm_config_nodedir: node.home }),
	};
	say(`Installing n8n once for all clones, in ${cacheFolder()} (some minutes, ${runtime.keeps})`);
	await step(
		'Downloading and unpacking n8n',
		// Several dependencies would fetch prebuilt binaries of features that nobody uses here.
		() => npm(['ci', '--ignore-scripts', ...quiet], { cwd: folder, env }),
		progress(runtime, folder),
	);
	await step('Building its database driver (sqlite3)', () =>
		npm(['rebuild', 'sqlite3', '--ignore-scripts=false', ...quiet], {
			cwd: folder,
			env,
			next: compilers,
		}),
	);
	await run(node.binary, ['-e', 'require("sqlite3")'], {
		cwd: folder,
		next: 'The database driver does not load: read the output above.',
	});
}

/** @param {string} output */
function compilers(output) {
	if (!/gyp|make|python/i.test(output)) return 'Read the output above, then start again.';
	return 'Building it takes Python 3, make and a C++ compiler (Debian: apt-get install python3 build-essential): install them and start again.';
}

/** @param {string} folder */
function freeBytes(folder) {
	const { bavail, bsize } = fs.statfsSync(folder);
	return bavail * bsize;
}

/** @param {Runtime} runtime @param {string} folder */
function requireSpace({ takes }, folder) {
	const free = freeBytes(folder) / 1e9;
	if (free >= takes) return;
	throw new Failure(
		`n8n takes ${takes} GB while it is installed, ${cacheFolder()} has ${free.toFixed(1)} GB free`,
		'Free some space, or set N8N_RUNTIME_CACHE to a folder on a larger disk, and start again.',
	);
}

/**
 * How much the disk has filled since: walking 300,000 files each second would slow the installation down.
 * @param {Runtime} runtime @param {string} folder
 */
function progress({ keeps }, folder) {
	const before = freeBytes(folder);
	return () => {
		const written = Math.max(0, before - freeBytes(folder)) / 1e9;
		return `${written.toFixed(1)} of about ${keeps} written`;
	};
}

module.exports = { toolchain };
