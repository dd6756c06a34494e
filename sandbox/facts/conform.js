'use strict';
const { resolve } = require('./sample');

/**
 * What is answered, in the words that the API takes: answers are documented without their words, and what was read must
 * be good to be written.
 * @param {any} value @param {any} schema what a body looks like @param {Record<string, any>} models @returns {any}
 */
function conform(value, schema, models) {
	const told = resolve(schema, models);
	const facts = told?.oneOf ? resolve(told.oneOf[0], models) : told;
	if (!facts || value === null || value === undefined) return value;
	if (Array.isArray(value)) return value.map((one) => conform(one, facts.items, models));
	if (typeof value === 'object') {
		const entries = Object.entries(value).map(([name, one]) => [
			name,
			conform(one, facts.properties?.[name], models),
		]);
		return Object.fromEntries(entries);
	}
	const word = /^\^([\w: ]+)\$$/.exec(facts.pattern ?? '');
	if (word) return word[1];
	if (facts.enum && !facts.enum.includes(value)) return facts.enum[0];
	return facts.format === 'date' ? String(value).slice(0, 10) : value;
}

module.exports = { conform };
