import type { Resource } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid, expand } from '../fields/common';
import { checkRange, endDate, startDate } from '../fields/time';

const notice =
	'This is for contracts that are billed by usage. Without dates it is the present billing cycle.';

export const usage: Resource = {
	name: 'Usage',
	value: 'usage',
	first: 'get',
	operations: {
		get: {
			name: 'Get',
			action: 'Get the usage',
			description:
				'Retrieve what was used of the units and agents of the contract in the last month',
			docs: page('get-usage-information-for-the-last-month'),
			method: 'GET',
			path: '/v7/usage',
			fields: [aid],
			collections: {
				options: [
					expand(
						['Embedded Endpoint Agents', 'endpoint-agent-embedded'],
						['Endpoint Agents', 'endpoint-agent'],
						['Endpoint Agents Essentials', 'endpoint-agent-essential'],
						['Enterprise Agent Units', 'enterprise-agent-unit'],
						['Enterprise Agents', 'enterprise-agent'],
						['Tests', 'test'],
					),
				],
			},
		},
		getEnterpriseAgentUnits: {
			name: 'Get Enterprise Agent Units',
			action: 'Get the units used by enterprise agents',
			description: 'Retrieve how many units each Enterprise Agent used',
			docs: page('get-enterprise-agent-usage'),
			method: 'GET',
			path: '/v7/usage/units/enterprise-agents',
			list: { rows: 'breakdowns' },
			collections: { filters: [endDate, startDate] },
			prepare: checkRange,
			notice,
		},
		getTestUnits: {
			name: 'Get Test Units',
			action: 'Get the units used by tests',
			description: 'Retrieve how many units each test used',
			docs: page('get-cloud-and-enterprise-agents-units-usage'),
			method: 'GET',
			path: '/v7/usage/units/tests',
			list: { rows: 'breakdowns' },
			fields: [aid],
			collections: { filters: [endDate, startDate] },
			prepare: checkRange,
			notice,
		},
	},
};
