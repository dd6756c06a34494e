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

const secret = { field: 'password', wire: 'password' } as const;

const logIn = logInWith(
	secret,
	'wrong username, password or org, a locked account, or multi-factor authentication or single sign-on is on',
	'Correct the credential before you try again: failed attempts lock the account. Users with multi-factor authentication or single sign-on need Trusted Auth.',
);

export class ThoughtSpotBasicApi implements ICredentialType {
	name = 'thoughtSpotBasicApi';

	displayName = 'ThoughtSpot Basic Auth API';

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
			description: 'Name that the user signs in to ThoughtSpot with',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Password of the user. Does not work for users who sign in with multi-factor authentication or single sign-on: use Trusted Auth for them.',
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
