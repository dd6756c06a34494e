import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid } from '../fields/common';

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many agent proxies',
	description: 'Retrieve the proxies that Enterprise Agents use',
	docs: page('list-enterprise-agent-proxies'),
	method: 'GET',
	path: '/v7/agents/proxies',
	list: { rows: 'agentProxies' },
	fields: [aid],
	mask: ['password'],
	simplify: [
		'proxyId',
		'name',
		'type',
		'aid',
		'location',
		'authType',
		'user',
		'isLocalConfigured',
		'bypassList',
		'lastModified',
	],
};

export const agentProxy: Resource = {
	name: 'Agent Proxy',
	value: 'agentProxy',
	operations: { getAll },
	choices: {
		searchProxies: {
			operation: getAll,
			value: ({ proxyId }) => proxyId,
			name: ({ name }) => [name],
			details: ({ location }) => [location],
		},
	},
};
