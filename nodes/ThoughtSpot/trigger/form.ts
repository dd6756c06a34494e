import type { INodeProperties } from 'n8n-workflow';
import { USE_EXISTING } from '../../shared/webhook/webhookCredential';

/** What the trigger asks the user. */
export const fields: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Basic Auth', value: 'basic', description: 'Username and password' },
			{
				name: 'Bearer Token',
				value: 'bearer',
				description:
					'A token that you already have; when it has expired, the webhook can no longer be removed from here',
			},
			{
				name: 'Trusted Auth',
				value: 'trusted',
				description: 'Username and the secret key of the cluster',
			},
			{
				name: 'Use Existing Webhook',
				value: USE_EXISTING,
				description:
					'Nothing is registered: a webhook in ThoughtSpot already calls this workflow, with the secret of this credential',
			},
		],
		default: 'basic',
		description:
			'How to sign in to ThoughtSpot to register the webhook, or whether to use one that is there. The user needs the privilege to administer ThoughtSpot, to develop, or to manage webhooks.',
	},
	{
		displayName:
			'ThoughtSpot has one webhook for each org, and sends scheduled Liveboards to it once the channel WEBHOOK is on. A webhook that is there already is never changed. While this workflow is published, it cannot listen for a test event. Whoever can read this workflow can read the secret that deliveries are signed with.',
		name: 'createNotice',
		type: 'notice',
		default: '',
		displayOptions: { hide: { authentication: [USE_EXISTING] } },
	},
	{
		displayName:
			'In ThoughtSpot, set the address of the webhook to the production URL above. Enter the secret that it sends in the credential.',
		name: 'existingNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { authentication: [USE_EXISTING] } },
	},
	{
		// N8n lists triggers by the actions of this field.
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Scheduled Liveboard Delivered',
				value: 'liveboardSchedule',
				action: 'On scheduled Liveboard delivered',
			},
		],
		default: 'liveboardSchedule',
		description: 'What starts the workflow',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Put Output File in Field',
				name: 'binaryPropertyName',
				type: 'string',
				default: 'data',
				description:
					"Name of the binary field for the delivered file. More files of one delivery get a number after it: those in the schedule's format first, then by name.",
			},
			{
				displayName: 'Skip Channel Check',
				name: 'skipChannelCheck',
				type: 'boolean',
				default: false,
				description:
					'Whether to register the webhook even if scheduled Liveboards of the org do not go to webhooks yet',
			},
		],
	},
];
