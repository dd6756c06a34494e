'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { packChecked } = require('../scripts/pack/checked');
const { npm, run } = require('./processes');

const root = path.resolve(__dirname, '..');
const manifest = require('../package.json');

/**
 * Builds the package and resolves with the path of its tarball in `folder`, as `npm publish` would send it.
 * @param {string} folder
 */
async function pack(folder) {
	await npm(['run', 'build'], { cwd: root });
	return (await packChecked(root, folder)).tarball;
}

/**
 * Puts a tarball into an n8n user folder that is not running yet, with the very steps n8n takes when it installs a
 * community package: unpack, strip what only development needs, `npm install` inside, note it in the ledger.
 * @param {string} tarball
 * @param {string} userFolder
 */
async function place(tarball, userFolder) {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	const inside = JSON.parse(await run('tar', ['-xzOf', tarball, 'package/package.json']));
	const folder = path.join(nodes, 'node_modules', inside.name);
	fs.rmSync(folder, { recursive: true, force: true });
	fs.mkdirSync(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	const { devDependencies, peerDependencies, optionalDependencies, ...kept } = inside;
	writeJson(path.join(folder, 'package.json'), kept);
	await npm(
		[
			'install',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
		],
		{ cwd: folder },
	);
	const ledger = path.join(nodes, 'package.json');
	const { dependencies, ...rest } = fs.existsSync(ledger)
		? readJson(ledger)
		: { name: 'installed-nodes', private: true };
	writeJson(ledger, { ...rest, dependencies: { ...dependencies, [kept.name]: kept.version } });
	return folder;
}

/** @param {string} file */
function readJson(file) {
	return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** @param {string} file @param {unknown} value */
function writeJson(file, value) {
	fs.writeFileSync(file, JSON.stringify(value, null, 2));
}

module.exports = { manifest, pack, place, root };
