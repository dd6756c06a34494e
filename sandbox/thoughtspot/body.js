const { mediaType } = require('../accept');
const { failure } = require('./answers');

/**
 * What a field takes.
 * @typedef {keyof typeof checks} PlainKind
 * @typedef {{ items: Record<string, Kind>, required?: string[], enum?: undefined, list?: undefined }} Items
 * @typedef {{ enum: any[], list?: undefined } | { list: Kind, enum?: undefined }} Choice
 * @typedef {PlainKind | Choice | Items} Kind
 * @typedef {{ fields: Record<string, Kind>, required?: string[] }} Body
 */

/** @param {(value: unknown) => boolean} check @returns {(value: unknown) => boolean} */
const isList = (check) => (value) => Array.isArray(value) && value.every(check);
/** @param {unknown} value */
const isScalar = (value) => ['string', 'number', 'boolean'].includes(typeof value);
/** @param {unknown} value */
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

const checks = {
	string: (/** @type {unknown} */ value) => typeof value === 'string',
	integer: (/** @type {any} */ value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31,
	// The optional booleans of this API may all be null.
	boolean: (/** @type {unknown} */ value) => value === null || typeof value === 'boolean',
	strings: isList((value) => typeof value === 'string'),
	scalars: isList(isScalar),
	object: isObject,
	objects: isList(isObject),
};

/**
 * @param {Kind} kind
 * @param {any} value as it was sent
 * @param {string} name
 * @returns {string | undefined}
 */
function refuseValue(kind, value, name) {
	if (typeof kind === 'string') return checks[kind](value) ? undefined : `${name} must be ${kind}`;
	if (kind.enum) {
		return kind.enum.includes(value) ? undefined : `${name} must be one of ${kind.enum.join(', ')}`;
	}
	if (kind.list) {
		if (!Array.isArray(value)) return `${name} must be a list`;
		return value.map((entry) => refuseValue(kind.list, entry, name)).find(Boolean);
	}
	if (!checks.objects(value)) return `${name} must be a list of objects`;
	for (const item of value) {
		const reason = refuseFields({ fields: kind.items, required: kind.required }, item, `${name}.`);
		if (reason) return reason;
	}
	return undefined;
}

/**
 * @param {Body} spec
 * @param {Record<string, unknown>} value
 * @returns {string | undefined}
 */
function refuseFields({ fields, required = [] }, value, prefix = '') {
	const missing = required.find((name) => value[name] === undefined || value[name] === '');
	if (missing) return `${prefix}${missing} is required`;
	for (const [name, entry] of Object.entries(value)) {
		if (!Object.hasOwn(fields, name)) return `Unknown property ${prefix}${name}`;
		const reason = refuseValue(fields[name], entry, prefix + name);
		if (reason) return reason;
	}
	return undefined;
}

/**
 * Reads a JSON body against `spec.body`; gives `{body}` or the answer that refuses it.
 * @param {import('../message').Request} request
 * @param {{ body?: Body }} spec
 * @returns {{ body: Record<string, any>, refusal?: undefined } | { body?: undefined, refusal: ReturnType<typeof failure> }}
 */
function readBody(request, spec) {
	if (!spec.body) return { body: {} };
	if (mediaType(request.headers['content-type']) !== 'application/json') {
		return { refusal: failure(415, 'Content-Type must be application/json') };
	}
	let body;
	try {
		body = JSON.parse(request.body);
	} catch {
		return { refusal: failure(400, 'The request body is not valid JSON') };
	}
	if (!isObject(body)) return { refusal: failure(400, 'The request body must be a JSON object') };
	const reason = refuseFields(spec.body, body);
	return reason ? { refusal: failure(400, reason) } : { body };
}

module.exports = { readBody };
