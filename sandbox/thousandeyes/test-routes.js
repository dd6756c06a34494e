const { notFound, self } = require('./answers');
const { testDetail, testRow } = require('./expand');
const { testById, tests, typeNames } = require('./tests');

/** @import { Handler, Row } from './stores' */

/** @param {string} aid */
const visible = (aid) => tests.filter((test) => test.aids.includes(aid));

/** @type {Handler} */
function getTests(request, { aid }) {
	const rows = visible(aid).map((test) => testRow(test, request.origin));
	return { tests: rows, ...self(request) };
}

/** @type {(type: string) => Handler} */
const getTestsOfType =
	(type) =>
	(request, { aid }) => {
		const rows = visible(aid)
			.filter((test) => test.type === type)
			.map((test) => ({ ...testRow(test, request.origin), ...test.settings }));
		return { tests: rows, ...self(request) };
	};

/** @type {(type: string) => Handler} */
const getTestOfType =
	(type) =>
	(request, { aid, params, query }) => {
		const test = testById.get(params.testId);
		if (!test || test.type !== type || !test.aids.includes(aid)) return notFound(request);
		if (query.versionId !== undefined && query.versionId !== '1') return notFound(request);
		return testDetail(test, request.origin, query.expand);
	};

const aid = 'aid';
const testExpand = ['alert-rule', 'monitor', 'label', 'tag', 'shared-with-account'];

/** @param {string} type @returns {Row[]} */
function routesOf(type) {
	// BGP tests run on monitors: no agents to expand, and no versions.
	/** @type {import('./query').Spec['query']} */
	const query =
		type === 'bgp'
			? { aid, expand: { csv: testExpand } }
			: { aid, versionId: 'text', expand: { csv: ['agent', ...testExpand] } };
	return [
		['GET', `/v7/tests/${type}`, getTestsOfType(type), { query: { aid } }],
		['GET', `/v7/tests/${type}/{testId}`, getTestOfType(type), { query }],
	];
}

/**
 * The routes of the tests resource: all of them, and each type's own.
 * @type {Row[]}
 */
const routes = [['GET', '/v7/tests', getTests, { query: { aid } }], ...typeNames.flatMap(routesOf)];

module.exports = { routes };
