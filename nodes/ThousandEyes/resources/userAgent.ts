import type { Resource } from '../../shared/operation/vocabulary';
import { aid } from '../fields/common';

export const userAgent: Resource = {
	name: 'User Agent',
	value: 'userAgent',
	operations: {
		getAll: {
			name: 'Get Many',
			action: 'Get many user agents',
			description: 'Retrieve the texts by which tests can pretend to be a browser',
			docs: 'https://developer.cisco.com/docs/thousandeyes/list-user-agents/',
			method: 'GET',
			path: '/v7/user-agents',
			list: { rows: 'userAgents' },
			fields: [aid],
		},
	},
};
