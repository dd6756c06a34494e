'use strict';
const { conversed } = require('./conversations');
const { answerData, liveboardData, searchData } = require('./data');
const { empty, failure } = require('../answers');
const { objects } = require('../metadata');
const { answerReport, liveboardReport } = require('./reports');
const { createTml } = require('./tml');

/** @typedef {{ method: string, path: string, body: string, form?: object }} Request */

const ROOT = '/api/rest/2.0';

/** How much data there is, what pages of it look like, and what size an exported Liveboard has at least (MB). */
const FIRST = { rows: 120, cap: 100_000, ratio: 1, megabytes: 0 };

/** @param {{ metadata: Array<{ identifier: string, type?: string }> }} body */
function deleteObjects({ metadata }) {
	const unknown = metadata.find(
		({ identifier, type }) =>
			!objects.some(
				(one) => [one.id, one.name].includes(identifier) && (!type || type === one.type),
			),
	);
	return unknown ? failure(404, `There is no object ${unknown.identifier}`) : empty();
}

/** @type {Record<string, (body: any, state: any) => any>} */
const handlers = {
	'/searchdata': searchData,
	'/metadata/answer/data': answerData,
	'/metadata/delete': deleteObjects,
	'/metadata/liveboard/data': liveboardData,
	'/report/answer': answerReport,
	'/report/liveboard': liveboardReport,
};

/** Data, reports and TML of the sandbox: what the facts alone cannot answer; they have checked the request before. */
function createContent() {
	let state = { ...FIRST };
	const tml = createTml();
	const all = { ...handlers, ...tml.handlers };
	return {
		/**
		 * The request as the facts take it: filters in place of a Liveboard's are a list, whatever the facts say.
		 * @template {Request} R @param {R} request @returns {R}
		 */
		asDocumented(request) {
			const isList = /"override_filters":\s*\[/.test(request.body);
			if (!isList || !request.path.endsWith('/report/liveboard')) return request;
			const { override_filters: _, ...body } = JSON.parse(request.body);
			return { ...request, body: JSON.stringify(body) };
		},
		/** @param {Request} request */
		async answer({ method, path, body, form }) {
			if (method !== 'POST' || form) return undefined;
			const below = path.replace(ROOT, '');
			const given = JSON.parse(body || '{}');
			const handler = all[below];
			return handler ? await handler(given, state) : conversed(below, given);
		},
		/** @param {Partial<typeof FIRST>} changes */
		set: (changes) => Object.assign(state, changes),
		reset() {
			state = { ...FIRST };
			tml.reset();
		},
	};
}

module.exports = { createContent };
