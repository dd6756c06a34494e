import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { signWithSecret, tokenIn } from '../nodes/shared/signing/secret';
import { told } from '../nodes/shared/signing/signing';
import { baseUrlOf } from '../nodes/ThousandEyes/authentication';

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

	authenticate = told(
		async (
			credentials: ICredentialDataDecryptedObject,
			options: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> => {
			const token = tokenIn(credentials, 'accessToken', 'Access Token');
			return await signWithSecret(baseUrlOf(credentials), options, [token], () => {
				options.headers = { ...options.headers, Authorization: `Bearer ${token}` };
			});
		},
	);
}
