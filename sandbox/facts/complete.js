'use strict';
const { isId, resolve, sampleOf } = require('./sample');

/**
 * Makes answers written by hand whole: what they lack of what the facts tell is sampled, and an ID stands for the thing
 * that the facts tell in its place.
 * @param {Record<string, any>} models
 */
function createCompleter(models) {
	/** @type {WeakMap<object, any>} */
	const samples = new WeakMap();

	/** @param {any} schema an object's */
	function sampleFor(schema) {
		if (!samples.has(schema)) samples.set(schema, sampleOf(schema, models, '1'));
		return samples.get(schema);
	}

	/**
	 * @param {any} value @param {any} schema
	 * @param {(path: string) => boolean} isTold whether what is missing at a path is told at all
	 * @param {string} [path] @returns {any}
	 */
	function complete(value, schema, isTold, path = '') {
		const told = resolve(schema, models);
		if (!told || value === null) return value;
		if (Array.isArray(value)) return value.map((one) => complete(one, told.items, isTold, path));
		if (told.properties) return whole(typeof value === 'object' ? value : named(value, told), told);
		if (told.type === 'string' && typeof value === 'number') return String(value);
		return told.type === 'integer' && typeof value === 'string' ? Number(value) : value;

		/** @param {Record<string, any>} one @param {any} facts */
		function whole(one, { properties }) {
			const all = { ...one };
			for (const [name, inner] of Object.entries(properties)) {
				const place = path ? `${path}.${name}` : name;
				if (one[name] !== undefined) all[name] = complete(one[name], inner, isTold, place);
				else if (isTold(place)) all[name] = emptied(sampleFor(told)[name]);
			}
			return all;
		}
	}

	return complete;
}

/**
 * A sample in which nothing is made up that there could be none of: a list of nothing is a list.
 * @param {any} sample @returns {any}
 */
function emptied(sample) {
	if (Array.isArray(sample)) return [];
	if (sample === null || typeof sample !== 'object') return sample;
	return Object.fromEntries(Object.entries(sample).map(([name, one]) => [name, emptied(one)]));
}

/**
 * What an ID stands for.
 * @param {unknown} id @param {any} schema
 */
function named(id, { properties }) {
	const name = Object.keys(properties).find(isId);
	return name ? { [name]: id } : {};
}

module.exports = { createCompleter };
