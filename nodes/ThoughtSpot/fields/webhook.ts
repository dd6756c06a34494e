import { choice, json, objects, text } from '../../shared/operation/fields';
import { InputProblem, type Values } from '../../shared/operation/vocabulary';
import { identifier } from './common';
import { description } from './group';

/** Where webhooks are chosen from. */
export const place = { label: 'Webhook', list: 'searchWebhooks', placeholder: 'e.g. Reports' };

export const anyWebhook = identifier('webhookIdentifier', 'The webhook to work with', place);

export const name = text('name', 'Name of the webhook', { placeholder: 'e.g. Reports' });

export const url = text('url', 'Address that is called', {
	placeholder: 'https://example.com/hook',
});

export const state = choice(
	'status',
	'Whether the webhook is called',
	[
		['DISABLED', 'Disabled'],
		['ENABLED', 'Enabled'],
	],
	{ default: 'ENABLED' },
);

/** An object whose parts stand under names of the API, one of which is a secret. */
const secretJson = (field: string, told: string, placeholder: string) =>
	json(field, told, { rows: 3, secret: true, placeholder });

const authentication = secretJson(
	'authentication',
	'How calls sign in: one of API_KEY, BASIC_AUTH, BEARER_TOKEN and OAUTH2',
	'{ "BEARER_TOKEN": "…" }',
);

const signatureVerification = secretJson(
	'signatureVerification',
	'How calls are signed: type, header, algorithm and secret',
	'{ "type": "HMAC_SHA256", "header": "X-Signature", "algorithm": "SHA256", "secret": "…" }',
);

const additionalHeaders = objects('additionalHeaders', 'Headers that are sent along', [
	text('key', 'Name of the header', { required: true }),
	text('value', 'What it says', { required: true, secret: true }),
]);

/** What a webhook has beside its name and address. */
export const parts = [
	description,
	json('urlParams', 'Parameters of the address, as a JSON object'),
	authentication,
	signatureVerification,
	json('storageDestination', 'Bucket that files go to, as a JSON object', {
		rows: 3,
		placeholder: '{ "storage_type": "AWS_S3", "storage_config": { … } }',
	}),
	additionalHeaders,
	state,
];

/** A search tells secrets as asterisks: sent back, they would become the secret. */
export function checkMasked(values: Values): Values {
	const masked = [authentication, signatureVerification, additionalHeaders].find(({ property }) =>
		/"\*{3,}"/.test(JSON.stringify(values[property.name] ?? '')),
	);
	if (masked === undefined) return values;
	throw new InputProblem(
		masked.property.displayName,
		'holds asterisks in place of a secret',
		'A search hides secrets like this. Enter the secret itself, or leave the field out to keep it. Nothing was sent.',
	);
}
