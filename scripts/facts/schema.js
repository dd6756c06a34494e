'use strict';

/**
 * @typedef {Record<string, any>} Schema a JSON Schema of the few words that facts use: type, enum, items, properties,
 * required, format, default, minimum, maximum, minItems, maxItems, pattern, additionalProperties, readOnly, oneOf, $ref
 */

const ISO_DATE = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/;
const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * The schema of an example: what it holds, with its types.
 * @param {unknown} value @returns {Schema}
 */
function shapeOf(value) {
	if (Array.isArray(value)) return { type: 'array', items: value.map(shapeOf).reduce(merge, {}) };
	if (value !== null && typeof value === 'object') {
		const entries = Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]);
		return { type: 'object', properties: Object.fromEntries(entries) };
	}
	if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
	if (typeof value === 'boolean') return { type: 'boolean' };
	if (typeof value !== 'string') return {};
	if (ISO_DATE.test(value)) return { type: 'string', format: 'date-time' };
	if (ID.test(value)) return { type: 'string', format: 'uuid' };
	return { type: 'string' };
}

/**
 * One schema for what two examples hold.
 * @param {Schema} a @param {Schema} b @returns {Schema}
 */
function merge(a, b) {
	if (a.type === undefined) return b;
	if (b.type === undefined || a.type !== b.type) return a.type === 'integer' ? b : a;
	if (a.type === 'array') return { type: 'array', items: merge(a.items, b.items) };
	if (a.type !== 'object') return a.format === b.format ? a : { type: a.type };
	const names = new Set([...Object.keys(a.properties), ...Object.keys(b.properties)]);
	const both = [...names].map((name) => [
		name,
		merge(a.properties[name] ?? {}, b.properties[name] ?? {}),
	]);
	return { type: 'object', properties: Object.fromEntries(both) };
}

/**
 * Drops what says nothing: undefined words, empty lists and objects.
 * @param {Schema} schema @returns {Schema}
 */
function compact(schema) {
	/** @param {[string, unknown]} entry */
	const says = ([name, value]) =>
		value !== undefined &&
		value !== false &&
		!(Array.isArray(value) && value.length === 0 && name !== 'enum');
	return Object.fromEntries(Object.entries(schema).filter(says));
}

module.exports = { compact, merge, shapeOf };
