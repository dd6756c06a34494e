import { choice, choices, text, texts } from '../../../shared/operation/fields';
import type { Operation, Resource } from '../../../shared/operation/vocabulary';
import { aid, expand, name } from '../../fields/common';
import {
	endpointAgentId,
	includeDeleted,
	toAid,
	useAllPermittedAids,
} from '../../fields/endpoint/common';
import {
	platform,
	searchFilters,
	searchSort,
	thresholdFilter,
	userPrincipalName,
} from '../../fields/endpoint/search';
import { transfersField, transferredParts } from './transfers';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-endpoint-agents/';

const LICENSES = ['advantage', 'embedded', 'essentials'];

const details = expand(
	['Clients', 'clients'],
	['Network Interfaces', 'networkInterfaceProfiles'],
	['VPN Profiles', 'vpnProfiles'],
);

const simplify = [
	'id',
	'name',
	'computerName',
	'status',
	'lastSeen',
	'platform',
	'osVersion',
	'version',
	'licenseType',
	'publicIP',
];

const agentName = text('agentName', 'Name of the agents to return');

const filtered = searchFilters(
	texts('agentName', 'Names of agents', { label: 'Agent Names' }),
	texts('anyConnectDeviceId', 'IDs of devices of Cisco Secure Client'),
	texts('computerName', 'Names of computers', { label: 'Computer Names' }),
	texts('id', 'IDs of agents', { label: 'IDs' }),
	choices('licenseType', 'Licenses that agents use', LICENSES),
	texts('locationCity', 'Cities'),
	texts('locationCountryISO', 'Countries by their two letters', { label: 'Location Country' }),
	texts('locationSubdivision1Code', 'States or provinces by their code', {
		label: 'Location Subdivision',
	}),
	texts('osVersion', 'Versions of the operating system', { label: 'OS Version' }),
	platform,
	texts('serialNumber', 'Serial numbers, at most 50'),
	userPrincipalName,
	texts('username', 'Names of users'),
);

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many endpoint agents',
	description: 'Retrieve endpoint agents; Filter looks for more than their names',
	docs,
	method: 'GET',
	path: '/v7/endpoint/agents',
	list: { rows: 'agents', paginated: true },
	fields: [aid],
	collections: {
		filters: [
			agentName,
			text('computerName', 'Name of the computers of the agents'),
			includeDeleted,
			useAllPermittedAids,
		],
		options: [details],
	},
	simplify,
};

const filter: Operation = {
	name: 'Filter',
	action: 'Filter endpoint agents',
	description: 'Look for endpoint agents by what they run on, where they are, and who uses them',
	docs,
	method: 'POST',
	path: '/v7/endpoint/agents/filter',
	effect: 'safe',
	list: { rows: 'agents', paginated: true },
	fields: [aid],
	collections: {
		filters: [
			includeDeleted,
			filtered,
			searchSort('city', 'name', 'osVersion', 'platform', 'serialNumber', 'userName'),
			thresholdFilter('last-seen-ms'),
		],
		options: [details],
	},
	simplify,
};

const of = (id: string) => `/v7/endpoint/agents/{endpointAgentId}${id}`;

export const endpointAgent: Resource = {
	name: 'Endpoint Agent',
	value: 'endpointAgent',
	operations: {
		delete: {
			name: 'Delete',
			action: 'Delete an endpoint agent',
			description: 'Delete an endpoint agent; it runs no tests anymore',
			docs,
			method: 'DELETE',
			path: of(''),
			unordered: true,
			fields: [endpointAgentId, aid],
			deletes: 'endpointAgentId',
		},
		disable: {
			name: 'Disable',
			action: 'Disable an endpoint agent',
			description: 'Let an endpoint agent run no tests until it is enabled again',
			docs,
			method: 'POST',
			path: of('/disable'),
			fields: [endpointAgentId, aid],
		},
		enable: {
			name: 'Enable',
			action: 'Enable an endpoint agent',
			description: 'Let a disabled endpoint agent run its tests again',
			docs,
			method: 'POST',
			path: of('/enable'),
			fields: [endpointAgentId, aid],
		},
		filter,
		get: {
			name: 'Get',
			action: 'Get an endpoint agent',
			description: 'Retrieve one endpoint agent',
			docs,
			method: 'GET',
			path: of(''),
			fields: [endpointAgentId, aid],
			collections: { additionalFields: [includeDeleted], options: [details] },
			simplify,
		},
		getAll,
		getConnectionString: {
			name: 'Get Connection String',
			action: 'Get the connection string of endpoint agents',
			description: 'Retrieve the secret with which new endpoint agents join the account group',
			docs,
			method: 'GET',
			path: '/v7/endpoint/agents/connection-string',
			fields: [aid],
			notice:
				'The connection string becomes part of the execution data, where everyone who can see the execution can read it. Whoever has it can add agents.',
		},
		transfer: {
			name: 'Transfer',
			action: 'Transfer an endpoint agent',
			description:
				'Move an endpoint agent to another account group. The answer comes before that is done.',
			docs,
			method: 'POST',
			path: of('/transfer'),
			fields: [endpointAgentId, toAid, aid],
		},
		transferMany: {
			name: 'Transfer Many',
			action: 'Transfer many endpoint agents',
			description:
				'Move endpoint agents to other account groups in one call; each that fails is an error of its own',
			docs,
			method: 'POST',
			path: '/v7/endpoint/agents/transfer/bulk',
			fields: [transfersField, aid],
			parts: { of: transferredParts, failed: 'errorItem' },
		},
		update: {
			name: 'Update',
			action: 'Update an endpoint agent',
			description: 'Change the name or the license of an endpoint agent',
			docs,
			method: 'PATCH',
			path: of(''),
			fields: [endpointAgentId, aid],
			collections: {
				additionalFields: [choice('licenseType', 'The license that it uses', LICENSES), name],
				options: [details],
			},
		},
	},
	choices: {
		searchEndpointAgents: {
			operation: filter,
			given: (_, wanted) => (wanted ? { searchFilters: { agentName: [wanted] } } : {}),
			value: ({ id }) => id,
			name: ({ name: called }) => [called],
			details: ({ computerName }) => [computerName],
		},
	},
};
