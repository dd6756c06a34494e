'use strict';
const { Readable } = require('node:stream');

const megabyte = 1024 * 1024;

/** Hands out rows, or a file, without any request: what n8n itself needs to hold and to store them. */
class Make {
	constructor() {
		this.description = {
			displayName: 'Make',
			name: 'benchMake',
			group: ['transform'],
			version: 1,
			description: 'Makes rows or a file',
			defaults: { name: 'Make' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [
				{ displayName: 'Rows', name: 'rows', type: 'number', default: 0 },
				{ displayName: 'Megabytes', name: 'megabytes', type: 'number', default: 0 },
			],
		};
	}

	/** @this {import('n8n-workflow').IExecuteFunctions} */
	async execute() {
		const count = Number(this.getNodeParameter('rows', 0));
		const megabytes = Number(this.getNodeParameter('megabytes', 0));
		const pairedItem = { item: 0 };
		if (megabytes === 0) {
			return [Array.from({ length: count }, (_, at) => ({ json: rowAt(at), pairedItem }))];
		}
		const data = await this.helpers.prepareBinaryData(Readable.from(chunks(megabytes)), 'made.csv');
		return [[{ json: {}, binary: { data }, pairedItem }]];
	}
}

/** A row like those of the sandbox. */
const rowAt = (at) => ({
	Region: ['North', 'South', 'East', 'West'][at % 4],
	Store: `Store ${String(at + 1).padStart(3, '0')}`,
	'Order Date': 1_767_225_600 + (at % 365) * 86_400,
	'Total Sales': at % 7 === 6 ? null : Math.round((at * 37.25 + 10) * 100) / 100,
	Open: at % 2 === 0,
});

function* chunks(megabytes) {
	for (let at = 0; at < megabytes * 16; at += 1) yield Buffer.alloc(megabyte / 16, 'a,b\n');
}

module.exports = { Make };
