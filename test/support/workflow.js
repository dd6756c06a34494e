const { core, workflow: n8n, logs } = require('./n8n');
const { CredentialStore } = require('./store');
const { createInstance, additionalData, createWorkflow } = require('./instance');
const { makeNode } = require('./nodes');

const start = { id: 'start', name: 'Start', type: 'harness.start', typeVersion: 1, parameters: {} };
const sink = {
	id: 'sink',
	name: 'Sink',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	parameters: {},
};
const failures = { ...sink, id: 'failures', name: 'Failures' };

/** Runs `Start -> node(s) -> Sink` (error outputs into `Failures`) on n8n's own engine. */
function runWorkflow({
	node,
	nodes = [node],
	input = [{ json: {} }],
	mode = 'manual',
	...options
}) {
	const instance = createInstance({ types: nodes.map(({ type }) => type), ...options });
	const references = instance.store.references();
	const ours = nodes.map((spec, index) => makeNode(spec, references, index + 1));
	const chain = [start, ...ours, sink].map((entry, index) => ({
		position: [index * 200, 0],
		...entry,
	}));
	const workflow = createWorkflow(instance, [...chain, { ...failures, position: [0, 200] }], {
		connections: connect(chain),
	});

	const execution = { executionId: '1', hooks: hooks(mode, chain), ...options.additionalData };
	const data = n8n.createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{ node: workflow.getNode('Start'), data: { main: [items(input)] }, source: null },
			],
		},
	});
	const from = logs.length;
	const engine = new core.WorkflowExecute(additionalData(instance, execution), mode, data);
	const running = engine.processRunExecutionData(workflow);
	const result = running.then((run) => describe(run, ours, instance, logs.slice(from)));
	return Object.assign(result, { cancel: () => running.cancel() });
}

const items = (input) =>
	n8n.deepCopy(input).map((item) => ('json' in item ? item : { json: item }));

function connect(chain) {
	const to = (node) => [{ node, type: 'main', index: 0 }];
	return Object.fromEntries(
		chain.slice(0, -1).map(({ name, onError }, index) => {
			const error = onError === 'continueErrorOutput' ? [to(failures.name)] : [];
			return [name, { main: [to(chain[index + 1].name), ...error] }];
		}),
	);
}

const hooks = (mode, nodes) =>
	new core.ExecutionLifecycleHooks(mode, '1', { id: 'workflow-1', name: 'Engine test', nodes });

function describe(run, ours, { store }, log) {
	const { runData, error } = run.data.resultData;
	const tasks = Object.fromEntries(
		Object.entries(runData).map(([name, [task]]) => [
			name,
			{ ...task, outputs: task.data?.main ?? [], hints: task.hints ?? [] },
		]),
	);
	const last = tasks[ours[ours.length - 1].name] ?? { outputs: [], hints: [] };
	return {
		items: last.outputs[0] ?? [],
		errorItems: last.outputs[1] ?? [],
		sinkItems: tasks.Sink?.outputs[0] ?? [],
		hints: last.hints,
		error,
		status: run.status,
		nodes: tasks,
		run,
		stored: stringify(run.data),
		credentials: store.all(),
		log,
	};
}

// n8n stores executions with `flatted`, JSON.stringify at heart, each object once: so here.
function stringify(value) {
	const seen = new WeakSet();
	return JSON.stringify(value, (_key, entry) => {
		if (typeof entry !== 'object' || entry === null) return entry;
		if (seen.has(entry)) return '[seen]';
		seen.add(entry);
		return entry;
	});
}

/** A credential table to share between runs, so that a cached token meets the next execution. */
const createCredentialStore = (rows) => new CredentialStore(rows);

module.exports = { runWorkflow, createCredentialStore };
