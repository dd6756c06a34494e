import type { IDataObject } from 'n8n-workflow';
import { choice, object, text, where } from '../../shared/operation/fields';
import type { Field } from '../../shared/operation/vocabulary';

const oAuth = ['oauth-auth-code', 'oauth-client-credentials'];
const hidden = { secret: true as const, most: 20_000 };

const needed = (types: string[], field: Field) => where('type', types, { ...field, needed: true });

const token = text('token', 'The token that is sent', hidden);

const byType = object('authentication', 'How the connector signs in, as a whole', [
	choice(
		'type',
		'How to sign in',
		[
			'basic',
			'bearer-token',
			['oauth-auth-code', 'OAuth Authorization Code'],
			['oauth-client-credentials', 'OAuth Client Credentials'],
			'other-token',
		],
		{ needed: true },
	),
	needed(['basic'], text('username', 'Name of the user')),
	needed(['basic'], text('password', 'Password of the user', hidden)),
	needed(['bearer-token', 'other-token'], token),
	where('type', oAuth, token),
	needed(oAuth, text('oauthClientId', 'ID of the OAuth client')),
	needed(oAuth, text('oauthClientSecret', 'Secret of the OAuth client', hidden)),
	needed(oAuth, text('oauthTokenUrl', 'Address that gives tokens', { label: 'OAuth Token URL' })),
	needed(
		['oauth-auth-code'],
		text('oauthAuthUrl', 'Address where the user allows access', { label: 'OAuth Auth URL' }),
	),
	needed(['oauth-auth-code'], text('code', 'Authorization code', hidden)),
	needed(
		['oauth-auth-code'],
		text('redirectUri', 'Address that the code was sent to', { label: 'Redirect URI' }),
	),
	where('type', ['oauth-auth-code'], text('refreshToken', 'Token that renews the token', hidden)),
	where('type', ['oauth-client-credentials'], text('scope', 'Scopes of the token')),
]);

const ofHost = object(
	'authentication',
	'The host of the vault that signs in, as a whole',
	[
		choice('type', 'How to sign in', ['conjur-host']),
		text('hostId', 'ID of the host', { needed: true }),
		text('apiKey', 'API key of the host', { ...hidden, label: 'API Key', needed: true }),
	],
	{ encode: (host) => ({ type: 'conjur-host', ...(host as IDataObject) }) },
);

export const authentication = where('/connectorType', ['generic'], byType);

export const hostAuthentication = where('/connectorType', ['conjur'], ofHost);

export const neededHostAuthentication: Field = { ...hostAuthentication, needed: true };
