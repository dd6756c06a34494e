const { agents } = require('./agents');

/** Lets single Enterprise Agents be online or offline in one sandbox. */
function createAgentStates() {
	const states = new Map();
	return {
		set(agentId, state) {
			const agent = agents.find(({ id }) => id === agentId);
			if (!agent?.row.agentState) throw new Error(`No Enterprise Agent ${agentId}`);
			states.set(agentId, { agentState: state, lastSeen: new Date().toISOString() });
		},
		apply: (row) => ({ ...row, ...states.get(row.agentId) }),
		reset: () => states.clear(),
	};
}

module.exports = { createAgentStates };
