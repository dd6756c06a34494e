'use strict';

/** Hands out rows without any request: what n8n itself needs to hold them. */
class Make {
	constructor() {
		this.description = {
			displayName: 'Make',
			name: 'benchMake',
			group: ['transform'],
			version: 1,
			description: 'Makes rows',
			defaults: { name: 'Make' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [
				{ displayName: 'Rows', name: 'rows', type: 'number', default: 0 },
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
		return [
			Array.from({ length: count }, (_, at) => ({ json: { ...head, ...rowAt(at) }, pairedItem })),
		];
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

module.exports = { Make };
