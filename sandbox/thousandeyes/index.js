const facts = require('../../facts/thousandeyes.json');
const { createDocumented } = require('../facts/serve');
const { mediaType, negotiate } = require('../accept');
const { createBlockade, createWindowLimit } = require('../limits');
const { createRouter } = require('../router');
const { DEFAULT_AID } = require('./accounts');
const { createAgentStates } = require('./agent-states');
const { createAlertRules } = require('./alert-rules');
const { createAlerts } = require('./alerts');
const { invalid, json, notFound, problem, unauthorized } = require('./answers');
const { createTokens } = require('./auth');
const { createDelivery } = require('./deliver');
const { createEvents } = require('./events');
const { createIntegrations } = require('./integrations');
const { createPages, endlessCursor } = require('./pages');
const { isPermitted, readQuery } = require('./query');
const v6 = require('./v6');
const v7 = require('./v7');
const { createWrittenTests } = require('./written-tests');

const DOCUMENTED_LIMIT = { limit: 240, windowMs: 60000 };
const TYPES = { v6: ['application/json'], v7: ['application/hal+json', 'application/json'] };

const offline = { take: () => true, headers: () => ({}), retryAfter: () => 0, reset: () => {} };

/** The v6 form of the errors that v7 gives as problem documents. */
function legacy(answer) {
	const { detail, error_description } = JSON.parse(answer.body);
	return json(answer.status, { errorMessage: detail ?? error_description });
}

/** The sandbox ThousandEyes API: routes, credentials, budget and data, ready for `serve`. */
function createThousandEyes(options = {}) {
	const tokens = createTokens(options);
	const budget =
		options.rateLimit === false
			? offline
			: createWindowLimit('Organization', { ...DOCUMENTED_LIMIT, ...options.rateLimit });
	const blockade = createBlockade(options.blockade ?? {});
	const alerts = createAlerts(options.alertCount ?? 2500);
	const pages = createPages(options);
	let events = createEvents();
	const agentStates = createAgentStates();
	const alertRules = createAlertRules();
	const integrations = createIntegrations();
	const delivery = createDelivery({ alertRules, integrations });
	const match = createRouter([...v7.routes, ...v6.routes]);
	const documented = createDocumented(facts, { rows: v7.rows });
	const writtenTests = createWrittenTests(options.tests ?? {}, documented.problems);

	function refuseShape(request, { found, route, allow }, version) {
		if (!found) return problem(404, request, 'No such endpoint');
		if (!route) {
			const headers = { allow: allow.join(', ') };
			return problem(405, request, `Method ${request.method} is not allowed`, {}, headers);
		}
		if (route.spec.ownChecks) return undefined;
		if (!route.spec.fixedType && !negotiate(request.headers.accept, TYPES[version])) {
			return problem(406, request, `Only ${TYPES[version].join(' or ')} can be answered`);
		}
		if (request.body && mediaType(request.headers['content-type']) !== 'application/json') {
			return problem(415, request, 'Only application/json is accepted');
		}
		return undefined;
	}

	/** What no route is written for by hand is answered from the facts. */
	function answerDocumented(request) {
		const served = documented.serve(request);
		if (!served) return undefined;
		if (served.problems) return invalid(request, served.problems);
		if (served.missing) return notFound(request);
		const { status, value } = served;
		return value === undefined ? { status, headers: {}, body: '' } : json(status, value);
	}

	function call(request, matched, version) {
		const written = writtenTests.answer(request);
		if (written) return written;
		// A word comes before an ID that might be there: `/agents/local-problems` is no agent.
		const isWord = documented.keys.includes(`${request.method} ${request.path}`);
		if (!matched.route || (isWord && matched.route.pattern !== request.path)) {
			const answer = answerDocumented(request);
			if (answer) return answer;
		}
		const refusal = refuseShape(request, matched, version);
		if (refusal) return refusal;
		const { route } = matched;
		const { values: query, errors } = readQuery(request, route.spec);
		if (version === 'v7' && errors.length && !route.spec.ownChecks) return invalid(request, errors);
		const aid = query.aid ?? DEFAULT_AID;
		if (!isPermitted(aid)) return problem(403, request, `No access to account group ${aid}`);
		const stores = { agentStates, alertRules, alerts, events, integrations, pages, tokens };
		const context = { ...stores, query, aid, params: route.params };
		const result = route.handler(request, context);
		if (result.status !== undefined && result.headers) return result;
		const type = negotiate(request.headers.accept, TYPES[version]) ?? TYPES[version][0];
		return json(200, result, type);
	}

	function refuseCaller(request, route, version) {
		if (route?.spec.open) return undefined;
		const reason = tokens.refuse(request, version);
		return reason ? unauthorized('invalid_token', reason) : undefined;
	}

	function spend(request, matched, version) {
		const refusal = refuseCaller(request, matched.route, version);
		if (refusal) return refusal;
		if (budget.take()) return call(request, matched, version);
		const headers = options.retryAfter ? { 'retry-after': String(budget.retryAfter()) } : {};
		const detail = 'The rate limit of the organization is used up';
		return problem(429, request, detail, {}, headers);
	}

	function handle(request) {
		const [, version] = request.path.split('/');
		if (!(version in TYPES)) return problem(404, request, 'No such endpoint');
		if (blockade.blocked(request.address)) {
			return problem(403, request, 'Too many unauthorized requests from this address');
		}
		const answer = spend(request, match(request.method, request.path), version);
		if (answer.status === 401) blockade.count(request.address);
		const shaped =
			version === 'v6' && [400, 401, 404].includes(answer.status) ? legacy(answer) : answer;
		return { ...shaped, headers: { ...budget.headers(), ...shaped.headers } };
	}

	return {
		handle,
		endlessCursor,
		state: { alertRules, alerts, integrations, tokens },
		control: {
			revokeTokens: tokens.revoke,
			expireTokens: tokens.expire,
			consumeBudget: (n = 1) => budget.take(n),
			saveTest: writtenTests.save,
			addAlerts: alerts.add,
			/** Raises an alert and delivers it: `{ alertId, deliveries: [{ url, status }] }`. */
			async raiseAlert({ at, ruleId, repeat, escaping } = {}) {
				const [alertId] = alerts.add(1, { at, ruleId });
				const deliveries = await delivery.send(alerts.fields(alertId), { repeat, escaping });
				return { alertId, deliveries };
			},
			/** Clears a raised alert and delivers that. */
			async clearAlert({ alertId, at, repeat }) {
				const alert = alerts.clear(alertId, at);
				return { alertId, deliveries: await delivery.send(alert, { cleared: true, repeat }) };
			},
			/** Delivers the last notification of an alert once more, as it was. */
			repeatAlert: async ({ alertId }) => ({ alertId, deliveries: await delivery.again(alertId) }),
			addEvent: (options = {}) => events.add(options.at),
			resolveEvent: (options) => events.resolve(options.eventId, options.at),
			setAgentState: ({ agentId, state }) => agentStates.set(agentId, state),
		},
		reset() {
			tokens.reset();
			budget.reset();
			blockade.reset();
			alerts.reset();
			pages.clear();
			events = createEvents();
			agentStates.reset();
			alertRules.reset();
			integrations.reset();
			documented.reset();
			writtenTests.reset();
		},
	};
}

module.exports = { createThousandEyes };
