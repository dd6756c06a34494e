import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { signWithSecret, tokenIn } from '../nodes/shared/signing/secret';
import { signatureOf, told } from '../nodes/shared/signing/signing';
import { clusterOf, tellAddress } from '../nodes/ThoughtSpot/authentication';
import { refuseOrg } from '../nodes/ThoughtSpot/orgs';

export class ThoughtSpotBearerApi implements ICredentialType {
	name = 'thoughtSpotBearerApi';

	displayName = 'ThoughtSpot Bearer Token API';

	icon: Icon = {
		light: 'file:../nodes/ThoughtSpot/thoughtSpot.svg',
		dark: 'file:../nodes/ThoughtSpot/thoughtSpot.dark.svg',
	};

	documentationUrl = 'https://developers.thoughtspot.com/docs/api-authv2';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			placeholder: 'https://company.thoughtspot.cloud',
			default: '',
			required: true,
			description: 'Address of your ThoughtSpot cluster, as in the browser, without a path',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A bearer token of your user. It cannot be renewed from here: tokens last 5 minutes unless a longer validity was asked for.',
		},
	];

	authenticate = told(
		async (
			credentials: ICredentialDataDecryptedObject,
			options: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> => {
			refuseOrg(signatureOf(options)?.session);
			const token = tokenIn(credentials, 'accessToken', 'Access Token');
			tellAddress(credentials, options);
			return await signWithSecret(clusterOf(credentials), options, [token], () => {
				options.headers = { ...options.headers, Authorization: `Bearer ${token}` };
			});
		},
	);
}
