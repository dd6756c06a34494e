import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** What an existing webhook of ThousandEyes sends along; the ThousandEyes Trigger compares it. */
export class ThousandEyesWebhookApi implements ICredentialType {
	name = 'thousandEyesWebhookApi';

	displayName = 'ThousandEyes Webhook Secret API';

	icon: Icon = {
		light: 'file:../nodes/ThousandEyes/thousandEyes.svg',
		dark: 'file:../nodes/ThousandEyes/thousandEyes.dark.svg',
	};

	documentationUrl =
		'https://docs.thousandeyes.com/product-documentation/alerts/integrations/webhooks/custom-webhooks';

	properties: INodeProperties[] = [
		{
			displayName: 'Sent As',
			name: 'sentAs',
			type: 'options',
			options: [
				{
					name: 'Basic Auth',
					value: 'basic',
					description: 'The user name and password of the webhook',
				},
				{ name: 'Header', value: 'header', description: 'A header of the webhook, or its token' },
			],
			default: 'header',
			description: 'How the webhook shows that a delivery comes from it',
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: 'X-Webhook-Secret',
			required: true,
			displayOptions: { show: { sentAs: ['header'] } },
			description:
				'Header in which the webhook sends its secret. For a webhook with a token, this is Authorization.',
		},
		{
			displayName: 'Header Value',
			name: 'headerSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { sentAs: ['header'] } },
			description:
				'The whole value of that header, such as Bearer and the token. Deliveries without it are refused.',
		},
		{
			displayName: 'User',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { sentAs: ['basic'] } },
			description: 'User name that is entered at the webhook',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { sentAs: ['basic'] } },
			description: 'Password that is entered at the webhook. Deliveries without it are refused.',
		},
	];
}
