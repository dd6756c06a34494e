'use strict';
const fs = require('node:fs');
const { builtinModules } = require('node:module');
const path = require('node:path');

const requires = /\brequire\(["']([^"']+)["']\)/g;
/** The icons that a source or a built file names. */
const icons = /["']file:([^"']+\.(?:svg|png))["']/g;

/**
 * What n8n would look for in the folder of an unpacked package and not find: the nodes and credentials that its
 * package.json names, the codex file of each node, whatever their code loads, and their icons.
 * @param {string} folder
 * @returns {string[]} a line for each
 */
function missingFiles(folder) {
	const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
	const known = new Set([...builtinModules, ...Object.keys(manifest.peerDependencies ?? {})]);
	/** @type {Set<string>} */
	const seen = new Set();
	/** @type {string[]} */
	const missing = [];

	/** @param {string} file @param {string} by who asks for it */
	function look(file, by) {
		const found = ['', '.js', '.json', '/index.js']
			.map((ending) => path.join(folder, file + ending))
			.find((one) => fs.statSync(one, { throwIfNoEntry: false })?.isFile());
		if (!found) missing.push(`${path.normalize(file)}, which ${by} names`);
		else if (/\.(js|json)$/.test(found)) read(found);
	}

	/** @param {string} file */
	function read(file) {
		if (seen.has(file)) return;
		seen.add(file);
		const text = fs.readFileSync(file, 'utf8');
		const name = path.relative(folder, file);
		const beside = (/** @type {string} */ other) => path.join(path.dirname(name), other);
		for (const [, icon] of text.matchAll(icons)) look(beside(icon), name);
		if (!name.endsWith('.js')) return;
		for (const [, module] of text.matchAll(requires)) {
			if (module.startsWith('.')) look(beside(module), name);
			else if (!known.has(module.replace(/^node:/, '')))
				missing.push(`${module}, which ${name} names and no installation brings`);
		}
	}

	const { nodes = [], credentials = [] } = manifest.n8n ?? {};
	const codex = nodes.map((/** @type {string} */ node) => node.replace(/\.js$/, '.json'));
	if (nodes.length + credentials.length === 0) missing.push('any node, which package.json names');
	for (const file of [manifest.main, ...nodes, ...codex, ...credentials].filter(Boolean)) {
		look(file, 'package.json');
	}
	return [...new Set(missing)];
}

module.exports = { icons, missingFiles };
