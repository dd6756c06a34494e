import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { policyFields, provider } from '../fields/cloudInsights';
import { aid } from '../fields/common';
import { kept } from '../writable';

const path = '/v7/cloud-insights/integration/{provider}/policy/settings';

const get: Operation = {
	name: 'Get',
	action: 'Get the cloud policy of a provider',
	description: 'Retrieve what is monitored of the accounts at a cloud provider',
	method: 'GET',
	path,
	fields: [provider, aid],
};

export const cloudInsightsPolicy: Resource = {
	name: 'Cloud Insights Policy',
	value: 'cloudInsightsPolicy',
	operations: {
		get,
		update: {
			name: 'Update',
			action: 'Update the cloud policy of a provider',
			description:
				'Change what is monitored of the accounts at a cloud provider; what is not set stays as it is',
			method: 'PUT',
			path,
			fields: [provider, aid],
			collections: { additionalFields: policyFields },
			merge: {
				read: get,
				writable: (row) =>
					kept(row, [
						'enabledResourceGroupTypes',
						'enabledRegions',
						'enabledCloudtrail',
						'subscriptionsPolicy',
					]),
			},
		},
	},
};
