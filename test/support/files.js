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

/**
 * The texts of all files below any folder, by name.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
function readTree(folder) {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
	return Object.fromEntries(
		files.map((file) => [relative(folder, file).split(sep).join('/'), readFileSync(file, 'utf8')]),
	);
}

module.exports = { filesBelow, readFile, readTree, root };
