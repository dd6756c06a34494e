'use strict';
const { answerFor } = require('./answer');
const { createCompleter } = require('./complete');
const { createBook } = require('./book');
const { createSettings } = require('./settings');
const { createStore } = require('./store');

/**
 * @import { Request } from '../message'
 * @typedef {{ status: number, value?: unknown, file?: string, events?: unknown[], problems?: undefined, missing?: undefined }} Given
 * @typedef {{ field: string, message: string }} Problem
 * @typedef {{ problems: Problem[], missing?: undefined }} Refused
 * @typedef {Given | Refused | { missing: true, problems?: undefined }} Served
 */

/**
 * Serves every operation of an API from its facts: refuses what they refuse, and answers in the documented shape.
 * @param {{ operations: Record<string, any>, models: Record<string, any> }} facts
 * @param {{ guids?: boolean, rows?: Record<string, () => any[]>, told?: import('./answer').Told }} [options] how the API's
 * ids look, what is there of some kinds from the start, and what is told of one beside what was written of it
 */
function createDocumented(facts, options = {}) {
	const book = createBook(facts);
	const store = createStore(facts, options);
	const complete = createCompleter(facts.models);
	const settings = createSettings(facts);
	let served = 0;
	return {
		keys: book.keys,
		has: book.has,
		reset: () => store.reset(),
		/**
		 * What there is of a kind now, as its list shows it.
		 * @param {string} kind the path of its operations
		 * @returns {any[]}
		 */
		rows: (kind) => store.all(kind),
		/**
		 * What is wrong with a request for an operation that others answer.
		 * @param {Request} request
		 * @returns {Problem[]}
		 */
		problems(request) {
			const entry = book.find(request.method, request.path);
			if (!entry) return [{ field: 'path', message: 'is not known' }];
			const body = bodyOf(request, entry.facts);
			return book.problems(entry.facts, { query: request.query, body });
		},
		/**
		 * What others answer to a request, with all that the facts tell; of `absent` names only what is there.
		 * @param {Request} request @param {any} value @param {Set<string>} absent
		 */
		whole(request, value, absent) {
			const entry = book.find(request.method, request.path);
			if (!entry) return value;
			const { answer, query } = entry.facts;
			const unasked = unexpanded(query, request.query.get('expand'));
			const isTold = (/** @type {string} */ path) => {
				const name = path.split('.').pop() ?? '';
				const own = path.replace(new RegExp(`^${answer.rows}\\.`), '');
				return !absent.has(name) && !unasked.has(own) && !settings.take(entry.key, own);
			};
			return complete(value, answer.schema, isTold);
		},
		/**
		 * @param {Request} request
		 * @returns {Served | undefined} undefined for what the API does not have; else what is wrong with the request, that there is no such
		 * thing, or the answer
		 */
		serve(request) {
			const entry = book.find(request.method, request.path);
			if (!entry) return undefined;
			const body = bodyOf(request, entry.facts);
			const problems = book.problems(entry.facts, { query: request.query, body });
			if (problems.length > 0) return { problems };
			const serial = () => (served += 1);
			const { guids, told } = options;
			const context = { models: facts.models, store, guids, told };
			const answer = answerFor(entry, { ...request, body, serial }, context);
			return answer ?? { missing: true };
		},
	};
}

/**
 * The names of what an answer only has where it is asked for: `alert-rule` in `expand` gives `alertRules`.
 * @param {any} query the facts of it @param {string | null} asked
 */
function unexpanded(query, asked) {
	const words = query?.properties?.expand?.items?.enum ?? [];
	const given = (asked ?? '').split(',');
	return new Set(words.filter((/** @type {string} */ word) => !given.includes(word)).map(pluralOf));
}

/** @param {string} word */
function pluralOf(word) {
	const name = word.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
	return name.endsWith('s') ? name : `${name}s`;
}

/**
 * What was sent, if it can be read; what is no JSON is a text, which no operation takes.
 * @param {Request} request
 * @param {any} facts
 */
function bodyOf({ body: text, form }, { body }) {
	if (body?.contentType) return form && fromForm(form, body.properties);
	return text === '' ? undefined : read(text);
}

/**
 * The parts of a form by the kinds that the API has of them; a file is a text to it.
 * @param {Record<string, string | { name: string }>} form
 * @param {Record<string, any>} properties
 */
function fromForm(form, properties) {
	return Object.fromEntries(
		Object.entries(form).map(([name, value]) => {
			const { type, format } = properties[name] ?? {};
			if (typeof value !== 'string')
				return [name, format === 'binary' ? value.name : { file: value.name }];
			if (format === 'binary') return [name, { text: value }];
			return [name, type === 'string' ? value : read(value)];
		}),
	);
}

/** @param {string} text */
function read(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

module.exports = { createDocumented };
