import { choice, flag, number, objects, text, where } from '../../../shared/operation/fields';
import type { Field } from '../../../shared/operation/vocabulary';
import { setting } from './ofTypes';
import { notMasked } from './secrets';

const named = (name: string, key: string, description: string): Field =>
	objects(name, description, [
		text(key, 'Its name', { required: true }),
		text('value', 'Its value', { required: true }),
	]);

const secret = (name: string, description: string) =>
	text(name, description, { secret: true, check: notMasked });

const assertions = objects('assertions', 'What an answer must be like', [
	choice('name', 'What is looked at', ['status-code', 'response-body'], {
		default: 'status-code',
	}),
	text('operator', 'How it is compared', { placeholder: 'e.g. is' }),
	text('value', 'What it is compared with'),
]);

const oauth2 = (field: Field) => where('authType', ['oauth2'], field);

/** The requests of an API test, one after the other. */
export const requests = setting(
	objects('requests', 'The requests of the test, one after the other', [
		text('name', 'What the request is called', { required: true }),
		text('url', 'Where it goes', { label: 'URL', required: true }),
		choice(
			'method',
			'How it is sent',
			[
				['get', 'GET'],
				['post', 'POST'],
				['put', 'PUT'],
				['patch', 'PATCH'],
				['delete', 'DELETE'],
			],
			{ default: 'get' },
		),
		text('body', 'What is sent along', { rows: 3, most: 100_000 }),
		named('headers', 'key', 'What is sent in headers'),
		choice(
			'authType',
			'How it signs in',
			[['none'], ['basic'], ['bearer-token', 'Bearer Token'], ['oauth2', 'OAuth2']],
			{ default: 'none' },
		),
		where('authType', ['basic'], text('username', 'Name to sign in with')),
		where('authType', ['basic'], secret('password', 'Password to sign in with')),
		where('authType', ['bearer-token'], secret('bearerToken', 'The token')),
		oauth2(text('clientId', 'ID of the client', { label: 'Client ID' })),
		oauth2(secret('clientSecret', 'Secret of the client')),
		oauth2(text('tokenUrl', 'Where tokens come from', { label: 'Token URL' })),
		oauth2(text('scope', 'What the token is for')),
		oauth2(
			choice(
				'clientAuthentication',
				'How the client is told',
				[
					['basic-auth-header', 'Header'],
					['in-body', 'Body'],
				],
				{ default: 'basic-auth-header' },
			),
		),
		assertions,
		named('variables', 'name', 'What is kept of the answer'),
		number('waitTimeMs', 'Milliseconds to wait before it', { label: 'Wait Time (Ms)' }),
		flag('verifyCertificate', 'Whether the certificate must be valid', { default: true }),
		flag('collectApiResponse', 'Whether the answer is kept', {
			label: 'Collect API Response',
			default: true,
		}),
	]),
);

/** What an API test has besides. */
export const apiTest: Field[] = [
	named('predefinedVariables', 'name', 'Variables that the requests start with'),
	text('clientCertDomainsAllowList', 'Domains that get the client certificate'),
].map(setting);
