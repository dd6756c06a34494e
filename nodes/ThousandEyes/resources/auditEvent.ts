import { flag } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid } from '../fields/common';
import { checkRange, endDate, startDate, timeWindow } from '../fields/time';

export const auditEvent: Resource = {
	name: 'Audit Event',
	value: 'auditEvent',
	operations: {
		getAll: {
			name: 'Get Many',
			action: 'Get many audit events',
			description: 'Retrieve what users did: who, when, from where and to what',
			docs: page('list-activity-log-events'),
			method: 'GET',
			path: '/v7/audit-user-events',
			list: { rows: 'auditEvents' },
			fields: [aid],
			collections: {
				filters: [
					endDate,
					startDate,
					flag(
						'useAllPermittedAids',
						'Whether to look at all account groups that the user can see',
						{
							label: 'All Account Groups',
						},
					),
					timeWindow,
				],
			},
			prepare: checkRange,
		},
	},
};
