const { agents } = require('./agents');

/** @import { Agent } from './agents' */

/** @param {Agent} agent */
const withState = ({ row, clusterMembers = [] }) => [
	...(row.agentState ? [row.agentId] : []),
	...clusterMembers.map(({ memberId }) => memberId),
];

/** Lets single Enterprise Agents, and single members of clusters, be online or offline in one sandbox. */
function createAgentStates() {
	/** @type {Map<string, { agentState: string, lastSeen: string }>} */
	const states = new Map();
	return {
		/** @param {string} id @param {'online' | 'offline' | 'disabled'} state */
		set(id, state) {
			if (!agents.flatMap(withState).includes(id)) throw new Error(`No Enterprise Agent ${id}`);
			states.set(id, { agentState: state, lastSeen: new Date().toISOString() });
		},
		/** @param {ReturnType<import('./expand').agentRow>} row */
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
