import { withoutComma } from '../../shared/operation/checks';
import type { Field, Operation, Resource } from '../../shared/operation/vocabulary';
import { agentId, aid, byCommas, expand } from '../fields/common';

const agentTypes: Field = {
	property: {
		displayName: 'Agent Types',
		name: 'agentTypes',
		type: 'multiOptions',
		options: [
			{ name: 'Cloud', value: 'cloud' },
			{ name: 'Enterprise', value: 'enterprise' },
			{ name: 'Enterprise Cluster', value: 'enterprise-cluster' },
		],
		default: [],
		description: 'Kinds of agents to return. Empty means all.',
	},
	encode: byCommas,
};

const labels: Field = {
	property: {
		displayName: 'Labels',
		name: 'labels',
		type: 'string',
		default: '',
		placeholder: 'e.g. Branch offices, Data centers',
		description: 'Names of agent labels, separated by commas',
	},
	many: true,
	check: withoutComma,
	encode: byCommas,
};

const tagKeys: Field = {
	property: {
		displayName: 'Tag Keys',
		name: 'tagKeys',
		type: 'string',
		default: '',
		placeholder: 'e.g. Location, Team',
		description: 'Keys of the tags to return with each agent, separated by commas',
	},
	many: true,
	adds: true,
	check: withoutComma,
	encode: byCommas,
};

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many agents',
	description: 'Retrieve Cloud and Enterprise Agents',
	docs: 'https://developer.cisco.com/docs/thousandeyes/list-cloud-and-enterprise-agents/',
	method: 'GET',
	path: '/v7/agents',
	list: { rows: 'agents' },
	fields: [aid],
	collections: {
		filters: [agentTypes, labels, tagKeys],
		options: [
			expand(['Cluster Members', 'cluster-member'], ['Test IDs', 'test-ids'], ['Tests', 'test']),
		],
	},
};

export const agent: Resource = {
	name: 'Agent',
	value: 'agent',
	operations: {
		get: {
			name: 'Get',
			action: 'Get an agent',
			description: 'Retrieve one Cloud or Enterprise Agent',
			docs: 'https://developer.cisco.com/docs/thousandeyes/retrieve-cloud-and-enterprise-agent/',
			method: 'GET',
			path: '/v7/agents/{agentId}',
			fields: [agentId, aid],
			collections: {
				options: [
					expand(
						['Cluster Members', 'cluster-member'],
						['Notification Rules', 'notification-rule'],
						['Test IDs', 'test-ids'],
						['Tests', 'test'],
					),
				],
			},
		},
		getAll: getAll,
	},
	choices: {
		searchAgents: {
			operation: getAll,
			value: ({ agentId: id }) => id,
			name: ({ agentName }) => [agentName],
			details: ({ location }) => [location],
		},
	},
};
