import { required } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { checkCluster, keepAgent, writableAgent } from '../agents';
import { page } from '../docs';
import {
	agentFilters,
	agentSettings,
	clusterAgents,
	clusterMembers,
	enterpriseAgentId,
	expandList,
	expandOne,
} from '../fields/agent';
import { agentId, aid } from '../fields/common';
import { testIds } from '../fields/ids';
import { checkRange, endDate, startDate, timeWindow } from '../fields/time';
import { eachOf } from '../parts';

/** With what can be expanded, which nobody asks for to have it left out. */
const brief = [
	'agentId',
	'agentName',
	'agentType',
	'agentState',
	'location',
	'lastSeen',
	'clusterMembers',
	'testIds',
	'tests',
];

const get: Operation = {
	name: 'Get',
	action: 'Get an agent',
	description: 'Retrieve one Cloud or Enterprise Agent',
	docs: page('retrieve-cloud-and-enterprise-agent'),
	method: 'GET',
	path: '/v7/agents/{agentId}',
	fields: [agentId, aid],
	collections: { options: [expandOne] },
	simplify: [...brief, 'labels'],
};

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many agents',
	description: 'Retrieve Cloud and Enterprise Agents',
	docs: page('list-cloud-and-enterprise-agents'),
	method: 'GET',
	path: '/v7/agents',
	list: { rows: 'agents' },
	fields: [aid],
	collections: { filters: agentFilters, options: [expandList] },
	keep: keepAgent,
	simplify: [...brief, 'tags'],
};

const tests = [enterpriseAgentId, required(testIds), aid];

const choice = {
	operation: getAll,
	value: ({ agentId: id }: Record<string, unknown>) => id,
	name: ({ agentName }: Record<string, unknown>) => [agentName],
	details: ({ location }: Record<string, unknown>) => [location],
};

export const agent: Resource = {
	name: 'Agent',
	value: 'agent',
	operations: {
		assignTests: {
			name: 'Assign Tests',
			action: 'Assign tests to an agent',
			description: 'Let an agent run tests, beside those that it runs already',
			docs: page('assign-tests-to-an-agent'),
			method: 'POST',
			path: '/v7/agents/{agentId}/tests/assign',
			fields: tests,
			notice: 'One ID that is wrong keeps all of them from being assigned.',
		},
		assignToCluster: {
			name: 'Assign to Cluster',
			action: 'Assign agents to a cluster',
			description: 'Make an Enterprise Agent a cluster, or add other agents to its cluster',
			docs: page('add-member-to-enterprise-agent-cluster'),
			method: 'POST',
			path: '/v7/agents/{agentId}/cluster/assign',
			fields: [enterpriseAgentId, aid],
			collections: { additionalFields: [clusterAgents], options: [expandOne] },
			prepare: checkCluster,
		},
		delete: {
			name: 'Delete',
			action: 'Delete an agent',
			description:
				'Delete an Enterprise Agent for good. Tests that no other agent runs are disabled.',
			docs: page('delete-enterprise-agent'),
			method: 'DELETE',
			path: '/v7/agents/{agentId}',
			unordered: true,
			fields: [enterpriseAgentId, aid],
			deletes: 'agentId',
			notice: 'Tests that no other agent runs are disabled with it.',
		},
		get,
		getAll,
		getLocalProblems: {
			name: 'Get Local Problems',
			action: 'Get local problems of agents',
			description: 'Retrieve Cloud Agents with problems of their own, and when they had them',
			docs: page('list-cloud-agents-with-local-problems'),
			method: 'GET',
			path: '/v7/agents/local-problems',
			list: { rows: 'localProblems' },
			fields: [aid],
			collections: { filters: [endDate, startDate, timeWindow] },
			prepare: checkRange,
		},
		overrideTests: {
			name: 'Override Tests',
			action: 'Override the tests of an agent',
			description:
				'Replace all tests of an agent by those given: it stops running all others at once',
			docs: page('overwrite-tests-assigned-to-an-agent'),
			method: 'POST',
			path: '/v7/agents/{agentId}/tests/override',
			fields: tests,
			notice:
				'This replaces all tests of the agent. Tests that are not given here stop running on it, and are disabled if no other agent runs them.',
		},
		unassignFromCluster: {
			name: 'Unassign From Cluster',
			action: 'Take members out of a cluster',
			description:
				'Take members out of an Enterprise Cluster. They become agents of their own; without members the cluster is deleted.',
			docs: page('remove-member-from-enterprise-agent-cluster'),
			method: 'POST',
			path: '/v7/agents/{agentId}/cluster/unassign',
			fields: [enterpriseAgentId, clusterMembers, aid],
			collections: { options: [expandOne] },
			parts: eachOf('agents'),
		},
		unassignTests: {
			name: 'Unassign Tests',
			action: 'Take tests off an agent',
			description: 'Let an agent no longer run tests. Those that no other agent runs are disabled.',
			docs: page('unassign-tests-from-an-agent'),
			method: 'POST',
			path: '/v7/agents/{agentId}/tests/unassign',
			fields: tests,
		},
		update: {
			name: 'Update',
			action: 'Update an agent',
			description:
				'Change some settings of an Enterprise Agent and keep the others: it is read, changed and written whole',
			docs: page('update-enterprise-agent'),
			method: 'PUT',
			path: '/v7/agents/{agentId}',
			fields: [enterpriseAgentId, aid],
			collections: { additionalFields: agentSettings, options: [expandOne] },
			merge: {
				read: get,
				given: ({ agentId: id, aid: group }) => ({ agentId: id, aid: group, expand: ['test'] }),
				writable: writableAgent,
			},
			notice:
				'A test that loses its last agent is disabled. What somebody else changes between reading and writing is lost.',
		},
	},
	choices: {
		searchAgents: choice,
		searchEnterpriseAgents: {
			...choice,
			given: () => ({ agentTypes: ['enterprise', 'enterprise-cluster'] }),
		},
	},
};
