import type { IDataObject } from 'n8n-workflow';
import type { Api } from '../shared/operation';
import { accessToken } from './resources/accessToken';
import { accountGroup } from './resources/accountGroup';
import { agent } from './resources/agent';
import { alert } from './resources/alert';
import { cloudTest } from './resources/cloudTest';
import { event } from './resources/event';
import { status } from './resources/status';

/** Everything that the shared code has to know of ThousandEyes. */
export const thousandEyes: Api = {
	service: 'ThousandEyes',
	authentications: [
		{ name: 'Bearer Token', value: 'bearer', credential: 'thousandEyesBearerApi' },
		{ name: 'OAuth2', value: 'oAuth2', credential: 'thousandEyesOAuth2Api' },
		{ name: 'Basic Auth', value: 'basic', credential: 'thousandEyesBasicApi', version: 'v6' },
	],
	resources: [accessToken, accountGroup, agent, alert, event, status, cloudTest],
	first: 'alert',
	pacing: {
		kind: 'headers',
		families: [
			'x-organization-rate-limit',
			'x-instant-test-rate-limit',
			'x-dashboard-snapshot-rate-limit',
			'x-template-deploy-rate-limit',
		],
	},
	pagination: { kind: 'link', next: ['_links', 'next', 'href'], sizeParameter: 'max', size: 1000 },
	accept: 'application/hal+json, application/json, application/problem+json',
	wireName: (name) => name,
	explain,
	advice: {
		401: 'Check the credential: the token may be wrong, expired or revoked, or the account locked. Nothing more was sent in this run, because ThousandEyes blocks an address after 100 unauthorized requests in a minute.',
		403: 'The user of this credential lacks the permission, does not belong to the account group, or this address is blocked after too many unauthorized requests.',
		404: 'Check the ID and the account group: an ID of another account group is not found.',
	},
};

/** ThousandEyes has several error bodies: RFC 7807, RFC 6749, and older ones with `errors`. */
function explain(body: IDataObject) {
	const text = (name: string) =>
		typeof body[name] === 'string' ? (body[name] as string) : undefined;
	const title = text('title') ?? text('error') ?? text('errorMessage');
	const detail = text('detail') ?? text('error_description') ?? text('errors') ?? text('message');
	const errors = Array.isArray(body.errors) ? (body.errors as Array<IDataObject | string>) : [];
	return {
		message: [title, detail].filter(Boolean).join(': ') || undefined,
		details: errors.map((error) =>
			typeof error === 'string'
				? error
				: `${[error.field, error.message ?? error.code].filter(Boolean).join(': ')}.`,
		),
	};
}
