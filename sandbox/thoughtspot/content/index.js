'use strict';
const { answerData, liveboardData, searchData } = require('./data');
const { answerReport, liveboardReport } = require('./reports');

/** @typedef {{ method: string, path: string, body: string }} Request */

const ROOT = '/api/rest/2.0';

/** How much data there is, and what pages of it look like. */
const FIRST = { rows: 120, cap: 100_000, ratio: 1 };

/** @type {Record<string, (body: any, state: any) => any>} */
const handlers = {
	'/searchdata': searchData,
	'/metadata/answer/data': answerData,
	'/metadata/liveboard/data': liveboardData,
	'/report/answer': answerReport,
	'/report/liveboard': liveboardReport,
};

/** Data, reports and TML of the sandbox: what the facts alone cannot answer; they have checked the request before. */
function createContent() {
	let state = { ...FIRST };
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
		answer({ method, path, body }) {
			const handler = method === 'POST' && handlers[path.replace(ROOT, '')];
			return handler ? handler(JSON.parse(body || '{}'), state) : undefined;
		},
		/** @param {Partial<typeof FIRST>} changes */
		set: (changes) => Object.assign(state, changes),
		reset() {
			state = { ...FIRST };
		},
	};
}

module.exports = { createContent };
