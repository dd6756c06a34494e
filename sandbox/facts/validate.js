'use strict';
const { default: Ajv } = require('ajv');
const { default: addFormats } = require('ajv-formats');

/** Words of the facts that JSON Schema does not know. */
const OWN_WORDS = ['since', 'deprecated', 'optional', 'contentType', 'repeated'];

/** The others say how a number is stored, or what a text holds. */
const CHECKED_FORMATS = new Set(['date-time', 'date', 'uuid', 'email', 'uri']);

/**
 * Makes a schema as strict as an API that knows its own words: nothing unknown, nothing that is read only. An enum takes
 * null where the property does.
 * @param {any} schema @returns {any}
 */
function strict(schema) {
	if (Array.isArray(schema)) return schema.map(strict);
	if (schema === null || typeof schema !== 'object') return schema;
	const { items, properties, oneOf, ...rest } = schema;
	for (const word of OWN_WORDS) delete rest[word];
	if (rest.enum && rest.nullable) rest.enum = [...rest.enum, null];
	// JSON Schema has no nullable; and what a service calls a number may come as a whole one.
	if (rest.nullable && rest.type) rest.type = [rest.type, 'null'].flat();
	delete rest.nullable;
	if (!CHECKED_FORMATS.has(rest.format)) delete rest.format;
	delete rest.default;
	const writable = Object.entries(properties ?? {}).filter(([, one]) => !one.readOnly);
	delete rest.readOnly;
	return {
		...rest,
		...(items ? { items: strict(items) } : {}),
		...(oneOf ? { anyOf: oneOf.map(strict) } : {}),
		...(properties
			? {
					properties: Object.fromEntries(writable.map(([name, one]) => [name, strict(one)])),
					additionalProperties: schema.additionalProperties ?? false,
				}
			: {}),
	};
}

/**
 * Checks requests against facts; each schema is compiled when it is first needed.
 * @param {Record<string, any>} models
 */
function createValidator(models) {
	const options = { allErrors: true, strict: false, allowUnionTypes: true };
	const bodies = addFormats(new Ajv(options));
	const queries = addFormats(new Ajv({ ...options, coerceTypes: true }));
	const strictModels = Object.fromEntries(
		Object.entries(models).map(([name, model]) => [name, strict(model)]),
	);
	for (const ajv of [bodies, queries]) ajv.addSchema({ $id: 'facts', models: strictModels });
	/** @type {Map<any, import('ajv').ValidateFunction>} */
	const compiled = new Map();

	/** @param {import('ajv').default} ajv @param {any} schema @param {unknown} value */
	function check(ajv, schema, value) {
		let validate = compiled.get(schema);
		if (!validate) {
			const text = JSON.stringify(strict(schema)).replaceAll('"#/models/', '"facts#/models/');
			validate = ajv.compile(JSON.parse(text));
			compiled.set(schema, validate);
		}
		return validate(value) ? [] : (validate.errors ?? []).map(sentence);
	}

	/**
	 * What is wrong with a request, as `{ field, message }`; nothing for one that the API would take.
	 * @param {any} facts @param {{ query: URLSearchParams, body?: unknown }} request
	 */
	function problems(facts, { query, body }) {
		const found = facts.query || [...query].length > 0 ? queryProblems(facts, query) : [];
		if (!facts.body) {
			const sent = body !== undefined && Object.keys(Object(body)).length > 0;
			return sent ? [...found, { field: 'body', message: 'is not taken here' }] : found;
		}
		if (body === undefined) {
			return facts.body.optional ? found : [...found, { field: 'body', message: 'is required' }];
		}
		return [...found, ...check(bodies, facts.body, body)];
	}

	/** @param {any} facts @param {URLSearchParams} query */
	function queryProblems(facts, query) {
		const schema = facts.query ?? NO_QUERY;
		/** @type {Record<string, string | string[]>} */
		const given = {};
		for (const name of new Set(query.keys())) {
			const property = schema.properties[name];
			const values = query.getAll(name);
			// Lists are joined by commas, unless the API wants the name repeated.
			const list = property?.type === 'array';
			const words = property?.repeated ? values : values.join(',').split(',');
			given[name] = list ? words : values.length > 1 ? values : values[0];
		}
		return check(queries, schema, given);
	}

	return { problems };
}

const NO_QUERY = { type: 'object', properties: {} };

/**
 * An error of the validator as the APIs tell it: which field, and what is wrong.
 * @param {import('ajv').ErrorObject} error
 */
function sentence({ instancePath, params, message, keyword }) {
	const path = instancePath.slice(1).replaceAll('/', '.');
	const inner = params.missingProperty ?? params.additionalProperty;
	const field = [path, inner].filter(Boolean).join('.') || 'body';
	if (keyword === 'required') return { field, message: 'is required' };
	if (keyword === 'additionalProperties') return { field, message: 'is not known' };
	if (keyword === 'enum')
		return { field, message: `must be one of ${params.allowedValues.join(', ')}` };
	return { field, message: String(message) };
}

module.exports = { createValidator, strict };
