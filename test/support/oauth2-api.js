/** @import { INodeProperties } from 'n8n-workflow' */

const displayOptions = { show: { useDynamicClientRegistration: [false] } };

/** @type {(displayName: string, name: string, more?: Partial<INodeProperties>) => INodeProperties} */
const field = (displayName, name, more = {}) => ({
	displayName,
	name,
	type: 'string',
	default: '',
	displayOptions,
	...more,
});

/** n8n's own type for OAuth2, which others extend: what it has in its place while nothing overrides it. */
class OAuth2Api {
	name = 'oAuth2Api';
	displayName = 'OAuth2 API';
	/** @type {INodeProperties[]} */
	properties = [
		field('Use Dynamic Client Registration', 'useDynamicClientRegistration', {
			type: 'hidden',
			default: false,
			displayOptions: undefined,
		}),
		field('Grant Type', 'grantType', { default: 'authorizationCode' }),
		field('Authorization URL', 'authUrl'),
		field('Access Token URL', 'accessTokenUrl'),
		field('Client ID', 'clientId'),
		field('Client Secret', 'clientSecret', { typeOptions: { password: true } }),
		field('Scope', 'scope'),
		field('Auth URI Query Parameters', 'authQueryParameters'),
		field('Authentication', 'authentication', { default: 'header' }),
	];
}

module.exports = { OAuth2Api };
