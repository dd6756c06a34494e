'use strict';
// Writes the tables of README.md and docs/operations.md from the operations themselves, after a build.
const fs = require('node:fs');
const path = require('node:path');
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
