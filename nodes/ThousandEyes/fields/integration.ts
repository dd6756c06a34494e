import { choice, flag, objects, required, text, texts, where } from '../../shared/operation/fields';
import type { Field } from '../../shared/operation/vocabulary';
import { lettered } from './common';

const TYPES: Array<[value: string, name: string, description: string]> = [
	['conjur', 'Conjur', 'To a vault of CyberArk Conjur'],
	['generic', 'Generic', 'To any address, as webhooks need it'],
];

export const connectorType = choice('connectorType', 'The kind of the connector', TYPES, {
	default: 'generic',
	required: true,
});

export const connectorTypeOrAll = choice(
	'connectorType',
	'The kind of the connectors to return',
	[['all', 'All'], ...TYPES],
	{ default: 'all', in: 'nowhere' },
);

export const connectorId = required(
	lettered('connectorId', 'The connector to work with. The list shows those of the chosen type.', {
		label: 'Connector',
		list: 'searchConnectors',
		byName: true,
	}),
);

export const webhookOperationId = required(
	lettered('webhookOperationId', 'The webhook operation to work with', {
		label: 'Webhook Operation',
		list: 'searchWebhookOperations',
		byName: true,
	}),
);

export const credentialVaultOperationId = required(
	lettered('credentialVaultOperationId', 'The vault operation to work with', {
		label: 'Vault Operation',
		list: 'searchVaultOperations',
		byName: true,
	}),
);

/** The kind of an operation that has a connector, and the operation. */
export const ofType = [
	choice(
		'type',
		'The kind of the operation',
		[
			['credential-vault', 'Credential Vault'],
			['webhooks', 'Webhook'],
		],
		{ default: 'webhooks', required: true },
	),
	where('type', ['webhooks'], webhookOperationId),
	where(
		'type',
		['credential-vault'],
		required(
			lettered('webhookOperationId', 'The vault operation to work with', {
				label: 'Vault Operation',
				list: 'searchVaultOperations',
				byName: true,
			}),
		),
	),
];

export const operationIds = texts(
	'operationIds',
	'IDs of webhook or vault operations, separated by commas',
	{ required: true, placeholder: 'e.g. ca39314d-eb4f-496f-9435-b5d20b1bfbff' },
);

export const connectorIds = texts('connectorIds', 'ID of the connector: an operation has one', {
	label: 'Connector ID',
	required: true,
	placeholder: 'e.g. cb1b8033-ea2d-4e9b-a920-fe87850693cf',
});

export const addRemoveReplace = choice(
	'mode',
	'What becomes of the operations that the connector has',
	[
		['add', 'Add', 'Keep them, and add the given ones'],
		['remove', 'Remove', 'Take the given ones away'],
		['replace', 'Replace', 'Only the given ones remain'],
	],
	{ in: 'nowhere' },
);

export const replaceRemove = choice(
	'mode',
	'Whether the connector takes the place of the present one, or is taken away',
	[
		['remove', 'Remove', 'The operation has no connector then'],
		['replace', 'Replace', 'It takes the place of the present one'],
	],
	{ in: 'nowhere', default: 'replace' },
);

export const confirmDisabledObjects = flag(
	'confirmDisabledObjects',
	'Whether to go on where tests that use its secrets get disabled by it',
	{ in: 'query' },
);

export const conjurConfirmation = where('/connectorType', ['conjur'], confirmDisabledObjects);

export const target = text('target', 'The address that the connector sends to', {
	placeholder: 'e.g. https://example.com/hooks',
});

export const account = where(
	'/connectorType',
	['conjur'],
	text('account', 'The account of the vault'),
);

export const neededAccount: Field = { ...account, needed: true };

/** Headers of a webhook. */
export const headers = objects('headers', 'Headers that are sent along', [
	text('name', 'Name of the header', { required: true }),
	text('value', 'Value of the header', { required: true, secret: true }),
]);

export const connectorHeaders = where('/connectorType', ['generic'], headers);

export const enabled = flag('enabled', 'Whether it is switched on', { default: true });

export const category = choice('category', 'What the webhook is for', [
	'alerts',
	'recommendations',
	'traffic-monitoring',
]);

/** The states that can be written. */
export const STATES = ['connected', 'failing', 'pending', 'unverified'];

export const status = choice('status', 'The state to write', STATES);

export const path = text('path', "What is added to the connector's address", {
	placeholder: 'e.g. /alerts',
});

const template = { rows: 5, most: 100_000 };

export const payload = text(
	'payload',
	'The body that is sent: JSON with Handlebars expressions, as text',
	template,
);

export const queryParams = text(
	'queryParams',
	'Query parameters that are sent: a JSON object with Handlebars expressions, as text',
	{ ...template, label: 'Query Parameters' },
);

export const secrets = objects('secrets', 'The secrets to fetch from the vault', [
	text('id', 'ID of the secret, of one that is there already'),
	text('name', 'Name of the secret', { required: true }),
	text('secretKey', 'Where the secret stands in the vault', { required: true }),
]);
