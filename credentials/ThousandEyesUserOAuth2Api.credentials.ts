import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { signConnected } from '../nodes/shared/signing/connected';
import { told } from '../nodes/shared/signing/signing';
import { baseUrlOf } from '../nodes/ThousandEyes/authentication';

/** n8n sends what it fetches tokens with to this address by itself: empty where a base URL is not safe for secrets. */
const TOKEN_URL =
	'={{ /^\\s*(https:\\/\\/|http:\\/\\/(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d+)?(\\/|\\s*$))/i.test($self["baseUrl"]) ? $self["baseUrl"].trim().replace(/[?#].*$/, "").replace(/(\\/+(v[67])?)+$/i, "") + "/v7/oauth2/token" : "" }}';

/** A person's own account, connected by n8n's own OAuth2: it keeps, sends and renews the tokens. */
export class ThousandEyesUserOAuth2Api implements ICredentialType {
	name = 'thousandEyesUserOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'ThousandEyes User OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/ThousandEyes/thousandEyes.svg',
		dark: 'file:../nodes/ThousandEyes/thousandEyes.dark.svg',
	};

	documentationUrl = 'https://developer.cisco.com/docs/thousandeyes/authentication/';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'pkce',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'string',
			placeholder: 'https://login.example.com/authorize',
			default: '',
			required: true,
			description:
				'Where the browser asks for your consent, as it was told when the application was registered. No secret is sent there.',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: TOKEN_URL,
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'ID that the application got when it was registered with ThousandEyes',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Secret of the application. Empty for one that has none.',
		},
		{
			displayName: 'Client Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'In Body', value: 'body' },
				{ name: 'As Basic Auth Header', value: 'header' },
			],
			default: 'body',
			description: 'Where the client ID and secret are sent when a token is asked for (RFC 6749)',
		},
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'string',
			default: '',
			description:
				'Scopes to ask for, separated by spaces. Many services renew an access only if offline_access is among them.',
		},
		{
			// N8n takes a scope of its users for one that the type has given up.
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '={{ $self["scopes"] }}',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			// Older n8n lets its users turn this on.
			displayName: 'Ignore SSL Issues',
			name: 'ignoreSSLIssues',
			type: 'hidden',
			default: false,
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.thousandeyes.com',
			required: true,
			description:
				'Address of the API, where the tokens are asked for, too. Change it only if your organization has an address of its own.',
		},
	];

	/** The transport asks for this before n8n signs: n8n itself does not where it signs by OAuth2. */
	authenticate = told(
		async (
			credentials: ICredentialDataDecryptedObject,
			options: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> =>
			await signConnected(baseUrlOf(credentials), credentials, options),
	);
}
