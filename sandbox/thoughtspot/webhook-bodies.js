/** @import { Kind } from './body' */

const events = { list: { enum: ['LIVEBOARD_SCHEDULE'] } };
const status = { enum: ['ENABLED', 'DISABLED'] };

/** @type {Record<string, Kind>} */
const settings = {
	name: 'string',
	description: 'string',
	url: 'string',
	url_params: 'object',
	events,
	authentication: 'object',
	signature_verification: 'object',
	storage_destination: 'object',
	additional_headers: { items: { key: 'string', value: 'string' }, required: ['key', 'value'] },
	status,
};

/** @type {Record<string, string[]>} */
const inner = {
	API_KEY: ['key', 'value'],
	BASIC_AUTH: ['username', 'password'],
	OAUTH2: ['authorization_url', 'client_id', 'client_secret'],
};

/** @param {Record<string, unknown>} value @param {string[]} names @param {string} prefix */
function missing(value, names, prefix) {
	const name = names.find((one) => typeof value?.[one] !== 'string' || value[one] === '');
	return name && `${prefix}.${name} is required`;
}

/** @param {Record<string, any>} authentication */
function refuseAuthentication(authentication) {
	const kinds = Object.keys(authentication);
	if (kinds.length !== 1) return 'authentication takes exactly one type';
	const [kind] = kinds;
	if (kind === 'BEARER_TOKEN') {
		return authentication[kind] ? undefined : 'authentication.BEARER_TOKEN is required';
	}
	if (!(kind in inner)) return `Unknown property authentication.${kind}`;
	return missing(authentication[kind], inner[kind], `authentication.${kind}`);
}

/** @param {Record<string, any>} signature */
function refuseSignature(signature) {
	const name = 'signature_verification';
	if (signature.type !== 'HMAC_SHA256') return `${name}.type must be HMAC_SHA256`;
	if (signature.algorithm !== 'SHA256') return `${name}.algorithm must be SHA256`;
	return missing(signature, ['header', 'secret'], name);
}

/** @type {Record<string, string[]>} */
const places = {
	AWS_S3: ['bucket_name', 'region', 'role_arn'],
	GCP_GCS: ['bucket_name', 'service_account_email'],
};

/** @param {Record<string, any>} storage */
function refuseStorage({ storage_type: type, storage_config: config }) {
	if (!(type in places)) return 'storage_destination.storage_type must be one of AWS_S3, GCP_GCS';
	return missing(
		Object.values(config ?? {})[0],
		places[type],
		'storage_destination.storage_config',
	);
}

/**
 * Why the nested parts of a webhook's settings cannot be taken, if so.
 * @param {Record<string, any>} body
 * @returns {string | undefined}
 */
function refuseParts(body) {
	const { authentication, signature_verification: signature, storage_destination: storage } = body;
	return (
		(authentication && refuseAuthentication(authentication)) ??
		(signature && refuseSignature(signature)) ??
		(storage && refuseStorage(storage))
	);
}

/**
 * The fields that the bodies of the webhook routes take.
 * @satisfies {Record<string, Record<string, Kind>>}
 */
const fields = {
	create: settings,
	update: {
		...settings,
		reset_options: {
			list: { enum: ['AUTHENTICATION', 'SIGNATURE_VERIFICATION', 'STORAGE_DESTINATION'] },
		},
	},
	search: {
		org_identifier: 'string',
		webhook_identifier: 'string',
		event_type: { enum: ['LIVEBOARD_SCHEDULE'] },
		record_offset: 'integer',
		record_size: 'integer',
		sort_options: 'object',
		status,
	},
	delete: { webhook_identifiers: 'strings' },
};

module.exports = { events, fields, refuseParts };
