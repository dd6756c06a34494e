'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { startN8n } = require('../../demo/instance');
const { pack } = require('../../demo/package');
const { onExit } = require('../../demo/processes');

const longestRun = 280_000;
let credentials = 0;

/** Builds and packs the package once; every n8n of the benchmark has it installed from this tarball. */
async function packOnce() {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-bench-'));
	onExit(() => fs.rmSync(folder, { recursive: true, force: true }));
	return await pack(folder);
}

/** An n8n with the package, and what the jobs do with it. */
async function openStage(packageTarball) {
	return stageOn(
		await startN8n({
			packageTarball,
			env: { N8N_CUSTOM_EXTENSIONS: path.join(__dirname, 'extension') },
		}),
	);
}

/** What the jobs do with a running n8n. */
function stageOn(n8n) {
	const { client } = n8n;
	const published = new Map();

	async function credential(type, data) {
		const name = `Bench ${(credentials += 1)}`;
		const { id } = await client.createCredential({ name, type, data });
		return { id, name, type };
	}

	/** Imports and publishes a workflow of `flow()`; one that is there already stays. */
	async function publish(flow) {
		if (!published.has(flow)) {
			const workflow = await client.importWorkflow(flow);
			await client.activate(workflow);
			published.set(flow, { ...flow, id: workflow.id });
		}
		return published.get(flow);
	}

	/** Calls a published workflow, as a caller whom it lets in, and resolves when it has ended. */
	async function call({ path: webhook, headers = {} }, body = {}) {
		const answer = await fetch(`${n8n.url}/webhook/${webhook}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(longestRun),
		});
		return { status: answer.status, text: await answer.text() };
	}

	/** Calls a workflow and resolves with what its execution says: see `digest`. */
	async function run(flow) {
		const { id: workflowId } = flow.id ? flow : await publish(flow);
		await call(flow);
		const [id] = await client.executionIds(workflowId);
		return digest(await client.execution(id), flow);
	}

	return { n8n, call, client, credential, publish, run, stop: n8n.stop, restart: n8n.restart };
}

/** Of an execution: `items` that came out without an error, the items `failed`, when it `began` (epoch ms) and the `seconds` it took. */
function digest({ status, data }, { last }) {
	const { runData, error } = data.resultData;
	const runs = Object.entries(runData)
		.filter(([name]) => !['Webhook', 'Items'].includes(name))
		.flatMap(([, list]) => list);
	const begin = Math.min(...runs.map(({ startTime }) => startTime));
	const end = Math.max(...runs.map(({ startTime, executionTime }) => startTime + executionTime));
	const outputs = (runData[last] ?? []).flatMap((one) => one.data?.main?.[0] ?? []);
	const bad = (item) => item.error !== undefined || item.json.error !== undefined;
	return {
		ok: status === 'success',
		message: error?.message,
		items: outputs.filter((item) => !bad(item)).map(({ json }) => json),
		failed: outputs.filter(bad).length,
		began: begin,
		seconds: (end - begin) / 1000,
	};
}

module.exports = { openStage, packOnce, stageOn };
