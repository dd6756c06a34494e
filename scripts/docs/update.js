'use strict';
// Writes the operation tables of the README from the operations themselves: npm run build, then this.
const fs = require('node:fs');
const path = require('node:path');
const { operationTable, withTable } = require('./operationTable');

const root = path.join(__dirname, '../..');
const file = path.join(root, 'README.md');
const { carries } = require(path.join(root, 'dist/nodes/shared/operation/authentications.js'));
const { thousandEyes } = require(path.join(root, 'dist/nodes/ThousandEyes/api.js'));
const { thoughtSpot } = require(path.join(root, 'dist/nodes/ThoughtSpot/api.js'));

const { resources: ofThousandEyes } = require(path.join(root, 'dist/nodes/ThousandEyes/resources'));
const { resources: ofThoughtSpot } = require(path.join(root, 'dist/nodes/ThoughtSpot/resources'));

const all = [
	[thousandEyes, ofThousandEyes],
	[thoughtSpot, ofThoughtSpot],
];
const readme = all.reduce(
	(text, [api, resources]) => withTable(text, api.service, operationTable(api, resources, carries)),
	fs.readFileSync(file, 'utf8'),
);
fs.writeFileSync(file, readme);
