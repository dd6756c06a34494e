import { choice, required, text, texts, where } from '../../shared/operation/fields';
import type { Field, Operation, Resource } from '../../shared/operation/vocabulary';
import { aid, lettered, requiredName } from '../fields/common';
import { provider } from '../fields/cloudInsights';

const ROOT = '/v7/cloud-insights/integration';

/** Azure is signed in to with a password. */
const mask = ['password'];

const monitoringType = choice(
	'monitoringType',
	'What is monitored',
	[
		['flow-logs', 'Flow Logs'],
		['inventory', 'Inventory'],
	],
	{ default: 'inventory', required: true },
);

const integrationId = required(
	lettered('integrationId', 'The integration to work with', {
		label: 'Integration',
		list: 'searchCloudIntegrations',
		byName: true,
	}),
);

const aws = (field: Field) => where('provider', ['aws'], required(field));
const azure = (field: Field) => where('provider', ['azure'], required(field));
const withFlows = (field: Field) => where('monitoringType', ['flow-logs'], field);

const access = [
	aws(text('roleArn', 'The role that reads the account', { label: 'Role ARN' })),
	withFlows(
		aws(
			texts('snsTopicsArns', 'The topics that tell of new logs, separated by commas', {
				label: 'SNS Topic ARNs',
				placeholder: 'e.g. arn:aws:sns:us-east-1:123456789012:logs',
			}),
		),
	),
	azure(text('appId', 'ID of the application in Azure', { label: 'Application ID' })),
	azure(text('password', 'Secret of the application', { secret: true })),
	azure(text('azureTenantId', 'ID of the tenant in Azure')),
	withFlows(
		azure(text('serviceBusQueueUrl', 'Address of the queue of the service bus that tells of logs')),
	),
];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many cloud integrations',
	description: 'Retrieve the accounts of a cloud provider that are monitored',
	method: 'GET',
	path: `${ROOT}/{provider}`,
	list: { rows: 'integrations' },
	fields: [provider, aid],
	mask,
};

export const cloudInsightsIntegration: Resource = {
	name: 'Cloud Insights Integration',
	value: 'cloudInsightsIntegration',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a cloud integration',
			description: 'Let an account of a cloud provider be monitored',
			method: 'POST',
			path: `${ROOT}/{provider}/{monitoringType}`,
			unordered: true,
			fields: [provider, monitoringType, requiredName, ...access, aid],
			mask,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a cloud integration',
			description: 'Let an account of a cloud provider be monitored no longer',
			method: 'DELETE',
			path: `${ROOT}/{provider}/{integrationId}`,
			unordered: true,
			fields: [provider, integrationId, aid],
			deletes: 'integrationId',
		},
		get: {
			name: 'Get',
			action: 'Get a cloud integration',
			description: 'Retrieve one account of a cloud provider that is monitored',
			method: 'GET',
			path: `${ROOT}/{provider}/{integrationId}`,
			fields: [provider, integrationId, aid],
			mask,
		},
		getAll,
	},
	choices: {
		searchCloudIntegrations: {
			operation: getAll,
			given: (read) => ({ provider: read('provider') ?? 'aws' }),
			value: ({ id }) => id,
			name: ({ name: called }) => [called],
			details: ({ monitoringType: kind }) => [kind],
		},
	},
};
