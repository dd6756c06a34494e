'use strict';
const { compact, shapeOf } = require('./schema');

/**
 * @import { Schema } from './schema'
 * @typedef {Record<string, any>} Catalogued as the catalogue has it
 */

const SCALARS = new Set(['string', 'boolean', 'integer', 'number', 'object', 'array']);
/** What the catalogues call read only although a call makes no sense without it. */
const WRITABLE = [['endpoint-agents.AgentTransfer', 'agentId']];
const PAGING = { cursor: 'cursor', max: 'max' };

/**
 * Facts of ThousandEyes's API v7, from catalogues of its operations: what each accepts and answers.
 * @param {Catalogued[]} catalogues @returns {{ operations: Record<string, any>, models: Record<string, Schema> }}
 */
function thousandEyesFacts(catalogues) {
	/** @type {Record<string, Schema>} */
	const models = {};
	for (const { models: modules = {} } of catalogues) {
		for (const [module, own] of Object.entries(modules)) {
			for (const [name, model] of Object.entries(own))
				models[`${module}.${name}`] = modelOf(model, module);
		}
	}
	for (const [name, property] of WRITABLE) delete models[name]?.properties[property].readOnly;
	const entries = catalogues.flatMap(({ operations }) =>
		operations.map((/** @type {Catalogued} */ operation) => [
			`${operation.method} /v7${operation.path}`,
			operationOf(operation),
		]),
	);
	return { operations: Object.fromEntries(entries), models };
}

/** @param {Catalogued} operation */
function operationOf(operation) {
	const { module, queryParams, pathParams, requestBody, paginationParams = [] } = operation;
	const paging = paginationParams.filter((/** @type {string} */ name) => name in PAGING);
	return compact({
		path: pathParams.length > 0 ? objectOf(pathParams, module) : undefined,
		query: queryParams.length > 0 ? queryOf(queryParams, module) : undefined,
		body: requestBody ? bodyOf(requestBody, module) : undefined,
		answer: answerOf(operation),
		paging: operation.paginated ? ['link', ...paging].join(' ') : undefined,
	});
}

/**
 * Lists in the query are joined by commas, unless they are repeated.
 * @param {Catalogued[]} parameters
 * @param {string} module
 */
function queryOf(parameters, module) {
	const query = objectOf(parameters, module);
	for (const { name, collectionFormat } of parameters) {
		if (collectionFormat === 'multi') query.properties[name].repeated = true;
	}
	return query;
}

/** @param {Catalogued} body @param {string} module */
function bodyOf(body, module) {
	const schema =
		body.type === 'array'
			? compact({ ...propertyOf(body, module), minItems: body.minItems, maxItems: body.maxItems })
			: objectOf(body.properties ?? [], module);
	return { ...schema, ...(body.required ? {} : { optional: true }) };
}

/** @param {Catalogued} operation */
function answerOf({
	responses,
	responseExample,
	responseProperties,
	responseListProperty,
	module,
}) {
	const statuses = Object.keys(responses)
		.filter((status) => /^2/.test(status))
		.map(Number);
	const schema = responseProperties?.length
		? objectOf(responseProperties, module)
		: responseExample === null || responseExample === undefined
			? undefined
			: shapeOf(responseExample);
	const lists = Object.entries(schema?.properties ?? {}).filter(([, { type }]) => type === 'array');
	// A catalogue without the property's name has one list, beside its links.
	const alone =
		lists.length === 1 &&
		Object.keys(schema?.properties ?? {}).every(
			(name) => name === '_links' || name === lists[0][0],
		);
	const rows = responseListProperty ?? (responseProperties && alone ? lists[0][0] : undefined);
	const kind = !schema ? 'empty' : schema.type === 'array' ? 'array' : rows ? 'list' : 'one';
	return compact({ status: statuses, kind, rows: rows ?? undefined, schema });
}

/** @param {Catalogued} model @param {string} module */
function modelOf(model, module) {
	if (model.oneOf)
		return { oneOf: model.oneOf.map((/** @type {string} */ name) => refTo(name, module)) };
	return objectOf(model.properties, module);
}

/** @param {Catalogued[]} properties @param {string} module @returns {Schema} */
function objectOf(properties, module) {
	const required = properties
		.filter((one) => one.required && !one.readOnly)
		.map(({ name }) => name);
	return compact({
		type: 'object',
		properties: Object.fromEntries(properties.map((one) => [one.name, propertyOf(one, module)])),
		required,
	});
}

/** @param {Catalogued} property @param {string} module @returns {Schema} */
function propertyOf(property, module) {
	const { type, items, model, properties } = property;
	const { format, default: preset, minimum, maximum, pattern, maxItems, readOnly } = property;
	const words = { format, default: preset, minimum, maximum, pattern, maxItems, readOnly };
	if (model) return compact({ ...refTo(model, module), readOnly });
	if (type === 'array')
		return compact({ type, items: itemOf(property, module), maxItems, readOnly });
	if (type === 'object' && properties)
		return compact({ ...objectOf(properties, module), readOnly });
	const open = property.additionalProperties
		? { additionalProperties: typeOf(property.additionalProperties) }
		: {};
	return compact({ type, enum: property.enum, ...words, ...open, items });
}

/** @param {Catalogued} property @param {string} module @returns {Schema} */
function itemOf({ items, enum: words, properties }, module) {
	if (properties?.length) return objectOf(properties, module);
	if (items && !SCALARS.has(items)) return refTo(items, module);
	// Lists that are not told of are lists of IDs.
	return compact({ type: items ?? 'string', enum: words });
}

/** @param {string} type */
const typeOf = (type) => (type === 'array' ? { type, items: { type: 'string' } } : { type });

/** A model that the catalogue does not spell out may hold anything. */
/** @param {string} name @param {string} module */
function refTo(name, module) {
	return { $ref: `#/models/${module}.${name}` };
}

module.exports = { thousandEyesFacts };
