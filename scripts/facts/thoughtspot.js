'use strict';
const { compact } = require('./schema');

/**
 * @import { Schema } from './schema'
 * @typedef {Record<string, any>} Catalogued as the catalogue has it
 */

const MODEL = '#/components/schemas/';
const KEPT = ['type', 'enum', 'format', 'default', 'minimum', 'maximum', 'nullable'];

/**
 * Facts of ThoughtSpot's REST API v2.0, from its catalogue: what each operation accepts and answers, and since when.
 * @param {any} catalogue @returns {{ operations: Record<string, any>, models: Record<string, Schema> }}
 */
function thoughtSpotFacts({ paths, components }) {
	const operations = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => [
			`${method.toUpperCase()} ${path}`,
			operationOf(operation),
		]),
	);
	const facts = Object.fromEntries(operations);
	/** @type {Record<string, Schema>} */
	const models = {};
	// Only what an operation reaches: errors and unused models say nothing of it.
	for (const found = [facts]; found.length > 0; ) {
		const text = JSON.stringify(found.pop());
		for (const [, name] of text.matchAll(/"#\/models\/([^"]+)"/g)) {
			if (name in models) continue;
			models[name] = schemaOf(components.schemas[name]);
			found.push(models[name]);
		}
	}
	return { operations: facts, models };
}

/** @param {Catalogued} operation */
function operationOf(operation) {
	const { parameters = [], requestBody } = operation;
	const path = parametersIn(parameters, 'path');
	const query = parametersIn(parameters, 'query');
	return compact({
		path,
		query,
		header: parametersIn(parameters, 'header'),
		body: requestBody ? bodyOf(requestBody) : undefined,
		answer: answerOf(operation),
		paging: operation['x-pagination'] && pagingOf(operation['x-pagination']),
		since: operation['x-version'],
		beta: operation['x-beta'],
		deprecated: operation.deprecated,
	});
}

/** @param {string | { style: string }} paging */
function pagingOf(paging) {
	return typeof paging === 'string' ? paging : paging.style;
}

/** @param {Catalogued[]} parameters @param {string} where */
function parametersIn(parameters, where) {
	const own = parameters.filter((one) => one.in === where);
	if (own.length === 0) return undefined;
	return compact({
		type: 'object',
		properties: Object.fromEntries(own.map(({ name, schema }) => [name, schemaOf(schema)])),
		required: own.filter(({ required }) => required).map(({ name }) => name),
	});
}

/** @param {Catalogued} body */
function bodyOf({ content, required }) {
	const [[type, { schema }]] = Object.entries(content);
	return {
		...schemaOf(schema),
		...(type === 'application/json' ? {} : { contentType: type }),
		...(required ? {} : { optional: true }),
	};
}

/** @param {Catalogued} operation */
function answerOf(operation) {
	const { responses } = operation;
	const statuses = Object.keys(responses).filter((status) => /^2/.test(status));
	const content = responses[statuses[0]].content ?? {};
	const schema = content['application/json']?.schema;
	const file = operation['x-binary-response'] !== undefined;
	const stream = operation['x-streaming'] !== undefined;
	const kind = stream ? 'stream' : file ? 'file' : kindOf(schema && schemaOf(schema));
	return compact({
		status: statuses.map(Number),
		kind,
		schema: file || stream || !schema ? undefined : schemaOf(schema),
	});
}

/**
 * Lists inside an answer are told by the operation: the catalogue does not say which property is one.
 * @param {Schema | undefined} schema
 */
function kindOf(schema) {
	if (!schema) return 'empty';
	return schema.type === 'array' ? 'array' : 'one';
}

/** @param {Catalogued | undefined} schema @returns {Schema} */
function schemaOf(schema) {
	if (!schema) return {};
	if (schema.$ref) return { $ref: schema.$ref.replace(MODEL, '#/models/') };
	const union = schema.anyOf ?? schema.allOf;
	if (union) {
		const [inner] = union;
		return { ...schemaOf(inner), ...(schema.anyOf ? { nullable: true } : {}) };
	}
	const words = Object.fromEntries(KEPT.map((name) => [name, schema[name]]));
	return compact({
		...words,
		items: schema.items && schemaOf(schema.items),
		properties: schema.properties && propertiesOf(schema.properties),
		required: schema.required,
		since: schema['x-version'],
		deprecated: schema.deprecated || schema['x-deprecated-since'] ? true : undefined,
	});
}

/** @param {Record<string, Catalogued>} properties */
function propertiesOf(properties) {
	return Object.fromEntries(
		Object.entries(properties).map(([name, schema]) => [name, schemaOf(schema)]),
	);
}

module.exports = { thoughtSpotFacts };
