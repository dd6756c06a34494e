import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { accountGroupRules } from '../nodes/ThousandEyes/credentialTest';
import { filledIn, signWithSecret } from '../nodes/shared/secret';

export class ThousandEyesBearerApi implements ICredentialType {
	name = 'thousandEyesBearerApi';

	displayName = 'ThousandEyes Bearer Token API';

	icon: Icon = {
		light: 'file:../nodes/ThousandEyes/thousandEyes.svg',
		dark: 'file:../nodes/ThousandEyes/thousandEyes.dark.svg',
	};

	documentationUrl = 'https://developer.cisco.com/docs/thousandeyes/authentication/';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'OAuth bearer token of your user: in ThousandEyes under Manage > Account Settings > Users and Roles > Profile > User API Tokens',
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

	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const token = filledIn(credentials, 'accessToken', 'Access Token');
		return await signWithSecret(credentials, options, [token], () => {
			options.headers = { ...options.headers, Authorization: `Bearer ${token}` };
		});
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v7/account-groups' },
		rules: accountGroupRules(
			'ThousandEyes rejected the access token (401). It may be mistyped, expired or revoked, or the account is locked.',
		),
	};
}
