'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { attach, createCaller, giveCredentials, lacking } = require('./attached');
const { root } = require('./package');
const { callOf } = require('./samples');
const { brief, describe } = require('./summary');

const workflowFolder = path.join(root, 'workflows');

/**
 * @import { Caller } from './attached'
 * @import { Client, Execution, Workflow } from './client'
 * @import { Created } from './credentials'
 * @typedef {Record<string, () => unknown>} Events brings about what a trigger waits for, by node type
 * @typedef {{ ok: boolean, summary: string, items: string[] }} Outcome
 * @typedef {Outcome & { name: string, link: string, id?: string }} Result
 * @typedef {{ client: Client, url: string, credentials: Created[], events: Events, caller: Caller }} Demo
 */

/**
 * Imports one workflow file with the credentials that it needs; a workflow of a kept folder stays as it is.
 * @param {Demo} demo
 * @param {string} file
 * @param {Workflow[]} existing
 * @returns {Promise<Workflow>}
 */
async function importFile({ client, credentials, caller }, file, existing) {
	const workflow = JSON.parse(fs.readFileSync(path.join(workflowFolder, file), 'utf8'));
	const found = existing.find(({ name }) => name === workflow.name);
	if (found) return await client.rest('GET', `/workflows/${found.id}`);
	giveCredentials(workflow, credentials);
	await attach(client, workflow, caller);
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
	const caller = await createCaller(client);
	/** @type {Result[]} */
	const results = [];
	for (const file of fs
		.readdirSync(workflowFolder)
		.filter((name) => name.endsWith('.json'))
		.sort()) {
		const result = await runFile({ client, url, credentials, events, caller }, file, existing);
		report(result);
		results.push(result);
	}
	return results;
}

/** @param {Demo} demo @param {string} file @param {Workflow[]} existing @returns {Promise<Result>} */
async function runFile(demo, file, existing) {
	const { url } = demo;
	/** @type {Workflow | undefined} */
	let workflow;
	try {
		workflow = await importFile(demo, file, existing);
		const missing = lacking(workflow);
		if (missing.length > 0) {
			const summary = `imported; it runs once ${missing.join(', ')} has a credential`;
			return {
				name: workflow.name,
				ok: true,
				summary,
				items: [],
				link: `${url}/workflow/${workflow.id}`,
			};
		}
		const outcome = await trigger(demo, workflow);
		const link = `${url}/workflow/${workflow.id}/executions/${outcome.execution.id}`;
		return { name: workflow.name, id: workflow.id, link, ...outcome };
	} catch (error) {
		const link = workflow ? `${url}/workflow/${workflow.id}` : url;
		const summary = /** @type {Error} */ (error).message;
		return { name: workflow?.name ?? file, ok: false, summary, items: [], link };
	}
}

/**
 * @param {Demo} demo @param {Workflow} workflow
 * @returns {Promise<Outcome & { execution: Execution }>}
 */
async function trigger({ client, events, caller }, workflow) {
	const node = workflow.nodes.find(({ type }) => /(\.webhook|trigger)$/i.test(type));
	if (!node) throw new Error('It has no trigger');
	if (node.type in events) return await awaitEvent(client, workflow, events[node.type]);
	const call = callOf(node);
	if (!call) {
		const execution = await client.run(workflow, node.name, { within: 180_000 });
		return { execution, ...describe(execution) };
	}
	if (!workflow.active) await client.activate(workflow);
	const { headers } = caller;
	const { status, text, execution } = await client.callWebhook(workflow, { ...call, headers });
	const { ok, summary } = describe(execution);
	if (!ok) return { execution, ok, summary, items: [] };
	const items = [JSON.parse(text)].flat();
	const called = `${call.method} /webhook/${call.path} answered ${status}`;
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
