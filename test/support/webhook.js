const { createServer } = require('node:http');
const { Container, core, workflow: n8n, logs } = require('./n8n');
const { createInstance, additionalData, createWorkflow } = require('./instance');
const { makeNode } = require('./nodes');
const { StaticData } = require('./static-data');
const { readBody, expressLike } = require('./express');
const { parseIncomingMessage } = require('@n8n/backend-network');

/** An active workflow with one webhook trigger, behind a real HTTP server. */
async function createWebhook({ node, staticData, local = false, record, ...options }) {
	const calls = [];
	let incoming = 0;
	const from = logs.length;
	const report = (error) => Container.get(core.ErrorReporter).error(error);
	const server = createServer((req, res) => void receive(req, res).catch(report));
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${server.address().port}`;

	// A node may refuse a local address: only on request does it see the real one.
	const base = local ? { webhookBaseUrl: origin } : {};
	const instance = createInstance({ types: [node.type], ...base, ...options });
	const spec = { webhookId: 'webhook-id', ...makeNode(node, instance.store.references()) };
	const kept = new StaticData(spec.name, staticData);
	const type = instance.nodeTypes.getByNameAndVersion(spec.type, spec.typeVersion);

	function open(extra) {
		const workflow = createWorkflow(instance, [spec], { active: true, staticData: kept.copy() });
		return [workflow, workflow.getNode(spec.name), additionalData(instance, extra)];
	}

	function webhooks([workflow, owner, data], isTest = false) {
		const resolve = (value) =>
			workflow.expression.getSimpleParameterValue(owner, value, 'internal', {});
		return type.description.webhooks.map((webhookDescription) => ({
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

	// Static data reaches the database only when the hook has gone through.
	async function lifecycle(mode, activation, isTest, run) {
		const opened = open();
		const [workflow, owner, data] = opened;
		let result;
		for (const webhook of webhooks(opened, isTest)) {
			const methods = type.webhookMethods?.[webhook.webhookDescription.name] ?? {};
			result = await run(
				async (name) =>
					await methods[name]?.call(
						new core.HookContext(workflow, owner, data, mode, activation, webhook),
					),
			);
		}
		kept.remember(workflow, { save: true });
		return result;
	}

	const deactivate = async (activation) =>
		await lifecycle(
			'internal',
			'update',
			activation === 'manual',
			async (hook) => await hook('delete'),
		);

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

	async function receive(req, res) {
		parseIncomingMessage(req);
		expressLike(req, res);
		const opened = open({ httpRequest: req, httpResponse: res });
		const [workflow, owner, data] = opened;
		const isTest = req.url.startsWith('/webhook-test/');
		const path = decodeURIComponent(req.path).replace(/^\/webhook(-test)?\//, '');
		const webhook = webhooks(opened, isTest).find(
			(entry) => entry.path === path && entry.httpMethod === req.method,
		);
		if (!webhook)
			return res.status(404).json({ code: 404, message: 'The webhook is not registered.' });
		incoming++;
		let cleanUp;
		try {
			cleanUp = await readBody(req, owner);
		} catch {
			return res.status(422).json({ code: 422, message: 'Failed to parse request body' });
		}
		try {
			const mode = isTest ? 'manual' : 'webhook';
			const context = new core.WebhookContext(workflow, owner, data, mode, webhook, [], null);
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
			report(error);
			calls.push({ error });
			// n8n tells the caller nothing about what went wrong.
			const message = 'Workflow Webhook Error: Workflow could not be started!';
			return res.status(500).json({ code: 0, message });
		} finally {
			await cleanUp?.();
		}
	}

	return {
		calls,
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
		get staticData() {
			return kept.node;
		},
		get log() {
			return logs.slice(from);
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

module.exports = { createWebhook };
