'use strict';
// Writes the tables of README.md and docs/operations.md from the operations themselves, after a build, and that of n8n's
// versions from what the end-to-end tests saw.
const fs = require('node:fs');
const path = require('node:path');
const { compatibilityTable, recorded } = require('./compatibility');
const { nodesWithOperations } = require('./nodes');
const { operationTable, resourceTable, withTable } = require('./operationTable');

const root = path.join(__dirname, '../..');
/** @param {string} name */
const load = (name) => require(path.join(root, 'dist', name));
const { carries } = load('nodes/shared/operation/authentications');
const nodes = nodesWithOperations(load);

/** @param {string} name @param {typeof resourceTable} table @param {Array<[mark: string, table: string]>} [more] */
function update(name, table, more = []) {
	const file = path.join(root, name);
	const tables = nodes.map(({ name: node, api, resources }) => [
		`${node} operations`,
		table(api, resources, carries),
	]);
	const text = [...tables, ...more].reduce(
		(before, [mark, after]) => withTable(before, mark, after),
		fs.readFileSync(file, 'utf8'),
	);
	fs.writeFileSync(file, text);
}

update('README.md', resourceTable, [['n8n versions', compatibilityTable(recorded())]]);
update('docs/operations.md', operationTable);
