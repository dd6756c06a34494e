const facts = require('../../facts/thousandeyes.json');
const { createDocumented } = require('../facts/serve');
const { mediaType, negotiate } = require('../accept');
const { createBlockade } = require('../limits');
const { createRouter } = require('../router');
const { DEFAULT_AID } = require('./accounts');
const { invalid, json, notFound, problem, unauthorized } = require('./answers');
const { createBudgets } = require('./budgets');
const { createControl } = require('./control');
const { createDelivery } = require('./deliver');
const { endlessCursor } = require('./pages');
const { isPermitted, readQuery } = require('./query');
const { createStores } = require('./stores');
const v6 = require('./v6');
const v7 = require('./v7');
const { createWrittenTests } = require('./written-tests');

/**
 * @import { Answer, Request } from '../message'
 * @import { Handler } from './stores'
 * @import { Spec } from './query'
 * @typedef {import('../router').Match<Handler | undefined, Spec>} Matched
 * @typedef {keyof typeof TYPES} Version
 */

/**
 * What the ThousandEyes API takes.
 * @typedef {object} OwnOptions
 * @property {boolean} [retryAfter] adds a Retry-After header to 429 answers
 * @property {{ unauthorized?: number, windowMs?: number }} [blockade]
 * @property {import('./written-tests').TestOptions} [tests]
 * @typedef {OwnOptions & import('./budgets').BudgetOptions & import('./stores').StoreOptions} Options
 */

const TYPES = { v6: ['application/json'], v7: ['application/hal+json', 'application/json'] };

/** What is told at times only: where there is another page, and when it was over. */
const AT_TIMES = new Set(['next', 'endDate', 'dateEnd', 'end']);

/**
 * The v6 form of the errors that v7 gives as problem documents.
 * @param {Answer} answer
 */
function legacy(answer) {
	const { detail, error_description } = JSON.parse(String(answer.body));
	return json(answer.status, { errorMessage: detail ?? error_description });
}

/** @param {Request} request @returns {Version | undefined} */
function versionOf({ path }) {
	const [, version] = path.split('/');
	return Object.hasOwn(TYPES, version) ? /** @type {Version} */ (version) : undefined;
}

/** @param {Request} request @param {string[]} allow */
function refuseMethod(request, allow) {
	if (allow.length === 0) return problem(404, request, 'No such endpoint');
	const detail = `Method ${request.method} is not allowed`;
	return problem(405, request, detail, {}, { allow: allow.join(', ') });
}

/** @param {Request} request @param {Spec} spec @param {Version} version */
function refuseShape(request, spec, version) {
	if (spec.ownChecks) return undefined;
	if (!spec.fixedType && !negotiate(request.headers.accept, TYPES[version])) {
		return problem(406, request, `Only ${TYPES[version].join(' or ')} can be answered`);
	}
	if (request.body && mediaType(request.headers['content-type']) !== 'application/json') {
		return problem(415, request, 'Only application/json is accepted');
	}
	return undefined;
}

/**
 * Whether a handler gave an answer as a whole.
 * @param {ReturnType<Handler>} result
 * @returns {result is Answer}
 */
const isAnswer = (result) =>
	typeof result !== 'string' && result.status !== undefined && Boolean(result.headers);

/**
 * The sandbox ThousandEyes API: routes, credentials, budget and data, ready for `serve`.
 * @param {Options} options
 */
