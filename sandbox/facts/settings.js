'use strict';
const { resolve } = require('./sample');
const { deedOf } = require('./store');

/**
 * What is written of things: of that an API tells what it was given.
 * @param {{ operations: Record<string, any>, models: Record<string, any> }} facts
 */
function createSettings({ operations, models }) {
	/** @type {Map<string, any[]>} */
	const bodies = new Map();
	for (const [key, { body }] of Object.entries(operations)) {
		const kind = kindOf(key);
		if (body && kind) bodies.set(kind, [...(bodies.get(kind) ?? []), body]);
	}

	/** @param {any} schema @param {string} name @returns {any[]} */
	function inside(schema, name) {
		const told = resolve(schema, models);
		if (told?.items) return inside(told.items, name);
		if (told?.oneOf) return told.oneOf.flatMap((/** @type {any} */ one) => inside(one, name));
		// Names that are not told are the writer's own: all of it is written.
		if (told?.type === 'object' && !told.properties) return [told];
		const own = told?.properties?.[name];
		return own && !own.readOnly ? [own] : [];
	}

	return {
		/**
		 * Whether those who write what an operation speaks of write what stands at a path of it.
		 * @param {string} key @param {string} path
		 */
		take(key, path) {
			const from = bodies.get(kindOf(key) ?? '') ?? [];
			return (
				path.split('.').reduce((all, name) => all.flatMap((one) => inside(one, name)), from)
					.length > 0
			);
		},
	};
}

/**
 * A thing that is run once is of the kind of those that stay.
 * @param {string} key
 */
const kindOf = (key) => deedOf(key.replace(/\/instant$/, ''))?.kind;

module.exports = { createSettings };
