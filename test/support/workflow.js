const { core, workflow: n8n, logs } = require('./n8n');
const { CredentialStore } = require('./store');
const { createInstance, additionalData, createWorkflow, nodeOf } = require('./instance');
const { makeNode } = require('./nodes');

/**
 * @import {
 *   ExecutionError, IConnections, IDataObject, INode, INodeExecutionData, IRun, ITaskData, NodeExecutionHint,
 *   WorkflowExecuteMode
 * } from 'n8n-workflow'
 * @import { Instance, InstanceOptions } from './instance'
 * @import { LogEntry } from './n8n'
 * @import { NodeSpec } from './nodes'
 * @import { CredentialRows } from './store'
 */

/**
 * @typedef {object} OwnOptions
 * @property {NodeSpec} [node]
 * @property {NodeSpec[]} [nodes] several nodes, connected one after the other; instead of `node`
 * @property {Array<INodeExecutionData | IDataObject>} [input] what the start node hands on, where plain objects become
 * `json`; default: one empty item
 * @property {WorkflowExecuteMode} [mode]
 * @property {Record<string, unknown>} [additionalData] such as `executionTimeoutTimestamp`
 * @typedef {OwnOptions & InstanceOptions} RunOptions
 */

/**
 * @typedef {object} RunResult
 * @property {INodeExecutionData[]} items main output of the (last) node, as stored
 * @property {INodeExecutionData[]} errorItems its error output
 * @property {INodeExecutionData[]} sinkItems what the node after it received
 * @property {NodeExecutionHint[]} hints
 * @property {ExecutionError} [error] the error that ended the execution, as n8n stores it
 * @property {IRun['status']} status
 * @property {Record<string, ITaskData & { outputs: Array<INodeExecutionData[] | null> }>} nodes
 * @property {IRun} run
 * @property {string} stored the whole execution as text, as n8n writes it to its database
 * @property {CredentialRows} credentials the credentials table afterwards, cached tokens included
 * @property {LogEntry[]} log what n8n would have logged, all levels
 */

const start = { id: 'start', name: 'Start', type: 'harness.start', typeVersion: 1, parameters: {} };
const sink = {
	id: 'sink',
	name: 'Sink',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	parameters: {},
};
const failures = { ...sink, id: 'failures', name: 'Failures' };

/**
 * Runs `Start -> node(s) -> Sink` (error outputs into `Failures`) on n8n's own engine; throws if n8n would refuse to
 * start it.
 * @param {RunOptions} options
 * @returns {Promise<RunResult> & { cancel(): void }}
 */
function runWorkflow({
	node,
	nodes = node ? [node] : [],
	input = [{ json: {} }],
	mode = 'manual',
	...options
}) {
	const instance = createInstance({ types: nodes.map(({ type }) => type), ...options });
	const references = instance.store.references();
	const ours = nodes.map((spec, index) => makeNode(spec, references, index + 1));
	const chain = [start, ...ours, sink].map((entry, index) => placed(entry, index * 200));
	const workflow = createWorkflow(instance, [...chain, placed(failures, 0, 200)], {
		connections: connect(chain),
	});

	const execution = { executionId: '1', hooks: hooks(mode, chain), ...options.additionalData };
	const data = n8n.createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{ node: nodeOf(workflow, start.name), data: { main: [items(input)] }, source: null },
			],
		},
	});
	const from = logs.length;
	const engine = new core.WorkflowExecute(additionalData(instance, execution), mode, data);
	const running = engine.processRunExecutionData(workflow);
	const result = running.then((run) => describe(run, ours, instance, logs.slice(from)));
	return Object.assign(result, { cancel: () => running.cancel() });
}

/**
 * @param {Omit<INode, 'position'> & { position?: [number, number] }} node
 * @param {number} x
 * @returns {INode}
 */
const placed = (node, x, y = 0) => ({ position: [x, y], ...node });

/**
 * @param {NonNullable<RunOptions['input']>} input
 * @returns {INodeExecutionData[]}
 */
const items = (input) =>
	n8n
		.deepCopy(input)
		.map((item) => /** @type {INodeExecutionData} */ ('json' in item ? item : { json: item }));

/**
 * @param {INode[]} chain
 * @returns {IConnections}
 */
function connect(chain) {
	/** @param {string} node */
	const to = (node) => [{ node, type: n8n.NodeConnectionTypes.Main, index: 0 }];
	return Object.fromEntries(
		chain.slice(0, -1).map(({ name, onError }, index) => {
			const error = onError === 'continueErrorOutput' ? [to(failures.name)] : [];
			return [name, { main: [to(chain[index + 1].name), ...error] }];
		}),
	);
}

/** @param {WorkflowExecuteMode} mode @param {INode[]} nodes */
const hooks = (mode, nodes) =>
	new core.ExecutionLifecycleHooks(mode, '1', {
		id: 'workflow-1',
		name: 'Engine test',
		nodes,
		connections: {},
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
	});

/**
 * @param {IRun} run @param {INode[]} ours @param {Instance} instance @param {LogEntry[]} log
 * @returns {RunResult}
 */
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

/**
 * n8n stores executions with `flatted`, JSON.stringify at heart, each object once: so here.
 * @param {unknown} value
 */
function stringify(value) {
	const seen = new WeakSet();
	return JSON.stringify(value, (_key, entry) => {
		if (typeof entry !== 'object' || entry === null) return entry;
		if (seen.has(entry)) return '[seen]';
		seen.add(entry);
		return entry;
	});
}

/**
 * A credential table to share between runs, so that a cached token meets the next execution.
 * @param {CredentialRows} rows
 */
const createCredentialStore = (rows) => new CredentialStore(rows);

module.exports = { runWorkflow, createCredentialStore };
