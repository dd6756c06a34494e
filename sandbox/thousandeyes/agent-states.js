const { agents } = require('./agents');

const withState = ({ row, clusterMembers = [] }) => [
	...(row.agentState ? [row.agentId] : []),
	...clusterMembers.map(({ memberId }) => memberId),
];

/** Lets single Enterprise Agents, and single members of clusters, be online or offline in one sandbox. */
function createAgentStates() {
	const states = new Map();
	return {
		set(id, state) {
			if (!agents.flatMap(withState).includes(id)) throw new Error(`No Enterprise Agent ${id}`);
			states.set(id, { agentState: state, lastSeen: new Date().toISOString() });
		},
		apply: ({ clusterMembers, ...row }) => ({
			...row,
			...states.get(row.agentId),
			...(clusterMembers && {
				clusterMembers: clusterMembers.map((one) => ({ ...one, ...states.get(one.memberId) })),
			}),
		}),
		reset: () => states.clear(),
	};
}

module.exports = { createAgentStates };
