'use strict';
// Writes the tables of README.md and docs/operations.md from the operations themselves, after a build.
const fs = require('node:fs');
const path = require('node:path');
const { nodesWithOperations } = require('./nodes');
const { operationTable, resourceTable, withTable } = require('./operationTable');

const root = path.join(__dirname, '../..');
/** @param {string} name */
const load = (name) => require(path.join(root, 'dist', name));
const { carries } = load('nodes/shared/operation/authentications');
const nodes = nodesWithOperations(load);

/** @param {string} name @param {typeof resourceTable} table */
function update(name, table) {
	const file = path.join(root, name);
	const text = nodes.reduce(
		(before, { name: node, api, resources }) =>
			withTable(before, node, table(api, resources, carries)),
		fs.readFileSync(file, 'utf8'),
	);
	fs.writeFileSync(file, text);
}

update('README.md', resourceTable);
update('docs/operations.md', operationTable);
