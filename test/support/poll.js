const { Container, core, logs } = require('./n8n');
const { createInstance, additionalData, createWorkflow } = require('./instance');
const { makeNode } = require('./nodes');
const { StaticData } = require('./static-data');

/** An active workflow with one poll trigger; every `poll()` is one tick of its schedule. */
function createPoller({ node, staticData, ...options }) {
	const instance = createInstance({ types: [node.type], ...options });
	const spec = makeNode(node, instance.store.references());
	const kept = new StaticData(spec.name, staticData);
	const from = logs.length;

	async function poll({ manual = false } = {}) {
		const workflow = createWorkflow(instance, [spec], { active: !manual, staticData: kept.copy() });
		const [mode, activation] = manual ? ['manual', 'manual'] : ['trigger', 'init'];
		const polled = workflow.getNode(spec.name);
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
		restart: () => kept.restart(),
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
