'use strict';
const { createHash } = require('node:crypto');
const { sample } = require('openapi-sampler');

/**
 * A type as the facts tell it.
 * @typedef {object} Schema
 * @property {string} [$ref]
 * @property {string | string[]} [type]
 * @property {string} [format]
 * @property {string} [pattern]
 * @property {unknown[]} [enum]
 * @property {unknown} [default]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {Record<string, Schema>} [properties]
 * @property {boolean | Schema} [additionalProperties]
 * @property {string[]} [required]
 * @property {Schema} [items]
 * @property {Schema[]} [oneOf]
 * @property {boolean} [readOnly]
 * @property {boolean} [nullable]
 * @property {boolean} [repeated]
 * @property {boolean} [deprecated]
 * @property {string} [contentType]
 * @property {boolean} [optional]
 */

/** When everything in the sandbox happened. */
const DAY = Date.UTC(2026, 10, 1);

/**
 * Something of the documented shape, the same for the same `seed`: every property is there, ids differ by seed, and
 * texts say what they are. With `guids`, ids are GUIDs, else numbers in text.
 * @param {any} schema @param {Record<string, any>} models @param {string} seed
 * @param {{ guids?: boolean }} [options] @returns {any}
 */
function sampleOf(schema, models, seed, { guids = false } = {}) {
	const nested = { maxSampleDepth: 20, quiet: true };
	return named(sample(schema, nested, { models }), schema, models, { seed, guids, path: '' });
}

/**
 * Where a value stands: under which name and path, in what was made of which seed.
 * @typedef {{ seed: string, path: string, name?: string, guids?: boolean }} Place
 */

/**
 * @param {unknown} value @param {any} schema @param {Record<string, any>} models @param {Place} place
 * @returns {unknown}
 */
function named(value, schema, models, place) {
	const facts = resolve(schema, models);
	if (Array.isArray(value)) {
		return value.map((one, index) => {
			const inner = { ...place, path: `${place.path}[${index}]` };
			return named(one, facts?.items, models, inner);
		});
	}
	if (value !== null && typeof value === 'object') {
		const entries = Object.entries(value).map(([name, one]) => [
			name,
			named(one, facts?.properties?.[name], models, {
				...place,
				name,
				path: `${place.path}.${name}`,
			}),
		]);
		return Object.fromEntries(entries);
	}
	if (typeof value === 'number' && !facts?.enum) {
		if (isId(place.name)) return numberOf(place) % 100_000;
		return /millis$/.test(place.name ?? '') ? DAY + (numberOf(place) % 86_400_000) : value;
	}
	// What is built in cannot be changed, and nothing here should be of that kind.
	if (typeof value === 'boolean' && /built-?in$/i.test(place.name ?? '')) return false;
	if (typeof value !== 'string' || facts?.enum || facts?.default !== undefined) return value;
	return textOf(facts, place);
}

/**
 * Texts by the format and the name of what they stand for.
 * @param {any} facts
 * @param {Place} place
 */
function textOf(facts, place) {
	const { name = 'text', seed, guids } = place;
	if (facts?.format === 'date-time') return dateOf(place);
	if (facts?.format === 'uuid' || /guid/i.test(name) || (guids && isId(name))) return uuidOf(place);
	if (isId(name)) return String(numberOf(place));
	if (/e-?mail/i.test(name)) return `user-${seed.replace(/\W+/g, '-')}@example.com`;
	if (/href|url$|uri$|link$/i.test(name)) return `https://example.com/${seed.replace(/\W+/g, '-')}`;
	if (/date|time$/i.test(name)) return dateOf(place);
	return `${name} ${seed}`;
}

const isId = (name = '') => /(^|_)id$|[a-z]Id$|^(aid|uid)$|identifier$/.test(name);

/** @param {Place} place */
const dateOf = (place) =>
	new Date(DAY + (numberOf(place) % 86_400) * 1000).toISOString().replace('.000Z', 'Z');

/** @param {Place} place */
const hashOf = ({ seed, path }) => createHash('sha256').update(`${seed} ${path}`).digest('hex');

/** @param {Place} place */
const numberOf = (place) => Number.parseInt(hashOf(place).slice(0, 11), 16);

/**
 * A GUID made of a seed.
 * @param {Place} place
 */
function uuidOf(place) {
	const hex = hashOf(place);
	const parts = [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`8${hex.slice(17, 20)}`,
	];
	return [...parts, hex.slice(20, 32)].join('-');
}

/**
 * A schema itself, or what it refers to.
 * @param {any} schema @param {Record<string, any>} models @returns {any}
 */
function resolve(schema, models) {
	if (!schema?.$ref) return schema;
	return models[schema.$ref.slice('#/models/'.length)];
}

module.exports = { isId, resolve, sampleOf, uuidOf };
