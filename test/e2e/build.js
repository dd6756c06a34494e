'use strict';
const { manifest } = require('../../demo/package');

/** @typedef {[from: string, output: number, to: string, type?: string]} Connection */

/** @type {Record<string, [node: string, authentication: string]>} */
const service = {
	thousandEyesBearerApi: ['thousandEyes', 'bearer'],
	thousandEyesBasicApi: ['thousandEyes', 'basic'],
	thousandEyesOAuth2Api: ['thousandEyes', 'oAuth2'],
	thousandEyesUserOAuth2Api: ['thousandEyes', 'oAuth2User'],
	thoughtSpotBasicApi: ['thoughtSpot', 'basic'],
	thoughtSpotBearerApi: ['thoughtSpot', 'bearer'],
	thoughtSpotTrustedApi: ['thoughtSpot', 'trusted'],
};

const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };

/**
 * A node of ours that uses this credential; `tool` makes it the form that AI agents call.
 * @param {string} name @param {{ type: string, id: string, name: string }} credential
 * @param {object} parameters @param {{ tool?: boolean } & Record<string, any>} [more]
 */
function ours(name, { type, id, name: label }, parameters, { tool, ...rest } = {}) {
	const [node, authentication] = service[type];
	return {
		name,
		type: `${manifest.name}.${node}${tool ? 'Tool' : ''}`,
		typeVersion: 1,
		parameters: { authentication, options: {}, ...parameters },
		credentials: { [type]: { id, name: label } },
		...rest,
	};
}

/** A Code node that gives these items. */
function items(name, list) {
	const rows = JSON.stringify(list.map((json) => ({ json })));
	const parameters = { jsCode: `return ${rows};` };
	return { name, type: 'n8n-nodes-base.code', typeVersion: 2, parameters };
}

/**
 * A workflow of nodes in a chain; `more` adds connections beside it, `loose` nodes.
 * @param {string} name @param {any[]} nodes as JSON has them
 * @param {{ more?: Connection[], loose?: any[] } & Record<string, any>} [options]
 */
function chain(name, nodes, { more = [], loose = [], ...rest } = {}) {
	const connections = {};
	const connect = (from, output, to, type = 'main') => {
		const outputs = ((connections[from] ??= {})[type] ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output].push({ node: to, type, index: 0 });
	};
	nodes.slice(1).forEach((node, index) => connect(nodes[index].name, 0, node.name));
	for (const connection of more) connect(...connection);
	const placed = [...nodes, ...loose].map((node, index) => ({
		id: `${index}`,
		position: [224 * index, 0],
		parameters: {},
		...node,
	}));
	return { name, nodes: placed, connections, settings: { executionOrder: 'v1' }, ...rest };
}

/** The items a node gave in its last run of an ended execution, by output. */
function outputsOf(execution, node) {
	return execution.data.resultData.runData[node]?.at(-1)?.data?.main ?? [];
}

/** The error of a failed execution as a sentence, for assertions. */
function errorOf({ data }) {
	const { error } = data.resultData;
	return error && [error.node?.name, error.message, error.description].filter(Boolean).join(': ');
}

module.exports = { chain, errorOf, items, ours, outputsOf, start };
