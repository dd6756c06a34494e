const { negotiate } = require('../accept');
const { createRateLimit } = require('../limits');
const { createRouter } = require('../router');
const { failure, inShape } = require('./answers');
const { readBody } = require('./body');
const channelRoutes = require('./channels');
const { createDelivering } = require('./delivering');
const { createDirectory } = require('./directory');
const { createErrorShapes } = require('./error-shapes');
const lifecycle = require('./lifecycle');
const search = require('./search');
const { createSessions } = require('./sessions');
const session = require('./session');
const token = require('./token');
const webhookRoutes = require('./webhooks');

const unlimited = { take: () => true, reset: () => {} };

/** The `endless-cursor` fault: every page is the first one again and always full. */
async function endlessPages(fault, request, handle) {
	const { record_offset, ...body } = JSON.parse(request.body || '{}');
	return await handle({ ...request, body: JSON.stringify(body) });
}

/** The sandbox ThoughtSpot API: routes, users, sessions and limits, ready for `serve`. */
function createThoughtSpot(options = {}) {
	const directory = createDirectory(options);
	const errorShapes = createErrorShapes(options.errorShape);
	const sessions = createSessions();
	const webhooks = webhookRoutes.createWebhooks();
	const channels = channelRoutes.createChannels(options.channels);
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

	function refuseShape(request, { found, route, allow }) {
		if (!found) return failure(404, `No endpoint at ${request.path}`);
		if (!route) {
			const headers = { allow: allow.join(', ') };
			return failure(405, `Method ${request.method} is not allowed`, headers);
		}
		if (negotiate(request.headers.accept, ['application/json'])) return undefined;
		return failure(406, 'Only application/json can be answered');
	}

	function answer(request) {
		if (!limit.take(request.address)) return failure(429, 'Too many requests');
		const matched = match(request.method, request.path);
		const refusal = refuseShape(request, matched);
		if (refusal) return refusal;
		const { spec, handler } = matched.route;
		const current = sessions.of(request);
		if (!current && !spec.open) return failure(401, 'Not authenticated');
		const { body, refusal: refusedBody } = readBody(request, spec);
		if (refusedBody) return refusedBody;
		address = request.origin;
		return handler(request, {
			body,
			channels,
			directory,
			params: matched.route.params,
			session: current,
			sessions,
			trustedAuth,
			webhooks,
		});
	}

	const handle = (request) => {
		const given = answer(request);
		return given.reason ? inShape(given, errorShapes.next()) : given;
	};

	return {
		handle,
		endlessCursor: endlessPages,
		state: { directory, sessions, webhooks },
		control: {
			revokeTokens: () => sessions.revokeAll(),
			expireTokens: () => sessions.expireAll(),
			consumeBudget: (n = 1, address = '127.0.0.1') => limit.take(address, n),
			unlock: directory.unlock,
			fireSchedule: delivering.fireSchedule,
			webhooks: () => structuredClone(webhooks.all()),
			setChannels: (list) => channels.set(list),
			setErrorShape: errorShapes.set,
		},
		reset() {
			directory.reset();
			sessions.reset();
			webhooks.reset();
			channels.reset();
			errorShapes.reset();
			limit.reset();
		},
	};
}

module.exports = { createThoughtSpot };
