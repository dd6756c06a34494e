const { readdirSync, readFileSync } = require('node:fs');
const { join, relative, sep } = require('node:path');

const root = join(__dirname, '../..');

/**
 * Paths of all files below a folder of the repository, relative to its root, sorted.
 * @param {string} folder
 */
function filesBelow(folder) {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
		.map((path) => path.split(sep).join('/'))
		.sort();
}

/**
 * The text of a file of the repository.
 * @param {string} path
 */
const readFile = (path) => readFileSync(join(root, path), 'utf8');

module.exports = { filesBelow, readFile };
