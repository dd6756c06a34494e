import { cronNodeOptions, type INodeProperties } from 'n8n-workflow';
import { USE_EXISTING } from '../../shared/webhook/webhookCredential';
import { aid } from '../fields/common';
import { filterFields, inPolling, loadOptionsDependsOn } from './filterForm';

const inWebhook = { show: { listenBy: ['webhook'] } };
const existing = { authentication: [USE_EXISTING] };

const signingIn: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Bearer Token',
				value: 'bearer',
				description: 'The OAuth bearer token of a user',
			},
			{
				name: 'OAuth2',
				value: 'oAuth2',
				description: 'A client ID and secret (client credentials)',
			},
			{
				name: 'User OAuth2',
				value: 'oAuth2User',
				description: 'Your own account, connected in the browser (authorization code with PKCE)',
			},
			{
				name: 'Use Existing Webhook',
				value: USE_EXISTING,
				description:
					'Nothing is registered: a webhook at ThousandEyes, custom or classic, already calls this workflow with the secret of this credential',
			},
		],
		default: 'bearer',
		description: 'How to sign in to ThousandEyes, or whether to use a webhook that is there',
	},
	{ ...aid.property, displayOptions: { hide: existing } },
	{
		displayName:
			'At ThousandEyes, set the address of the webhook to the production URL above, and enter in the credential what the webhook sends: a header, a token, or a user name and password. Alerts of classic webhooks and of custom ones with the preset Generic are understood.',
		name: 'existingNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { authentication: [USE_EXISTING], listenBy: ['webhook'] } },
	},
];

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
		displayName:
			"An alert cannot be raised at will, and a test sent from ThousandEyes starts nothing. To have an alert to build with, set 'Listen By' to Polling for a while and execute this step: it gives the latest one.",
		name: 'sampleNotice',
		type: 'notice',
		default: '',
		displayOptions: { ...inWebhook, hide: existing },
	},
	{
		displayName: 'Attach To',
		name: 'attachTo',
		type: 'options',
		noDataExpression: true,
		displayOptions: { ...inWebhook, hide: existing },
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
		displayOptions: { show: { listenBy: ['webhook'], attachTo: ['rules'] }, hide: existing },
		typeOptions: { loadOptionsMethod: 'getAlertRules', loadOptionsDependsOn },
		default: [],
		description:
			'Rules whose alerts start this workflow. Publishing and unpublishing the workflow edits each rule as a whole: their other settings stay as they are, but ThousandEyes may clear an open alert of an edited rule and raise it anew. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
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
		// So that n8n leaves the body unread: it answers 422 to what it takes for broken JSON.
		displayName: 'Options',
		name: 'options',
		type: 'hidden',
		displayOptions: inWebhook,
		default: { binaryData: true },
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

/** The fields of the trigger. */
export const triggerFields: INodeProperties[] = [...signingIn, ...listening, ...filterFields];
