import type { Resource } from '../../shared/operation/vocabulary';

export const status: Resource = {
	name: 'Status',
	value: 'status',
	operations: {
		get: {
			name: 'Get',
			action: 'Get the status of the API',
			description: "Retrieve the service's current time, which shows that the API (v6) answers",
			docs: 'https://developer.cisco.com/docs/thousandeyes/v6/',
			method: 'GET',
			path: '/v6/status.json',
		},
	},
};
