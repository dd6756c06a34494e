const { createServer } = require('node:http');
const { Container, core, workflow: n8n, logs } = require('./n8n');
const { createInstance, additionalData, createWorkflow, nodeOf } = require('./instance');
const { makeNode } = require('./nodes');
const { StaticData } = require('./static-data');
const { readBody, expressLike } = require('./express');
const { close, listen } = require('../../sandbox/listen');
const { parseIncomingMessage } = require('@n8n/backend-network');

/**
 * @import {
 *   IDataObject, INode, IWebhookData, IWebhookResponseData, IWorkflowExecuteAdditionalData, Workflow,
 *   WorkflowActivateMode, WorkflowExecuteMode
 * } from 'n8n-workflow'
 * @import { Request, Response } from './express'
 * @import { InstanceOptions } from './instance'
 * @import { NodeSpec } from './nodes'
 */

/**
 * @typedef {object} OwnOptions
 * @property {NodeSpec} node
 * @property {IDataObject} [staticData]
 * @property {boolean} [local] tells the node the real, local address, so that a test server can call it
 * @property {() => Promise<void>} [record] stands for n8n putting the execution on record, which comes before its answer
 *
 * @typedef {[workflow: Workflow, node: INode, data: IWorkflowExecuteAdditionalData]} Opened
 * @typedef {IWebhookResponseData & { error?: Error }} Call what `webhook()` returned or threw
 * @typedef {(method: 'checkExists' | 'create' | 'delete') => Promise<boolean | undefined>} Hook
 * @typedef {Awaited<ReturnType<typeof createWebhook>>} Webhook
 */

/**
 * An active workflow with one webhook trigger, behind a real HTTP server on a free local port.
 * @param {OwnOptions & InstanceOptions} options
 */
