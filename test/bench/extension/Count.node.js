'use strict';

/** Counts what it gets without touching it: expressions and Code nodes would copy 100,000 items to do so. */
class Count {
	constructor() {
		this.description = {
			displayName: 'Count',
			name: 'benchCount',
			group: ['transform'],
			version: 1,
			description: 'Counts items',
			defaults: { name: 'Count' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
		};
	}

	/** @this {import('n8n-workflow').IExecuteFunctions} */
	async execute() {
		const { began } = this.getWorkflowDataProxy(0).$('Items').first().json;
		const json = { count: this.getInputData().length, seconds: (Date.now() - began) / 1000 };
		return [[{ json, pairedItem: { item: 0 } }]];
	}
}

module.exports = { Count };
