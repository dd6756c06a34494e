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
			"ThoughtSpot sends scheduled Liveboards here once the communication channel WEBHOOK is on for the org. A webhook of the org that this workflow did not register is never changed. While the workflow is active, listening for a test event is refused, because it would take the org's one webhook away. Whoever can read this workflow in n8n can read the secret that its deliveries are signed with.",
		name: 'createNotice',
		type: 'notice',
		default: '',
		displayOptions: { hide: { authentication: [USE_EXISTING] } },
	},
	{
		displayName:
			'In ThoughtSpot, set the address of the webhook to the production URL above. The secret that it sends belongs into the credential.',
		name: 'existingNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { authentication: [USE_EXISTING] } },
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
