import { choices } from '../../../shared/operation/fields';
import type { Operation, Resource } from '../../../shared/operation/vocabulary';
import { aid, expand } from '../../fields/common';
import { networkTopologyId, range } from '../../fields/endpoint/common';
import { networkFilters, searchFilters, thresholdFilter } from '../../fields/endpoint/search';
import { checkRange } from '../../fields/time';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-endpoint-local-networks/';

const ROOT = '/v7/endpoint/test-results/local-networks';

const details = expand(
	['System Metrics in Detail', 'system-metric-detail'],
	['User Profile', 'user-profile'],
);

const simplify = [
	'networkTopologyId',
	'agentId',
	'roundId',
	'date',
	'type',
	'target',
	'targetPort',
	'platform',
	'isIcmpBlocked',
	'connectionScore',
];

const kinds = choices('type', 'What was probed', [
	['dns', 'DNS Server'],
	'gateway',
	'proxy',
	['vpn', 'VPN'],
]);

const filterTopologies: Operation = {
	name: 'Filter Topologies',
	action: 'Filter topologies of local networks',
	description: 'Search what endpoint agents measured of gateways, proxies, VPN and DNS servers',
	docs,
	method: 'POST',
	path: `${ROOT}/topologies/filter`,
	effect: 'safe',
	list: { rows: 'results' },
	fields: [aid],
	collections: {
		filters: [
			searchFilters(...networkFilters, kinds),
			thresholdFilter('avg-rtt', 'loss', 'mean-dev-rtt', 'vpn-score'),
			...range,
		],
		options: [details],
	},
	prepare: checkRange,
	simplify,
};

export const endpointLocalNetwork: Resource = {
	name: 'Endpoint Local Network',
	value: 'endpointLocalNetwork',
	operations: {
		filterTopologies,
		getAll: {
			name: 'Get Many',
			action: 'Get many local networks',
			description: 'Retrieve the local networks that endpoint agents are in',
			docs,
			method: 'GET',
			path: ROOT,
			list: { rows: 'localNetworks' },
			fields: [aid],
		},
		getTopology: {
			name: 'Get Topology',
			action: 'Get a topology of a local network',
			description: 'Retrieve one probe of a local network with the hops to its target',
			docs,
			method: 'GET',
			path: `${ROOT}/topologies/{networkTopologyId}`,
			list: { rows: 'results' },
			fields: [networkTopologyId, aid],
			collections: { options: [details] },
		},
	},
	choices: {
		searchTopologies: {
			operation: filterTopologies,
			given: () => ({ window: '1d' }),
			value: ({ networkTopologyId: id }) => id,
			name: ({ date, type, target }) => [date, type, target],
			inOrder: true,
		},
	},
};
