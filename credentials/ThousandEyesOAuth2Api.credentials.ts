import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { pasted, pastedToken } from '../nodes/shared/reading/pasted';
import { resolveUrl } from '../nodes/shared/signing/baseUrl';
import type { LogIn } from '../nodes/shared/signing/logInScheme';
import { renewSession } from '../nodes/shared/signing/renewal';
import { filledIn, signWithSecret, tokenIn } from '../nodes/shared/signing/secret';
import { sessionRedactor, signWithSession } from '../nodes/shared/signing/session';
import { sessionFields } from '../nodes/shared/signing/sessionFields';
import { told } from '../nodes/shared/signing/signing';
import { baseUrlOf } from '../nodes/ThousandEyes/authentication';
import { errorBodies } from '../nodes/ThousandEyes/errorBodies';

const GRANT_PATH = '/v7/oauth2/token';

/** The token request of RFC 6749, section 4.4.2, with the client named in the body or as Basic. */
function tokenRequest(credentials: ICredentialDataDecryptedObject) {
	const text = (name: string) => pasted(credentials[name]);
	const clientId = filledIn(credentials, 'clientId', 'Client ID');
	const clientSecret = filledIn(credentials, 'clientSecret', 'Client Secret');
	const form: Record<string, string> = { grant_type: 'client_credentials' };
	const headers: Record<string, string> = {
		Accept: 'application/json',
		'Content-Type': 'application/x-www-form-urlencoded',
	};
	if (text('clientAuthentication') === 'header') {
		// RFC 6749, section 2.3.1: both parts are form-encoded before they are joined.
		const part = (value: string) => encodeURIComponent(value).replace(/%20/g, '+');
		const pair = Buffer.from(`${part(clientId)}:${part(clientSecret)}`).toString('base64');
		headers.Authorization = `Basic ${pair}`;
	} else {
		Object.assign(form, { client_id: clientId, client_secret: clientSecret });
	}
	if (text('scope')) form.scope = text('scope');
	if (text('onBehalfOfToken')) {
		form.thousandeyes_bearer_token = tokenIn(credentials, 'onBehalfOfToken', 'On Behalf of Token');
	}
	if (text('tenantId')) headers['X-Tenant-Id'] = filledIn(credentials, 'tenantId', 'Tenant ID');
	return { url: GRANT_PATH, headers, body: form };
}

const ownerFields = [
	'clientId',
	'clientSecret',
	'onBehalfOfToken',
	'clientAuthentication',
	'tenantId',
	'scope',
];

const logIn: LogIn = {
	service: 'ThousandEyes',
	errorBodies,
	baseUrl: baseUrlOf,
	owner: (credentials) => ownerFields.map((name) => credentials[name]),
	secrets: ({ clientId, clientSecret, onBehalfOfToken }) => [
		...[clientId, clientSecret].map(pasted),
		pastedToken(onBehalfOfToken),
	],
	request: tokenRequest,
	session: ({ access_token: token, expires_in: lifetime }) =>
		typeof token === 'string' && token
			? { token, lifetimeSeconds: Number(lifetime) || 3600 }
			: undefined,
	causes:
		'wrong client ID or secret, a disabled client, or a wrong tenant ID, scope or on-behalf-of token',
	advice:
		'Check these fields of the credential, and whether the client wants its secret in the body or as a Basic header (Client Authentication).',
};

export class ThousandEyesOAuth2Api implements ICredentialType {
	name = 'thousandEyesOAuth2Api';

	displayName = 'ThousandEyes OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/ThousandEyes/thousandEyes.svg',
		dark: 'file:../nodes/ThousandEyes/thousandEyes.dark.svg',
	};

	documentationUrl = 'https://developer.cisco.com/docs/thousandeyes/authentication/';

	properties: INodeProperties[] = [
		...sessionFields,
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'ID that your application got when it was registered with ThousandEyes',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Secret that was generated for the application',
		},
		{
			displayName: 'Client Authentication',
			name: 'clientAuthentication',
			type: 'options',
			options: [
				{ name: 'In Body', value: 'body' },
				{ name: 'As Basic Auth Header', value: 'header' },
			],
			default: 'body',
			description: 'Where the client ID and secret are sent when a token is asked for (RFC 6749)',
		},
		{
			displayName: 'Tenant ID',
			name: 'tenantId',
			type: 'string',
			default: '',
			description:
				'Only for the WAN Insights tenant flow: sent as X-Tenant-Id with the token request',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			description: 'Scopes to ask for, separated by spaces. Empty for the scopes of the client.',
		},
		{
			displayName: 'On Behalf of Token',
			name: 'onBehalfOfToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Bearer token of the user that the client acts for. Empty to act as the client itself.',
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

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await renewSession(this, credentials, logIn);
	}

	authenticate = told(
		async (
			credentials: ICredentialDataDecryptedObject,
			options: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> => {
			const base = baseUrlOf(credentials);
			const redact = sessionRedactor(credentials, logIn);
			if (!resolveUrl(options, base, redact).pathname.endsWith(GRANT_PATH)) {
				return signWithSession(credentials, options, logIn);
			}
			return await signWithSecret(base, options, logIn.secrets(credentials), () => {
				const { headers, body } = tokenRequest(credentials);
				options.headers = { ...options.headers, ...headers };
				options.body = body;
			});
		},
	);
}
