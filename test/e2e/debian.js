'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { run } = require('../../demo/processes');
const { step } = require('../../demo/steps');
const { Unavailable } = require('./report');

const isRoot = process.getuid?.() === 0;

/** Resolves with the path of a program, which is installed from Debian's package where it is missing. */
async function find(names, packageName, folders) {
	const present = () => locate(names, folders());
	const found = present();
	if (found) return found;
	await install(packageName);
	const installed = present();
	if (installed) return installed;
	throw new Unavailable(`Debian's ${packageName} brought no ${names[0]}`);
}

function locate(names, folders) {
	const all = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', ...folders];
	const candidates = all.flatMap((folder) => names.map((name) => path.join(folder, name)));
	return candidates.find((file) => fs.existsSync(file));
}

async function install(packageName) {
	const missing = `${packageName} is not installed`;
	if (!fs.existsSync('/usr/bin/apt-get'))
		throw new Unavailable(`${missing}, and this is no Debian`);
	if (!isRoot) {
		throw new Unavailable(`${missing}; as root: apt-get install ${packageName}`);
	}
	// Run level 1: what is installed is not started as a service of this machine.
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	const get = (...args) => run('apt-get', [...args, '-q', '-y'], { env });
	const packages = ['install', '--no-install-recommends', packageName];
	try {
		await step(`Installing Debian's ${packageName}`, async () => {
			await get(...packages).catch(async () => {
				await get('update');
				await get(...packages);
			});
		});
	} catch (error) {
		throw new Unavailable(`${missing}, and apt-get could not install it: ${error.message}`);
	}
}

const none = () => [];

/** Every version of PostgreSQL has a folder of its own; the newest comes first. */
function postgresFolders() {
	const root = '/usr/lib/postgresql';
	if (!fs.existsSync(root)) return [];
	const versions = fs.readdirSync(root).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => path.join(root, version, 'bin'));
}

/** The path of Chromium. */
const findChromium = () =>
	find(['chromium', 'chromium-browser', 'google-chrome'], 'chromium', none);

/** The path of the Redis server. */
const findRedis = () => find(['redis-server'], 'redis-server', none);

/** The folder with PostgreSQL's programs; those elsewhere on the PATH may be only links to them. */
const findPostgres = async () =>
	path.dirname(fs.realpathSync(await find(['postgres'], 'postgresql', postgresFolders)));

module.exports = { findChromium, findPostgres, findRedis, isRoot };
