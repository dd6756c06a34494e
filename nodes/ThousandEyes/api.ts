import { ThousandEyesUserOAuth2Api } from '../../credentials/ThousandEyesUserOAuth2Api.credentials';
import type { Api } from '../shared/operation/vocabulary';
import { errorBodies } from './errorBodies';
import { v6 } from './v6';

/** Everything that the shared code has to know of ThousandEyes. */
export const thousandEyes: Api = {
	service: 'ThousandEyes',
	docs: 'https://developer.cisco.com/docs/thousandeyes/',
	authentications: [
		{
			name: 'Bearer Token',
			value: 'bearer',
			description: 'The OAuth bearer token of a user',
			credential: 'thousandEyesBearerApi',
		},
		{
			name: 'OAuth2',
			value: 'oAuth2',
			description: 'A client ID and secret (client credentials)',
			credential: 'thousandEyesOAuth2Api',
		},
		{
			name: 'User OAuth2',
			value: 'oAuth2User',
			description: 'Your own account, connected in the browser (authorization code with PKCE)',
			credential: 'thousandEyesUserOAuth2Api',
			signer: new ThousandEyesUserOAuth2Api(),
		},
		{
			name: 'Basic Auth',
			value: 'basic',
			description: 'Email and user API token: legacy API v6 only',
			credential: 'thousandEyesBasicApi',
			only: v6,
		},
	],
	pacing: {
		kind: 'headers',
		families: [
			'x-organization-rate-limit',
			'x-instant-test-rate-limit',
			'x-dashboard-snapshot-rate-limit',
			'x-template-deploy-rate-limit',
		],
		own: [
			{ family: 'x-instant-test-rate-limit', operations: /^POST \/v7\/.*\/(instant|run)(\?|$)/ },
			{
				family: 'x-dashboard-snapshot-rate-limit',
				operations: /^POST \/v7\/dashboard-snapshots(\?|$)/,
			},
			{
				family: 'x-template-deploy-rate-limit',
				operations: /^POST \/v7\/templates\/.*\/deploy(\?|$)/,
			},
			{
				operations: /^POST \/v7\/tests\/[^/]+\/snapshot(\?|$)/,
				documented: { limit: 5, windowMs: 300_000 },
			},
		],
	},
	pagination: {
		kind: 'link',
		// As v7 writes it, as it may be written, and as v6 wrote it.
		next: [['_links', 'next'], ['next'], ['pages', 'next']],
		sizeParameter: 'max',
		size: 1000,
		publicHost: 'api.thousandeyes.com',
	},
	accept: 'application/hal+json, application/json, application/problem+json',
	wireName: (name) => name,
	errorBodies,
	advice: {
		401: 'Check the credential: the token may be wrong, expired or revoked, or the account locked. Nothing more was sent in this run, because ThousandEyes blocks an address after 100 unauthorized requests in a minute.',
		403: 'The user of this credential lacks the permission, does not belong to the account group, or this address is blocked after too many unauthorized requests.',
		404: 'Check the ID and the account group: an ID of another account group is not found.',
		410: 'ThousandEyes has taken this call out of its API. If it is one of API v6, use Bearer Token or OAuth2 in place of Basic Auth.',
	},
	absent:
		'Check that the base URL of the credential is the address of the API, without the version behind it, and the account group.',
};

/** The same for a node whose operations API v6 does not have. */
export const thousandEyesV7: Api = {
	...thousandEyes,
	authentications: thousandEyes.authentications.filter(({ only }) => only === undefined),
};
