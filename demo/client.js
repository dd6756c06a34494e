'use strict';
const { setTimeout: delay } = require('node:timers/promises');
const { dialectOf } = require('./dialect');
const { createSession } = require('./session');

/**
 * What n8n's REST API gives, with what is used of it.
 * @typedef {Record<string, any> & { id: string, name: string, nodes: any[], versionId?: string, active?: boolean }} Workflow
 * @typedef {Record<string, any> & { id: string, status: string, data: any }} Execution
 * @typedef {ReturnType<typeof createClient>} Client
 */

const ended = new Set(['success', 'error', 'crashed', 'canceled']);

/**
 * n8n's own REST API as its editor uses it, with one signed-in session.
 * `runtime` is the folder n8n is installed in: executions come in a format that its copy of `flatted` reads, and its
 * version says how it is talked to.
 * @param {{ url: string, runtime: string }} options
 */
function createClient({ url, runtime }) {
	const own = (/** @type {string} */ name) => require(require.resolve(name, { paths: [runtime] }));
	const { parse } = own('flatted');
	const request = createSession(url);
	/** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<any>} whatever n8n answers */
	const rest = async (method, path, body) => (await request(method, `/rest${path}`, body))?.data;
	/** @param {string} path */
	const get = (path) => rest('GET', path);
	/** @param {string} path */
	const post = (path, body = {}) => rest('POST', path, body);
	const { imported, started, publication } = dialectOf(own('n8n/package.json').version, get);

	/**
	 * Signs the owner in, and sets him up first where this n8n has none.
	 * @param {typeof import('./settings').owner} owner
	 */
	async function signIn({ email, firstName, lastName, password }) {
		const { userManagement } = await get('/settings');
		if (userManagement.showSetupOnFirstLoad) {
			return await post('/owner/setup', { email, firstName, lastName, password });
		}
		return await post('/login', { emailOrLdapLoginId: email, password });
	}

	/**
	 * Tests a saved credential as the editor's Save button does.
	 * @param {string} id
	 * @returns {Promise<{ status: 'OK' | 'Error', message: string }>}
	 */
	async function testCredential(id) {
		const { name, type, data } = await get(`/credentials/${id}?includeData=true`);
		return await post('/credentials/test', { credentials: { id, name, type, data } });
	}

	/**
	 * Imports a workflow; the ids n8n gave it on export are left behind.
	 * @param {Record<string, any>} workflow
	 * @returns {Promise<Workflow>}
	 */
	async function importWorkflow({ name, nodes, connections, settings = {}, pinData, meta }) {
		const workflow = { name, nodes, connections, settings, pinData, meta, ...imported };
		return await post('/workflows', workflow);
	}

	/**
	 * Publishes the version of a workflow that is saved; resolves when its triggers listen (n8n does it in its own time).
	 * @param {Pick<Workflow, 'id' | 'versionId'>} workflow
	 * @returns {Promise<Workflow>}
	 */
	async function activate({ id, versionId }, within = 30_000) {
		const active = await post(`/workflows/${id}/activate`, { versionId });
		const until = Date.now() + within;
		for (;;) {
			const { status, triggers } = await publication(id);
			if (status === 'published') return active;
			const failed = triggers.find(({ errorMessage }) => errorMessage);
			if (failed) throw new Error(`${active.name} was not published: ${failed.errorMessage}`);
			if (Date.now() > until) throw new Error(`${active.name} is still ${status}`);
			await delay(50);
		}
	}

	/**
	 * Runs a workflow from one trigger as the editor's Execute button does; resolves when it has begun, or when n8n
	 * listens for what the trigger takes.
	 * @param {Workflow} workflow
	 * @param {string} trigger
	 * @returns {Promise<{ executionId?: string, waitingForWebhook?: true }>}
	 */
	async function start(workflow, trigger) {
		const wish = { ...started(workflow), triggerToStartFrom: { name: trigger } };
		return await post(`/workflows/${workflow.id}/run`, wish);
	}

	/**
	 * Starts a workflow, and resolves with the ended execution.
	 * @param {Workflow} workflow
	 * @param {string} trigger
	 * @param {{ within?: number }} [options]
	 */
	async function run(workflow, trigger, { within } = {}) {
		const { executionId } = await start(workflow, trigger);
		if (!executionId) throw new Error(`${workflow.name} waits for a call of ${trigger}`);
		return await execution(executionId, within);
	}

	/**
	 * Resolves with an execution and its data once it has ended.
	 * @param {string} id
	 * @returns {Promise<Execution>}
	 */
	async function execution(id, within = 60_000) {
		const until = Date.now() + within;
		let grace = 20;
		for (;;) {
			const found = await get(`/executions/${id}`);
			const data = ended.has(found.status) ? parse(found.data) : undefined;
			// Its status may be on record before its data is, and one that crashed has none.
			if (data || (ended.has(found.status) && (grace -= 1) < 0)) return { ...found, data };
			if (Date.now() > until) throw new Error(`Execution ${id} is still ${found.status}`);
			await delay(100);
		}
	}

	/**
	 * The ids of a workflow's executions, newest first.
	 * @param {string} workflowId
	 * @returns {Promise<string[]>}
	 */
	async function executionIds(workflowId) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await get(`/executions?filter=${filter}&limit=100`);
		return results.map((/** @type {Execution} */ { id }) => id);
	}

	/**
	 * Calls a published webhook; resolves with its answer and the execution that gave it.
	 * @param {Pick<Workflow, 'id'>} workflow
	 * @param {object} call
	 * @param {string} call.path
	 * @param {string} [call.method]
	 * @param {unknown} [call.body]
	 * @param {Record<string, string>} [call.headers]
	 * @param {number} [call.within]
	 */
	async function callWebhook(workflow, { path, method = 'POST', body, headers = {}, within }) {
		const before = new Set(await executionIds(workflow.id));
		const isJson = body !== undefined && !(body instanceof FormData);
		const answer = await fetch(`${url}/webhook/${path}`, {
			method,
			headers: {
				connection: 'close',
				...(isJson && { 'content-type': 'application/json' }),
				...headers,
			},
			body: isJson ? JSON.stringify(body) : body,
		});
		const text = await answer.text();
		const until = Date.now() + 10_000;
		while (Date.now() < until) {
			const id = (await executionIds(workflow.id)).find((found) => !before.has(found));
			if (id) return { status: answer.status, text, execution: await execution(id, within) };
			await delay(100);
		}
		throw new Error(
			`${method} /webhook/${path} answered ${answer.status} and started nothing: ${text}`,
		);
	}

	/**
	 * What the dropdown of a resource locator shows.
	 * @param {object} list
	 * @param {any} list.node
	 * @param {string} list.method
	 * @param {string} list.path
	 * @param {string} [list.filter]
	 * @param {string} [list.paginationToken]
	 * @param {string} [list.workflowId]
	 * @returns {Promise<import('n8n-workflow').INodeListSearchResult>}
	 */
	async function listSearch({ node, method, path, filter, paginationToken, workflowId }) {
		return await post('/dynamic-node-parameters/resource-locator-results', {
			path: `parameters.${path}`,
			methodName: method,
			nodeTypeAndVersion: { name: node.type, version: node.typeVersion },
			currentNodeParameters: node.parameters,
			credentials: node.credentials,
			filter,
			paginationToken,
			workflowId,
		});
	}

	return {
		rest,
		signIn,
		testCredential,
		importWorkflow,
		activate,
		publication,
		start,
		run,
		execution,
		executionIds,
		callWebhook,
		listSearch,
		/** @param {{ name: string, type: string, data: object }} credential */
		createCredential: ({ name, type, data }) => post('/credentials', { name, type, data }),
		/** @param {string} id */
		deactivate: (id) => post(`/workflows/${id}/deactivate`),
		nodeTypes: () => request('GET', '/types/nodes.json'),
		credentialTypes: () => request('GET', '/types/credentials.json'),
		installedPackages: () => get('/community-packages'),
		/** @param {string} name @param {string} version */
		installPackage: (name, version) => post('/community-packages', { name, version }),
	};
}

module.exports = { createClient };
