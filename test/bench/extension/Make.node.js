'use strict';
const { Readable } = require('node:stream');

/**
 * Hands out rows or a file without any request, or a file that it only passes on from where it lies: what n8n itself
 * needs to hold them.
 */
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
				{ displayName: 'Request', name: 'request', type: 'json', default: '' },
				{ displayName: 'Visualization', name: 'visualization', type: 'string', default: '' },
			],
		};
	}

	/** @this {import('n8n-workflow').IExecuteFunctions} */
	async execute() {
		const count = Number(this.getNodeParameter('rows', 0));
		const name = this.getNodeParameter('visualization', 0);
		const head = name ? { visualization_id: name, visualization_name: name } : {};
		const pairedItem = { item: 0 };
		const megabytes = Number(this.getNodeParameter('megabytes', 0));
		const request = this.getNodeParameter('request', 0, '');
		if (megabytes > 0 || request) {
			const stream = request
				? await this.helpers.httpRequest({ ...JSON.parse(String(request)), encoding: 'stream' })
				: Readable.from(chunksOf(megabytes));
			const data = await this.helpers.prepareBinaryData(stream, 'made.pdf', 'application/pdf');
			return [[{ json: {}, binary: { data }, pairedItem }]];
		}
		return [
			Array.from({ length: count }, (_, at) => ({ json: { ...head, ...rowAt(at) }, pairedItem })),
		];
	}
}

/** Pieces as large as a socket hands them out. */
function* chunksOf(megabytes) {
	const size = 64 * 1024;
	for (let left = megabytes * 1024 ** 2; left > 0; left -= size) yield Buffer.alloc(size, ' ');
}

/** A row like those of the sandbox. */
const rowAt = (at) => ({
	Region: ['North', 'South', 'East', 'West'][at % 4],
	Store: `Store ${String(at + 1).padStart(3, '0')}`,
	'Order Date': 1_767_225_600 + (at % 365) * 86_400,
	'Total Sales': at % 7 === 6 ? null : Math.round((at * 37.25 + 10) * 100) / 100,
	Open: at % 2 === 0,
});

module.exports = { Make };
