'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { preProcessFile } = require('typescript');
const { icons } = require('../pack/missing');

/**
 * The sources that some of them need, by their imports (those of types too), with the icons that they name and the
 * codex file of each node.
 * @param {string} root
 * @param {string[]} entries relative to it
 * @returns {string[]} likewise, sorted
 */
function sourcesOf(root, entries) {
	/** @type {Set<string>} */
	const found = new Set();
	/** @param {string} file */
	const exists = (file) => fs.statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile();

	/** @param {string} file */
	function add(file) {
		if (found.has(file)) return;
		found.add(file);
		if (!file.endsWith('.ts')) return;
		const text = fs.readFileSync(path.join(root, file), 'utf8');
		const beside = (/** @type {string} */ name) => path.posix.join(path.posix.dirname(file), name);
		for (const [, icon] of text.matchAll(icons)) add(beside(icon));
		for (const { fileName } of preProcessFile(text).importedFiles) {
			if (!fileName.startsWith('.')) continue;
			const target = ['.ts', '/index.ts'].map((end) => beside(fileName) + end).find(exists);
			if (!target) throw new Error(`${file} imports ${fileName}, which is not there`);
			add(target);
		}
	}

	for (const entry of entries) {
		add(entry);
		if (entry.endsWith('.node.ts')) add(entry.replace(/\.ts$/, '.json'));
	}
	return [...found].sort();
}

module.exports = { sourcesOf };
