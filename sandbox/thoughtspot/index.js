const facts = require('../../facts/thoughtspot.json');
const { createDocumented } = require('../facts/serve');
const { negotiate } = require('../accept');
const { createRateLimit } = require('../limits');
const { createRouter } = require('../router');
const { empty, events, failure, inShape, json } = require('./answers');
const { readBody } = require('./body');
const channelRoutes = require('./channels');
const { createContent } = require('./content');
const { principals } = require('./principals');
const { createDelivering } = require('./delivering');
const { createErrorShapes } = require('./error-shapes');
const { files } = require('./files');
const lifecycle = require('./lifecycle');
const search = require('./search');
const session = require('./session');
const { createStores } = require('./stores');
const token = require('./token');
const webhookRoutes = require('./webhooks');

/**
 * @import { Answer, Request } from '../message'
 * @import { Handle } from '../server'
 * @import { Failure } from './answers'
 * @import { ErrorShape } from './error-shapes'
 */

/**
 * What the ThoughtSpot API takes.
 * @typedef {object} OwnOptions
 * @property {ErrorShape} [errorShape]
 * @property {{ perSecond?: number, burst?: number }} [rateLimit]
 * @property {boolean} [trustedAuth]
 * @typedef {OwnOptions & import('./stores').StoreOptions} Options
 */

/** @type {ReturnType<typeof createRateLimit>} */
const unlimited = { take: () => true, reset: () => {} };

/**
 * The `endless-cursor` fault: every page is the first one again and always full.
 * @param {import('../faults').Fault} _fault @param {Request} request @param {Handle} handle
 */
async function endlessPages(_fault, request, handle) {
	const { record_offset, ...body } = JSON.parse(request.body || '{}');
	return await handle({ ...request, body: JSON.stringify(body) });
}

const BYTES = { 'content-type': 'application/octet-stream' };

/** @param {string} format */
function fileOf(format) {
	const name = format.toLowerCase();
	return files[name in files ? /** @type {import('./files').Format} */ (name) : 'csv'].content;
}

/**
 * @param {Request} request
 * @param {string[]} allow
 */
function refuseMethod({ method, path }, allow) {
	if (allow.length === 0) return failure(404, `No endpoint at ${path}`);
	return failure(405, `Method ${method} is not allowed`, { allow: allow.join(', ') });
}

/**
 * The sandbox ThoughtSpot API: routes, users, sessions and limits, ready for `serve`.
 * @param {Options} options
 */
function createThoughtSpot(options) {
	const stores = createStores(options);
	const { channels, directory, sessions, webhooks } = stores;
	const errorShapes = createErrorShapes(options.errorShape);
	const documented = createDocumented(facts, {
		guids: true,
		rows: principals(directory.all),
	});
	const content = createContent();
	let address = '';
	const delivering = createDelivering({ webhooks, channels, address: () => address });
	const limit = options.rateLimit ? createRateLimit(options.rateLimit) : unlimited;
	const trustedAuth = options.trustedAuth ?? true;
	const match = createRouter([
		...session.routes,
		...token.routes,
		...lifecycle.routes,
		...search.routes,
		...webhookRoutes.routes,
		...channelRoutes.routes,
	]);

	/**
	 * What no route is written for by hand is answered from the facts.
	 * @param {Request} request @returns {Promise<Answer | undefined>}
	 */
	async function answerDocumented(request) {
		if (!documented.has(request.method, request.path)) return undefined;
		if (!sessions.of(request)) return failure(401, 'Not authenticated');
		const served = documented.serve(content.asDocumented(request));
		if (!served) return undefined;
		if (served.problems) {
			const texts = served.problems.map(({ field, message }) => `${field} ${message}`);
			return failure(400, texts.join('; '));
		}
		const own = await content.answer(request);
		if (own) return own;
		if (served.missing) return failure(404, 'No object found with the given identifier');
		const { status, value, file, events: said } = served;
		if (said) return events(status, said);
		if (file) return { status, headers: BYTES, body: fileOf(file) };
		return value === undefined ? empty() : json(status, value);
	}

	/** @param {Request} request @returns {Promise<Answer | Failure>} */
	async function answer(request) {
		if (!limit.take(request.address)) return failure(429, 'Too many requests');
		const { route, allow } = match(request.method, request.path);
		if (!route) return (await answerDocumented(request)) ?? refuseMethod(request, allow);
		if (!negotiate(request.headers.accept, ['application/json'])) {
			return failure(406, 'Only application/json can be answered');
		}
		const { spec, handler, params } = route;
		const current = sessions.of(request);
		if (!current && !spec.open) return failure(401, 'Not authenticated');
		const { body, refusal } = readBody(request, spec);
		if (refusal) return refusal;
		address = request.origin;
		const session = /** @type {import('./sessions').Session} */ (current);
		return handler(request, { ...stores, body, documented, params, session, trustedAuth });
	}

	/** @param {Request} request @returns {Promise<Answer>} */
	const handle = async (request) => {
		const given = await answer(request);
		return 'reason' in given ? inShape(given, errorShapes.next()) : given;
	};

	return {
		handle,
		endlessCursor: endlessPages,
		state: stores,
		control: {
			revokeTokens: () => sessions.revokeAll(),
			expireTokens: () => sessions.expireAll(),
			consumeBudget: (n = 1, from = '127.0.0.1') => limit.take(from, n),
			unlock: directory.unlock,
			fireSchedule: delivering.fireSchedule,
			webhooks: () => structuredClone(webhooks.all()),
			/**
			 * Sets where the cluster sends scheduled Liveboards.
			 * @param {import('./channels').Channel[]} list
			 */
			setChannels: (list) => channels.set(list),
			setErrorShape: errorShapes.set,
			setContent: content.set,
		},
		reset() {
			for (const one of [...Object.values(stores), errorShapes, limit, documented, content])
				one.reset();
		},
	};
}

module.exports = { createThoughtSpot };
