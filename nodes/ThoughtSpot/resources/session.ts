import { flag } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { identifier } from '../fields/common';

const rememberMe = flag(
	'rememberMe',
	'Whether the session lasts about 7 days instead of 3 hours without activity',
);

const orgIdentifier = identifier(
	'orgIdentifier',
	'The org to log in to. Empty means the org of the credential.',
	{
		label: 'Org',
		list: 'searchOrgs',
		empty: 'Org of the credential',
		placeholder: 'e.g. 0',
		zero: true,
	},
);

export const session: Resource = {
	name: 'Session',
	value: 'session',
	first: 'getUser',
	operations: {
		getToken: {
			name: 'Get Token',
			action: 'Issue a new token for the user of the session',
			description:
				'Issue a new bearer token for the user of the credential, valid for 24 hours. Whoever holds it can act as that user.',
			docs: 'https://developers.thoughtspot.com/docs/api-authv2',
			method: 'GET',
			path: `${API_ROOT}/auth/session/token`,
			mints: true,
			notice:
				'The token becomes part of the execution data, where everyone who can see the execution can read it.',
		},
		getUser: {
			name: 'Get User',
			action: 'Get the user of the session',
			description:
				'Retrieve the user that the session belongs to, with orgs, groups and privileges',
			docs: 'https://developers.thoughtspot.com/docs/api-authv2',
			method: 'GET',
			path: `${API_ROOT}/auth/session/user`,
		},
		login: {
			name: 'Log In',
			action: 'Log in',
			description: 'Log in with the username and password of the credential, to see that they work',
			docs: 'https://developers.thoughtspot.com/docs/api-authv2',
			method: 'POST',
			path: `${API_ROOT}/auth/session/login`,
			authentications: ['basic'],
			collections: { options: [orgIdentifier, rememberMe] },
		},
		logout: {
			name: 'Log Out',
			action: 'Log out and end the session',
			description:
				'End the session of the user of the credential; the next operation opens a new one by itself',
			docs: 'https://developers.thoughtspot.com/docs/api-authv2',
			method: 'POST',
			path: `${API_ROOT}/auth/session/logout`,
			notice:
				'With a Bearer Token credential, the token is no longer good after this and must be replaced by hand.',
		},
	},
};
