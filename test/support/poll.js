const { Container, core, logs } = require('./n8n');
const { createInstance, additionalData, createWorkflow, nodeOf } = require('./instance');
const { makeNode } = require('./nodes');
const { StaticData } = require('./static-data');

/**
 * @import { IDataObject, WorkflowActivateMode, WorkflowExecuteMode } from 'n8n-workflow'
 * @import { InstanceOptions } from './instance'
 * @import { NodeSpec } from './nodes'
 * @typedef {ReturnType<typeof createPoller>} Poller
 */

/**
 * An active workflow with one poll trigger, static data kept between the polls.
 * @param {InstanceOptions & { node: NodeSpec, staticData?: IDataObject }} options
 */
function createPoller({ node, staticData, ...options }) {
	const instance = createInstance({ types: [node.type], ...options });
	const spec = makeNode(node, instance.store.references());
	const kept = new StaticData(spec.name, staticData);
	const from = logs.length;

	/**
	 * One tick of its schedule; `manual` is "Fetch Test Event" in the editor. Throws what the node throws.
	 * @param {{ manual?: boolean }} [options]
	 */
	async function poll({ manual = false } = {}) {
		const workflow = createWorkflow(instance, [spec], { active: !manual, staticData: kept.copy() });
		/** @type {[WorkflowExecuteMode, WorkflowActivateMode]} */
		const [mode, activation] = manual ? ['manual', 'manual'] : ['trigger', 'init'];
		const polled = nodeOf(workflow, spec.name);
		const data = additionalData(instance, { executionId: '1' });
		const context = new core.PollContext(workflow, polled, data, mode, activation);
		try {
			const pollers = Container.get(core.TriggersAndPollers);
			const output = await pollers.runPollFunction(workflow, polled, context);
			// n8n writes the data to its database only when a poll starts an execution.
			kept.remember(workflow, { save: output !== null && !manual });
			return output;
		} catch (error) {
			// What the node noted before it failed stays in the memory of the active workflow.
			kept.remember(workflow, { save: false });
			throw error;
		}
	}

	return {
		poll,
		/** Restarts n8n: static data that no execution has saved is forgotten. */
		restart: () => kept.restart(),
		/** The node's own static data. */
		get staticData() {
			return kept.node;
		},
		get credentials() {
			return instance.store.all();
		},
		get log() {
			return logs.slice(from);
		},
	};
}

module.exports = { createPoller };
