import { numericId, plainId, withoutComma } from '../../shared/operation/checks';
import { choice, choices, date, flag, required, text, texts } from '../../shared/operation/fields';
import { byCommas, expand, numbered } from './common';

const nowhere = { in: 'nowhere' as const };

export const enterpriseAgentId = required(
	numbered('agentId', 'The Enterprise Agent or cluster to work with', {
		label: 'Agent',
		list: 'searchEnterpriseAgents',
		placeholder: 'e.g. 281474976710706',
	}),
);

export const agentFilters = [
	text('agentName', 'Text that the name holds, in any case', nowhere),
	choice('agentState', 'State of the agents', ['offline', 'online', 'disabled'], {
		default: 'offline',
		...nowhere,
	}),
	choices(
		'agentTypes',
		'Kinds of agents to return. Empty means all.',
		['cloud', 'enterprise', 'enterprise-cluster'],
		{ encode: byCommas },
	),
	texts('labels', 'Names of agent labels, separated by commas', {
		placeholder: 'e.g. Branch offices, Data centers',
		check: withoutComma,
		encode: byCommas,
	}),
	date('lastSeenBefore', 'Return agents that have not been seen since then', nowhere),
	texts('tagKeys', 'Keys of the tags to return with each agent, separated by commas', {
		placeholder: 'e.g. Location, Team',
		adds: true,
		check: withoutComma,
		encode: byCommas,
	}),
];

export const expandList = expand(
	['Cluster Members', 'cluster-member'],
	['Test IDs', 'test-ids'],
	['Tests', 'test'],
);

export const expandOne = expand(
	['Cluster Members', 'cluster-member'],
	['Notification Rules', 'notification-rule'],
	['Test IDs', 'test-ids'],
	['Tests', 'test'],
);

const ids = (placeholder: string) => ({ check: numericId, placeholder });

export const agentSettings = [
	texts(
		'accountGroups',
		'IDs of all account groups that the agent is to be in',
		ids('e.g. 1234, 5678'),
	),
	text('agentName', 'Name of the agent'),
	flag('enabled', 'Whether the agent runs its tests', { default: true }),
	choice(
		'ipv6Policy',
		'Which version of IP the agent uses',
		[
			['force-ipv4', 'IPv4 Only'],
			['prefer-ipv6', 'IPv6 Preferred'],
			['force-ipv6', 'IPv6 Only'],
		],
		{ label: 'IPv6 Policy' },
	),
	flag('keepBrowserCache', 'Whether the browser keeps its cache between tests'),
	texts('localResolutionPrefixes', 'Prefixes whose addresses are looked up locally', {
		placeholder: 'e.g. 10.2.3.3/24',
		check: withoutComma,
	}),
	text('targetForTests', 'Address or name by which other agents reach this one'),
	texts('tests', 'IDs of all tests that the agent is to run', ids('e.g. 202701, 202702')),
];

export const clusterAgents = texts(
	'agents',
	"IDs of the agents that join the cluster, without the agent's own. Empty makes a cluster of the agent alone.",
	ids('e.g. 281474976710707'),
);

export const clusterMembers = texts(
	'members',
	'Member IDs, which Get with the option Expand: Cluster Members tells. They are not agent IDs.',
	{ check: plainId, placeholder: 'e.g. 281474976710708', required: true },
);
