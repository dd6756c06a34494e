import { cronNodeOptions, type INodeProperties } from 'n8n-workflow';

import { filterFields, inPolling, loadOptionsDependsOn } from './filterFields';

const inWebhook = { show: { listenBy: ['webhook'] } };

const listening: INodeProperties[] = [
	{
		displayName: 'Listen By',
		name: 'listenBy',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Webhook',
				value: 'webhook',
				description:
					'ThousandEyes calls n8n at once. n8n must have an address that ThousandEyes can reach.',
			},
			{
				name: 'Polling',
				value: 'polling',
				description:
					'N8n asks ThousandEyes at set times: works where ThousandEyes cannot reach n8n',
			},
		],
		description: 'How the workflow learns of alerts',
		default: 'webhook',
	},
	{
		displayName: 'Attach To',
		name: 'attachTo',
		type: 'options',
		noDataExpression: true,
		displayOptions: inWebhook,
		options: [
			{
				name: 'Alert Rules Chosen Here',
				value: 'rules',
				description: 'Added to what these rules notify, and taken out again at the end',
			},
			{
				name: 'Nothing (I Attach It Myself)',
				value: 'none',
				description: 'Choose the webhook named after this workflow in the rules at ThousandEyes',
			},
		],
		default: 'rules',
		description: 'Which alerts reach this workflow',
	},
	{
		displayName: 'Alert Rule Names or IDs',
		name: 'ruleIds',
		type: 'multiOptions',
		required: true,
		displayOptions: { show: { listenBy: ['webhook'], attachTo: ['rules'] } },
		typeOptions: { loadOptionsMethod: 'getAlertRules', loadOptionsDependsOn },
		default: [],
		description:
			'Rules whose alerts start this workflow. Their other settings and notifications stay as they are. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Poll Times',
		name: 'pollTimes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Poll Time' },
		displayOptions: inPolling,
		default: { item: [{ mode: 'everyMinute' }] },
		description: 'Time at which polling should occur',
		placeholder: 'Add Poll Time',
		options: cronNodeOptions,
	},
	{
		// N8n asks every node that can poll for its times: a webhook has none.
		displayName: 'Poll Times',
		name: 'pollTimes',
		type: 'hidden',
		displayOptions: inWebhook,
		default: {},
	},
	{
		displayName: 'Watch',
		name: 'watch',
		type: 'multiOptions',
		required: true,
		displayOptions: inPolling,
		options: [
			{
				name: 'Agents',
				value: 'agent',
				description: 'Enterprise Agents that go offline (triggered) or come back (cleared)',
			},
			{ name: 'Alerts', value: 'alert', description: 'Alerts that are raised or cleared' },
			{ name: 'Events', value: 'event', description: 'Events that begin or are resolved' },
		],
		default: ['alert'],
		description: 'What to look for',
	},
];

/** The fields of the trigger, but for those that sign in. */
export const triggerFields: INodeProperties[] = [...listening, ...filterFields];