async function createWebhook({ node, staticData, local = false, record, ...options }) {
	/** @type {Call[]} */
	const calls = [];
	let incoming = 0;
	const from = logs.length;
	/** @param {Error} error */
	const report = (error) => Container.get(core.ErrorReporter).error(error);
	const server = createServer((req, res) => void receive(req, res).catch(report));
	const origin = `http://127.0.0.1:${await listen(server)}`;

	// A node may refuse a local address: only on request does it see the real one.
	const base = local ? { webhookBaseUrl: origin } : {};
	const instance = createInstance({ types: [node.type], ...base, ...options });
	const spec = { webhookId: 'webhook-id', ...makeNode(node, instance.store.references()) };
	const kept = new StaticData(spec.name, staticData);
	const type = instance.nodeTypes.getByNameAndVersion(spec.type, spec.typeVersion);

	/** @param {object} [extra] @returns {Opened} */
	function open(extra) {
		const workflow = createWorkflow(instance, [spec], { active: true, staticData: kept.copy() });
		return [workflow, nodeOf(workflow, spec.name), additionalData(instance, extra)];
	}

	/** @param {Opened} opened @returns {IWebhookData[]} */
	function webhooks([workflow, owner, data], isTest = false) {
		/** @param {any} value which may be an expression @returns {any} */
		const resolve = (value) =>
			workflow.expression.getSimpleParameterValue(owner, value, 'internal', {});
		return (type.description.webhooks ?? []).map((webhookDescription) => ({
			httpMethod: resolve(webhookDescription.httpMethod),
			path: n8n.NodeHelpers.getNodeWebhookPath(
				workflow.id,
				owner,
				String(resolve(webhookDescription.path)).replace(/^\/|\/$/g, ''),
				resolve(webhookDescription.isFullPath),
			),
			node: owner.name,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: data,
			webhookDescription,
			isTest,
		}));
	}

	/**
	 * Static data reaches the database only when the hook has gone through.
	 * @template T
	 * @param {WorkflowExecuteMode} mode @param {WorkflowActivateMode} activation @param {boolean} isTest
	 * @param {(hook: Hook) => Promise<T>} run
	 */
	async function lifecycle(mode, activation, isTest, run) {
		const opened = open();
		const [workflow, owner, data] = opened;
		let result;
		for (const webhook of webhooks(opened, isTest)) {
			const methods = type.webhookMethods?.[webhook.webhookDescription.name];
			result = await run(
				async (name) =>
					await methods?.[name]?.call(
						new core.HookContext(workflow, owner, data, mode, activation, webhook),
					),
			);
		}
		kept.remember(workflow, { save: true });
		return result;
	}

	/**
	 * Runs `delete`; 'manual' stops listening for a test event.
	 * @param {WorkflowActivateMode} activation
	 */
	async function deactivate(activation = 'update') {
		const isTest = activation === 'manual';
		await lifecycle('internal', 'update', isTest, async (hook) => await hook('delete'));
	}

	/**
	 * Runs `checkExists`, then `create` where that says no; 'manual' listens for a test event.
	 * @param {WorkflowActivateMode} activation
	 */
	async function activate(activation = 'activate') {
		const mode = activation === 'manual' ? 'manual' : 'trigger';
		try {
			await lifecycle(mode, activation, mode === 'manual', async (hook) => {
				if (!(await hook('checkExists'))) await hook('create');
			});
		} catch (error) {
			// After a failed activation n8n cleans up, without what `create` wrote down until then.
			await deactivate(activation).catch(report);
			throw error;
		}
	}

	/** @param {Request} req @param {Response} res */
	async function receive(req, res) {
		parseIncomingMessage(req);
		expressLike(req, res);
		const opened = open({ httpRequest: req, httpResponse: res });
		const [workflow, owner, data] = opened;
		const isTest = String(req.url).startsWith('/webhook-test/');
		const path = decodeURIComponent(req.path).replace(/^\/webhook(-test)?\//, '');
		const webhook = webhooks(opened, isTest).find(
			(entry) => entry.path === path && entry.httpMethod === req.method,
		);
		if (!webhook)
			return res.status(404).json({ code: 404, message: 'The webhook is not registered.' });
		incoming++;
		/** @type {Awaited<ReturnType<typeof readBody>>} */
		let cleanUp;
		try {
			cleanUp = await readBody(req, owner);
		} catch {
			return res.status(422).json({ code: 422, message: 'Failed to parse request body' });
		}
		try {
			const mode = isTest ? 'manual' : 'webhook';
			const context = new core.WebhookContext(workflow, owner, data, mode, webhook, [], null);
			if (!type.webhook) throw new Error(`${spec.type} has no webhook`);
			const result = await type.webhook.call(context);
			calls.push(result);
			// Calls run side by side, each with a copy of its own: n8n saves one only if it was changed.
			if (workflow.staticData.__dataChanged) kept.remember(workflow, { save: true });
			const started = result.workflowData !== undefined;
			if (started) await record?.();
			if (result.noWebhookResponse) return undefined;
			const message = started ? 'Workflow was started' : 'Webhook call received';
			const body = result.webhookResponse ?? { message };
			const code = webhook.webhookDescription.responseCode;
			res.status(Number(code) || 200);
			res.setHeader('Content-Security-Policy', 'sandbox');
			return typeof body === 'string' ? res.send(body) : res.json(body);
		} catch (error) {
			report(/** @type {Error} */ (error));
			calls.push({ error: /** @type {Error} */ (error) });
			// n8n tells the caller nothing about what went wrong.
			const message = 'Workflow Webhook Error: Workflow could not be started!';
			return res.status(500).json({ code: 0, message });
		} finally {
			await cleanUp?.();
		}
	}

	return {
		calls,
		/** How many calls have begun; each has its copy of the static data from then on. */
		get incoming() {
			return incoming;
		},
		/** Where the webhook can really be called in this test. */
		url: `${origin}/webhook/${webhooks(open())[0].path}`,
		testUrl: `${origin}/webhook-test/${webhooks(open())[0].path}`,
		activate,
		deactivate,
		checkExists: async () =>
			await lifecycle('trigger', 'init', false, async (hook) => await hook('checkExists')),
		/** The node's own static data, as saved. */
		get staticData() {
			return kept.node;
		},
		get log() {
			return logs.slice(from);
		},
		close: async () => await close(server),
	};
}

module.exports = { createWebhook };
