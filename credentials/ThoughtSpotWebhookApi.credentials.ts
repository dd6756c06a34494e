import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** What an existing webhook of ThoughtSpot sends along; the ThoughtSpot Trigger compares it. */
export class ThoughtSpotWebhookApi implements ICredentialType {
	name = 'thoughtSpotWebhookApi';

	displayName = 'ThoughtSpot Webhook Secret API';

	icon: Icon = {
		light: 'file:../nodes/ThoughtSpot/thoughtSpot.svg',
		dark: 'file:../nodes/ThoughtSpot/thoughtSpot.dark.svg',
	};

	documentationUrl = 'https://developers.thoughtspot.com/docs/webhooks-lb-schedule';

	properties: INodeProperties[] = [
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: 'X-API-Key',
			required: true,
			description:
				'Header in which the webhook sends its secret. For a webhook with a bearer token or a user name and password, this is Authorization.',
		},
		{
			displayName: 'Header Value',
			name: 'headerSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The whole value of that header, such as the API key, or Bearer and the token. Deliveries without it are refused.',
		},
		{
			displayName: 'Signature Header',
			name: 'signatureHeader',
			type: 'string',
			default: '',
			description:
				'Header in which the webhook sends its signature, if signature verification is set up in ThoughtSpot. It is checked where the delivery is JSON; n8n keeps no raw body of deliveries with files.',
		},
		{
			displayName: 'Signature Secret',
			name: 'signatureSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The secret that the webhook signs with (HMAC-SHA256)',
		},
	];
}
