import { number } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/vocabulary';
import { expand } from '../fields/common';

export const autonomousSystem: Resource = {
	name: 'Autonomous System',
	value: 'autonomousSystem',
	operations: {
		getPrefixes: {
			name: 'Get Prefixes',
			action: 'Get the prefixes of an autonomous system',
			description: 'Retrieve the address ranges that an autonomous system announces',
			method: 'GET',
			path: '/v7/autonomous-systems/{asn}/prefixes',
			list: { rows: 'prefixes' },
			fields: [
				number('asn', 'Number of the autonomous system', {
					label: 'AS Number',
					default: '',
					required: true,
					placeholder: 'e.g. 64500',
				}),
			],
			collections: { options: [expand(['Associations', 'associations'])] },
		},
	},
};
