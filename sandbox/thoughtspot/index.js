const facts = require('../../facts/thoughtspot.json');
const { createDocumented } = require('../facts/serve');
const { negotiate } = require('../accept');
const { createRateLimit } = require('../limits');
const { createRouter } = require('../router');
const { empty, failure, inShape, json } = require('./answers');
const { readBody } = require('./body');
const channelRoutes = require('./channels');
const { createContent } = require('./content');
const { createDelivering } = require('./delivering');
const { createDirectory } = require('./directory');
const { createErrorShapes } = require('./error-shapes');
const { files } = require('./files');
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
	const documented = createDocumented(facts, { guids: true });
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

	function refuseShape(request, { found, route, allow }) {
		if (!found) return failure(404, `No endpoint at ${request.path}`);
		if (!route) {
			const headers = { allow: allow.join(', ') };
			return failure(405, `Method ${request.method} is not allowed`, headers);
		}
		if (negotiate(request.headers.accept, ['application/json'])) return undefined;
		return failure(406, 'Only application/json can be answered');
	}

	/** What no route is written for by hand is answered from the facts. */
	function answerDocumented(request) {
		if (!documented.methods(request.path).includes(request.method)) return undefined;
		if (!sessions.of(request)) return failure(401, 'Not authenticated');
		const { problems, missing, status, value, file } = documented.serve(
			content.asDocumented(request),
		);
		if (problems) {
			return failure(400, problems.map(({ field, message }) => `${field} ${message}`).join('; '));
		}
		const own = content.answer(request);
		if (own) return own;
		if (missing) return failure(404, 'No object found with the given identifier');
		if (file) {
			const { content } = files[file.toLowerCase()] ?? files.csv;
			return { status, headers: { 'content-type': 'application/octet-stream' }, body: content };
		}
		return value === undefined ? empty() : json(status, value);
	}

	function answer(request) {
		if (!limit.take(request.address)) return failure(429, 'Too many requests');
		const matched = match(request.method, request.path);
		if (!matched.route) {
			const given = answerDocumented(request);
			if (given) return given;
		}
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
			setContent: content.set,
		},
		reset() {
			directory.reset();
			sessions.reset();
			webhooks.reset();
			channels.reset();
			errorShapes.reset();
			limit.reset();
			documented.reset();
			content.reset();
		},
	};
}

module.exports = { createThoughtSpot };
