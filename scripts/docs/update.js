'use strict';
// Writes the tables of README.md and docs/operations.md from the operations themselves, after a build, and that of n8n's
// versions from what the end-to-end tests saw.
const fs = require('node:fs');
const path = require('node:path');
const { compatibilityTable, recorded } = require('./compatibility');
const { operationTable, resourceTable, withTable } = require('./operationTable');

const root = path.join(__dirname, '../..');
/** @param {string} name */
const built = (name) => require(path.join(root, 'dist/nodes', name));
const { carries } = built('shared/operation/authentications.js');
const { thousandEyes, thousandEyesV7 } = built('ThousandEyes/api.js');
const { thoughtSpot } = built('ThoughtSpot/api.js');

const nodes = [
	{ name: 'ThousandEyes', api: thousandEyes, ...built('ThousandEyes/resources') },
	{
		name: 'ThousandEyes Endpoint',
		api: thousandEyesV7,
		resources: built('ThousandEyes/resources/endpoint').endpointResources,
	},
	{ name: 'ThoughtSpot', api: thoughtSpot, ...built('ThoughtSpot/resources') },
];

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
