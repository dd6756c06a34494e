import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid } from '../fields/common';

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many BGP monitors',
	description: 'Retrieve the BGP monitors that the account group can use',
	docs: page('list-bgp-monitors'),
	method: 'GET',
	path: '/v7/monitors',
	list: { rows: 'monitors' },
	fields: [aid],
};

export const bgpMonitor: Resource = {
	name: 'BGP Monitor',
	value: 'bgpMonitor',
	operations: { getAll },
	choices: {
		searchMonitors: {
			operation: getAll,
			value: ({ monitorId }) => monitorId,
			name: ({ monitorName }) => [monitorName],
			details: ({ monitorType }) => [monitorType],
		},
	},
};
