'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { root } = require('./package');
const { brief, describe } = require('./summary');

const workflowFolder = path.join(root, 'workflows');

/**
 * @import { Client, Execution, Workflow } from './client'
 * @import { Created } from './credentials'
 * @typedef {Record<string, () => unknown>} Events brings about what a trigger waits for, by node type
 * @typedef {{ ok: boolean, summary: string, items: string[] }} Outcome
 * @typedef {Outcome & { name: string, link: string, id?: string }} Result
 * @typedef {{ client: Client, url: string, credentials: Created[], events: Events }} Demo
 */

/**
 * What a caller sends to the webhooks of the workflows, by path; a webhook that is not named here gets no body.
 * @type {Record<string, { body: object }>}
 */
const samples = {
	'thoughtspot-leaver': { body: { username: 'analyst' } },
	'thoughtspot-token': { body: { username: 'analyst' } },
};

/**
 * Imports one workflow file with its credentials found by name; a workflow of a kept folder stays as it is.
 * @param {Demo} demo
 * @param {string} file
 * @param {Workflow[]} existing
 * @returns {Promise<Workflow>}
 */
async function importFile({ client, credentials }, file, existing) {
	const workflow = JSON.parse(fs.readFileSync(path.join(workflowFolder, file), 'utf8'));
	const found = existing.find(({ name }) => name === workflow.name);
	if (found) return await client.rest('GET', `/workflows/${found.id}`);
	for (const { credentials: used = {} } of workflow.nodes) {
		for (const [type, reference] of Object.entries(used)) {
			const credential = credentials.find(({ name }) => name === reference.name);
			if (!credential)
				throw new Error(`${file} names a credential "${reference.name}" that the demo has not`);
			used[type] = { id: credential.id, name: credential.name };
		}
	}
	return await client.importWorkflow(workflow);
}

/**
 * Imports all workflows and runs each through its own trigger.
 * @param {Client} client
 * @param {string} url
 * @param {Created[]} credentials
 * @param {Events} events
 * @param {(result: Result) => void} [report]
 */
async function runWorkflows(client, url, credentials, events, report = () => {}) {
	/** @type {Workflow[]} */
	const existing = await client.rest('GET', '/workflows');
	/** @type {Result[]} */
	const results = [];
	for (const file of fs
		.readdirSync(workflowFolder)
		.filter((name) => name.endsWith('.json'))
		.sort()) {
		const result = await runFile({ client, url, credentials, events }, file, existing);
		report(result);
		results.push(result);
	}
	return results;
}

/** @param {Demo} demo @param {string} file @param {Workflow[]} existing @returns {Promise<Result>} */
async function runFile(demo, file, existing) {
	const { client, url, events } = demo;
	/** @type {Workflow | undefined} */
	let workflow;
	try {
		workflow = await importFile(demo, file, existing);
		const outcome = await trigger(client, workflow, events);
		const link = `${url}/workflow/${workflow.id}/executions/${outcome.execution.id}`;
		return { name: workflow.name, id: workflow.id, link, ...outcome };
	} catch (error) {
		const link = workflow ? `${url}/workflow/${workflow.id}` : url;
		const summary = /** @type {Error} */ (error).message;
		return { name: workflow?.name ?? file, ok: false, summary, items: [], link };
	}
}

/**
 * @param {Client} client @param {Workflow} workflow @param {Events} events
 * @returns {Promise<Outcome & { execution: Execution }>}
 */
async function trigger(client, workflow, events) {
	const node = workflow.nodes.find(({ type }) => /(\.webhook|trigger)$/i.test(type));
	if (!node) throw new Error('It has no trigger');
	if (node.type in events) return await awaitEvent(client, workflow, events[node.type]);
	if (node.type !== 'n8n-nodes-base.webhook') {
		const execution = await client.run(workflow, node.name);
		return { execution, ...describe(execution) };
	}
	const { path: webhook, httpMethod: method = 'GET' } = node.parameters;
	if (!workflow.active) await client.activate(workflow);
	const { status, text, execution } = await client.callWebhook(workflow, {
		path: webhook,
		method,
		...samples[webhook],
	});
	const { ok, summary } = describe(execution);
	if (!ok) return { execution, ok, summary, items: [] };
	const items = [JSON.parse(text)].flat();
	const called = `${method} /webhook/${webhook} answered ${status}`;
	return { execution, ok: status < 400, summary: called, items: items.map((item) => brief(item)) };
}

/**
 * Publishes a workflow and lets the service call it: the workflow stays active and registered.
 * @param {Client} client @param {Workflow} workflow @param {() => unknown} fire
 */
async function awaitEvent(client, workflow, fire) {
	// The sandbox of an earlier start is gone, and with it what was registered there.
	if (workflow.active) await client.deactivate(workflow.id);
	await client.activate(workflow);
	const before = new Set(await client.executionIds(workflow.id));
	await fire();
	const until = Date.now() + 10_000;
	while (Date.now() < until) {
		const id = (await client.executionIds(workflow.id)).find((found) => !before.has(found));
		if (id) {
			const execution = await client.execution(id);
			return { execution, ...describe(execution) };
		}
		await delay(100);
	}
	throw new Error('The event started nothing');
}

module.exports = { runWorkflows };
