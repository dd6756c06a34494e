const findMyWay = require('find-my-way');

/**
 * One row of a table of routes: what answers a method at a path, and what it takes.
 * @template Handler, Spec
 * @typedef {[method: string, pattern: string, handler: Handler, spec?: Spec]} Row
 */

/**
 * @template Handler, Spec
 * @typedef {object} Route
 * @property {string} method
 * @property {Handler} handler
 * @property {Spec} spec
 * @property {Record<string, string>} params what stands in the path
 */

/**
 * What a router finds for a method and a path: the route, else the methods that the path takes.
 * @template Handler, Spec
 * @typedef {{ route: Route<Handler, Spec>, allow?: undefined } | { route?: undefined, allow: string[] }} Match
 */

/**
 * Matches method and path against `[method, '/a/{id}', handler, spec]` rows; literal segments come before `{param}`s.
 * @template Handler, Spec
 * @param {Row<Handler, Spec>[]} rows
 */
function createRouter(rows) {
	// An id of any length is one: what there is not is for the handlers to say.
	const router = findMyWay({
		caseSensitive: true,
		ignoreTrailingSlash: true,
		maxParamLength: Infinity,
	});
	for (const [method, pattern, handler, spec = {}] of rows) {
		const path = pattern.replace(/\{(\w+)\}/g, ':$1');
		router.on(asMethod(method), path, () => {}, { method, handler, spec });
	}
	const methods = [...new Set(rows.map(([method]) => method))];

	/** @param {string} method @param {string} path @returns {Route<Handler, Spec> | undefined} */
	function find(method, path) {
		const found = router.find(asMethod(method), path);
		// The library takes an empty segment for a parameter, too.
		if (!found || Object.values(found.params).includes('')) return undefined;
		return { ...found.store, params: found.params };
	}

	/** @param {string} method @param {string} path @returns {Match<Handler, Spec>} */
	return (method, path) => {
		const route = find(method, path);
		return route ? { route } : { allow: methods.filter((one) => find(one, path)) };
	};
}

/**
 * The library takes any method that Node parses; its types name them one by one.
 * @param {string} method
 */
const asMethod = (method) => /** @type {import('find-my-way').HTTPMethod} */ (method);

module.exports = { createRouter };
