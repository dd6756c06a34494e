'use strict';
const { randomUUID } = require('node:crypto');
const { manifest } = require('../../demo/package');

const reference = (credential) => ({
	[credential.type]: { id: credential.id, name: credential.name },
});

/** A node of this package. */
function ours(type, parameters, credential, more = {}) {
	return {
		name: 'Job',
		type: `${manifest.name}.${type}`,
		typeVersion: 1,
		parameters: { ...parameters, options: parameters.options ?? {} },
		credentials: reference(credential),
		...more,
	};
}

/** What ThousandEyes sends unasked is application/hal+json, which the HTTP Request node takes for text. */
const acceptJson = {
	sendHeaders: true,
	headerParameters: { parameters: [{ name: 'Accept', value: 'application/json' }] },
};

/** An HTTP Request node in the version that the editor adds today. */
function http(parameters, credential, more = {}) {
	return {
		name: 'Job',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		parameters: {
			authentication: 'genericCredentialType',
			genericAuthType: credential.type,
			...acceptJson,
			...parameters,
			options: parameters.options ?? {},
		},
		credentials: reference(credential),
		...more,
	};
}

/** A Code node that gives one item for each element of a list of JSON values. */
function items(list) {
	return code('Items', `return ${JSON.stringify(list)}.map((json) => ({ json }));`);
}

function code(name, jsCode) {
	return { name, type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode } };
}

/** A node that runs in n8n itself and gives one item: the value of an expression. */
function value(name, expression) {
	return {
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		executeOnce: true,
		parameters: { mode: 'raw', jsonOutput: `={{ ${expression} }}`, options: {} },
	};
}

/** Gives `{ count, seconds }`: the items that arrive, and the time since `began` of the node "Items". */
const count = { name: 'Count', type: 'CUSTOM.benchCount', typeVersion: 1, parameters: {} };

/** Gives rows or a file without any request. */
const made = (parameters) => ({
	name: 'Job',
	type: 'CUSTOM.benchMake',
	typeVersion: 1,
	parameters,
});

function splitOut(field) {
	return {
		name: 'Split Out',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		parameters: { fieldToSplitOut: field, options: {} },
	};
}

const wait = {
	name: 'Wait',
	type: 'n8n-nodes-base.wait',
	typeVersion: 1.1,
	parameters: { resume: 'timeInterval', amount: 1, unit: 'seconds' },
};

/** @typedef {{ nodes: any[], links: [from: string, output: number, to: string][] }} Loop nodes as JSON has them */

/**
 * Sends the items that failed back to the node a second later, until none fails: what an expert builds around it.
 * @type {Loop}
 */
const untilDone = {
	nodes: [wait],
	links: [
		['Job', 1, 'Wait'],
		['Wait', 0, 'Job'],
	],
};

/**
 * A workflow: a webhook and `nodes` in a row behind it; `loop` adds nodes and links of its own.
 * @param {any[]} nodes as JSON has them
 * @param {{ loop?: Loop, settings?: object }} [options]
 */
function flow(nodes, { loop = { nodes: [], links: [] }, settings = {} } = {}) {
	const path = randomUUID();
	const webhook = {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
	};
	const row = [webhook, ...nodes];
	const links = [...row.slice(1).map(({ name }, at) => [row[at].name, 0, name]), ...loop.links];
	const connections = {};
	for (const [from, output, to] of links) {
		const main = ((connections[from] ??= { main: [] }).main[output] ??= []);
		main.push({ node: to, type: 'main', index: 0 });
	}
	for (const { main } of Object.values(connections)) {
		for (let output = 0; output < main.length; output += 1) main[output] ??= [];
	}
	const placed = [...row, ...loop.nodes].map((node, at) => ({
		id: randomUUID(),
		position: [at * 208, 0],
		...node,
	}));
	return {
		name: `Bench ${path}`,
		nodes: placed,
		connections,
		settings: { executionOrder: 'v1', ...settings },
		path,
		last: row.at(-1).name,
	};
}

module.exports = {
	code,
	count,
	flow,
	http,
	items,
	made,
	ours,
	reference,
	splitOut,
	untilDone,
	value,
};