function createThousandEyes(options) {
	const blockade = createBlockade(options.blockade ?? {});
	const stores = createStores(options);
	const budgets = createBudgets(options, stores.tokens);
	const delivery = createDelivery(stores);
	const match = createRouter([...v7.routes, ...v6.routes]);
	const documented = createDocumented(facts, { rows: v7.rows, told: v7.told });
	const writtenTests = createWrittenTests(options.tests ?? {}, documented.problems);

	/** @param {Request} request @param {unknown} value */
	const told = (request, value) => documented.whole(request, value, AT_TIMES);

	/**
	 * An answer with all that the facts tell.
	 * @param {Request} request @param {Answer} answer
	 */
	function whole(request, answer) {
		const isJson = /json/.test(String(answer.headers?.['content-type']));
		if (answer.status >= 300 || !answer.body || !isJson) return answer;
		const value = told(request, JSON.parse(String(answer.body)));
		return { ...answer, body: JSON.stringify(value) };
	}

	/**
	 * What no route is written for by hand is answered from the facts.
	 * @param {Request} request @returns {Answer | undefined}
	 */
	function answerDocumented(request) {
		const served = documented.serve(request);
		if (!served) return undefined;
		if (served.problems) return invalid(request, served.problems);
		if (served.missing) return notFound(request);
		const { status, value } = served;
		if (value === undefined) return { status, headers: {}, body: '' };
		return json(status, told(request, value));
	}

	/** @param {Request} request @param {Matched} matched @param {Version} version @returns {Answer} */
	function call(request, matched, version) {
		const written = writtenTests.answer(request);
		if (written) return whole(request, written);
		const { route, allow } = matched;
		// A word comes before an ID that might be there: `/agents/local-problems` is no agent.
		const isWord = documented.keys.includes(`${request.method} ${request.path}`);
		if (!route?.handler || (isWord && Object.keys(route.params).length > 0)) {
			const answer = answerDocumented(request);
			if (answer) return answer;
		}
		if (!route?.handler) return refuseMethod(request, allow ?? []);
		const refusal = refuseShape(request, route.spec, version);
		if (refusal) return refusal;
		const { values: query, errors } = readQuery(request, route.spec);
		if (version === 'v7' && errors.length && !route.spec.ownChecks) return invalid(request, errors);
		const aid = query.aid ?? DEFAULT_AID;
		if (!isPermitted(aid)) return problem(403, request, `No access to account group ${aid}`);
		const all = (/** @type {object} */ value) => told(request, value);
		const context = { ...stores, query, aid, params: route.params, told: all };
		const result = route.handler(request, context);
		if (isAnswer(result)) return whole(request, result);
		const type = negotiate(request.headers.accept, TYPES[version]) ?? TYPES[version][0];
		// A text is finished.
		return json(200, typeof result === 'string' ? result : all(result), type);
	}

	/** @param {Request} request @param {Matched} matched @param {Version} version */
	function refuseCaller(request, { route }, version) {
		if (route?.spec.open) return undefined;
		const reason = stores.tokens.refuse(request, version);
		return reason ? unauthorized('invalid_token', reason) : undefined;
	}

	/** @param {Request} request @param {Matched} matched @param {Version} version @returns {Answer} */
	function spend(request, matched, version) {
		const refusal = refuseCaller(request, matched, version);
		if (refusal) return refusal;
		const retryAfter = budgets.refuse(request);
		if (retryAfter === undefined) return call(request, matched, version);
		const headers = options.retryAfter ? { 'retry-after': String(retryAfter) } : {};
		const detail = 'The rate limit of the organization is used up';
		return problem(429, request, detail, {}, headers);
	}

	/** @param {Request} request @returns {Answer} */
	function handle(request) {
		const version = versionOf(request);
		if (!version) return problem(404, request, 'No such endpoint');
		if (blockade.blocked(request.address)) {
			return problem(403, request, 'Too many unauthorized requests from this address');
		}
		const answer = spend(request, match(request.method, request.path), version);
		if (answer.status === 401) blockade.count(request.address);
		const shaped =
			version === 'v6' && [400, 401, 404].includes(answer.status) ? legacy(answer) : answer;
		return { ...shaped, headers: { ...budgets.headers(request), ...shaped.headers } };
	}

	return {
		handle,
		endlessCursor,
		state: stores,
		control: createControl({ ...stores, budget: budgets, delivery, writtenTests }),
		reset() {
			for (const one of [...Object.values(stores), budgets, blockade, documented, writtenTests])
				one.reset();
		},
	};
}

module.exports = { createThousandEyes };
