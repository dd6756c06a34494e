import type { Resource } from '../../shared/operation/vocabulary';

export const accessToken: Resource = {
	name: 'Access Token',
	value: 'accessToken',
	operations: {
		create: {
			name: 'Create',
			action: 'Create an access token',
			description:
				'Create a bearer token for the client of the OAuth2 credential. Whoever holds the token can act as that client until it expires.',
			docs: 'https://developer.cisco.com/docs/thousandeyes/authentication/',
			method: 'POST',
			path: '/v7/oauth2/token',
			mints: true,
			authentications: ['oAuth2'],
			notice:
				'The token becomes part of the execution data, where everyone who can see the execution can read it. Other operations need no token: they use the credential.',
		},
	},
};
