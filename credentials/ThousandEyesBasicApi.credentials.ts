import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { resolveUrl } from '../nodes/shared/signing/baseUrl';
import { filledIn, signWithSecret } from '../nodes/shared/signing/secret';
import { redactor, SigningError, told } from '../nodes/shared/signing/signing';
import { baseUrlOf } from '../nodes/ThousandEyes/authentication';

export class ThousandEyesBasicApi implements ICredentialType {
	name = 'thousandEyesBasicApi';

	displayName = 'ThousandEyes Basic Auth API';

	icon: Icon = {
		light: 'file:../nodes/ThousandEyes/thousandEyes.svg',
		dark: 'file:../nodes/ThousandEyes/thousandEyes.dark.svg',
	};

	documentationUrl = 'https://developer.cisco.com/docs/thousandeyes/v6/authentication/';

	properties: INodeProperties[] = [
		{
			displayName:
				'Basic authentication only works with the legacy API v6: listing account groups, agents and tests, and the API status. Prefer a bearer token or OAuth2.',
			name: 'legacyNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			required: true,
			description: 'The email address that you sign in to ThousandEyes with',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The basic authentication token (not your password): in ThousandEyes under Manage > Account Settings > Users and Roles > Profile > User API Tokens',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.thousandeyes.com',
			required: true,
			description:
				'Address of the API. Change it only if your organization has an address of its own.',
		},
	];

	authenticate = told(
		async (
			credentials: ICredentialDataDecryptedObject,
			options: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> => {
			const base = baseUrlOf(credentials);
			const apiToken = filledIn(credentials, 'apiToken', 'API Token');
			const pair = `${filledIn(credentials, 'email', 'Email')}:${apiToken}`;
			const { pathname } = resolveUrl(options, base, redactor([apiToken]));
			if (!pathname.startsWith(`${base.pathname.replace(/\/$/, '')}/v6/`)) {
				throw new SigningError(
					'Basic authentication only works with the ThousandEyes API v6',
					'Choose Bearer Token or OAuth2 for API v7. Nothing was sent.',
				);
			}
			return await signWithSecret(base, options, [apiToken, pair], () => {
				const encoded = Buffer.from(pair).toString('base64');
				options.headers = { ...options.headers, Authorization: `Basic ${encoded}` };
			});
		},
	);
}
