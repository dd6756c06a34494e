const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');

/** @type {string[]} */
const folders = [];

/**
 * A folder with these files, by name; `removeTrees` removes it.
 * @param {Record<string, string>} files
 */
function tree(files) {
	const folder = mkdtempSync(join(tmpdir(), 'tree-'));
	folders.push(folder);
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return folder;
}

function removeTrees() {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

module.exports = { removeTrees, tree };
