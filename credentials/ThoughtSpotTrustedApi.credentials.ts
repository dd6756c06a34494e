import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { renewSession } from '../nodes/shared/signing/renewal';
import { sessionFields } from '../nodes/shared/signing/sessionFields';
import { told } from '../nodes/shared/signing/signing';
import { logInWith, signRequest } from '../nodes/ThoughtSpot/authentication';

const secret = { field: 'secretKey', wire: 'secret_key' } as const;

const logIn = logInWith(
	secret,
	'wrong or regenerated secret key, trusted authentication is off, an unknown or locked user, or a wrong org',
	'In ThoughtSpot, look at Develop > Customizations > Security Settings: trusted authentication must be on, and the key there is the one to enter.',
);

export class ThoughtSpotTrustedApi implements ICredentialType {
	name = 'thoughtSpotTrustedApi';

	displayName = 'ThoughtSpot Trusted Auth API';

	icon: Icon = {
		light: 'file:../nodes/ThoughtSpot/thoughtSpot.svg',
		dark: 'file:../nodes/ThoughtSpot/thoughtSpot.dark.svg',
	};

	documentationUrl = 'https://developers.thoughtspot.com/docs/api-authv2';

	properties: INodeProperties[] = [
		...sessionFields,
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
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			description:
				'Name of the ThoughtSpot user that n8n acts as. Tokens for any other user can be had all the same.',
		},
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The key that ThoughtSpot shows when trusted authentication is turned on, in the Develop tab under Security Settings',
		},
		{
			displayName: 'Org ID',
			name: 'orgId',
			type: 'string',
			default: '',
			description:
				'Number of the org to work in; 0 is the primary org. Empty leaves the choice to ThoughtSpot: set it when your cluster uses orgs.',
		},
		{
			displayName: 'Session Validity (Seconds)',
			name: 'validityTime',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 3600,
			description:
				'How long the token lasts that n8n caches for its own requests. It is renewed when it has expired.',
		},
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await renewSession(this, credentials, logIn);
	}

	authenticate = told(
		async (
			credentials: ICredentialDataDecryptedObject,
			options: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> => await signRequest(credentials, options, secret, logIn),
	);
}
