'use strict';
const findMyWay = require('find-my-way');
const { createValidator } = require('./validate');

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
	const router = findMyWay({ caseSensitive: true });
	/** @type {Record<string, string[]>} */
	const methodsOf = {};
	for (const key of Object.keys(operations)) {
		const [method, path] = key.split(' ');
		(methodsOf[path] ??= []).push(method);
		const pattern = path.replace(/\{(\w+)\}/g, ':$1');
		router.on(/** @type {any} */ (method), pattern, () => {}, { key, path });
	}
	const validator = createValidator(models);

	return {
		models,
		keys: Object.keys(operations),
		/**
		 * @param {string} method @param {string} path
		 * @returns {Entry | undefined}
		 */
		find(method, path) {
			const found = router.find(/** @type {any} */ (method), path);
			if (!found) return undefined;
			const { key } = found.store;
			return { key, facts: operations[key], params: /** @type {any} */ (found.params) };
		},
		/** The methods that a path takes, whatever was asked for. */
		methods(path) {
			const all = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
			return all.filter((method) => router.find(/** @type {any} */ (method), path));
		},
		problems: validator.problems,
	};
}

module.exports = { createBook };
