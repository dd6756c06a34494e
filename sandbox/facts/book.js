'use strict';
const { createRouter } = require('../router');
const { createValidator } = require('./validate');

/**
 * What an API takes and answers of one operation.
 * @import { Schema } from './sample'
 * @typedef {object} OperationFacts
 * @property {Schema} [path]
 * @property {Schema} [query]
 * @property {Schema} [body]
 * @property {AnswerFacts} answer
 * @property {string} [paging]
 * @property {string} [since]
 * @property {boolean} [beta]
 * @property {boolean} [deprecated]
 */

/**
 * @typedef {object} AnswerFacts
 * @property {number[]} status
 * @property {'one' | 'list' | 'array' | 'empty' | 'file' | 'stream'} kind
 * @property {string} [rows]
 * @property {Schema} [schema]
 *
 * @typedef {{ operations: Record<string, OperationFacts>, models: Record<string, Schema> }} AllFacts
 * @typedef {ReturnType<typeof createBook>} Book
 */

/**
 * @typedef {object} Entry one operation as the facts tell it
 * @property {string} key method and path template, such as `GET /v7/tags/{id}`
 * @property {any} facts what it accepts and answers
 * @property {Record<string, string>} params the ids in the path
 */

/**
 * The operations of an API by method and path, and what is wrong with a request for one.
 * @param {{ operations: Record<string, any>, models: Record<string, any> }} facts
 */
function createBook({ operations, models }) {
	const match = createRouter(Object.keys(operations).map(rowOf));
	const validator = createValidator(models);

	return {
		models,
		keys: Object.keys(operations),
		/**
		 * @param {string} method @param {string} path
		 * @returns {Entry | undefined}
		 */
		find(method, path) {
			const { route } = match(method, path);
			if (!route) return undefined;
			const { handler: key, params } = route;
			return { key, facts: operations[key], params };
		},
		/** @param {string} method @param {string} path */
		has: (method, path) => match(method, path).route !== undefined,
		problems: validator.problems,
	};
}

/**
 * The row of an operation in a table of routes, with its key in place of a handler.
 * @param {string} key
 * @returns {import('../router').Row<string, {}>}
 */
function rowOf(key) {
	const [method, path] = key.split(' ');
	return [method, path, key];
}

module.exports = { createBook };
