const { createWindowLimit } = require('../limits');
const { parseAuthorization } = require('./auth');

/**
 * @import { Request } from '../message'
 * @import { WindowOptions } from '../limits'
 * @typedef {'instantTest' | 'templateDeploy' | 'dashboardSnapshot' | 'testSnapshot'} Family
 * @typedef {object} BudgetOptions
 * @property {false | Partial<WindowOptions>} [rateLimit] of everything; `false` lets all through
 * @property {Partial<Record<Family, Partial<WindowOptions>>>} [families] of what has a budget of its own
 */

const DOCUMENTED_LIMIT = { limit: 240, windowMs: 60_000 };

/**
 * What has a budget of its own beside that of everything; without headers it is told by no answer. The limit of
 * dashboard snapshots is not documented.
 * @type {Record<Family, WindowOptions & { paths: RegExp, headers?: string }>}
 */
const OWN = {
	instantTest: { paths: /\/(instant|run)$/, headers: 'Instant-Test', limit: 24 },
	templateDeploy: {
		paths: /^\/v7\/templates\/[^/]+\/deploy$/,
		headers: 'Template-Deploy',
		limit: 10,
		resetUnit: 'delta-seconds',
	},
	dashboardSnapshot: {
		paths: /^\/v7\/dashboard-snapshots$/,
		headers: 'Dashboard-Snapshot',
		limit: 30,
	},
	testSnapshot: { paths: /^\/v7\/tests\/[^/]+\/snapshot$/, limit: 5, windowMs: 300_000 },
};

/**
 * The budgets of one sandbox: of the organization, of the OAuth2 client apart from it, and of families of requests.
 * @param {BudgetOptions} options
 * @param {{ isClients: (token: string) => boolean }} tokens
 */
function createBudgets({ rateLimit, families = {} }, tokens) {
	const organization = createWindowLimit('Organization', { ...DOCUMENTED_LIMIT, ...rateLimit });
	const client = createWindowLimit('Organization', { ...DOCUMENTED_LIMIT, ...rateLimit });
	const own = Object.entries(OWN).map(([family, { paths, headers, ...limit }]) => ({
		paths,
		isTold: headers !== undefined,
		budget: createWindowLimit(headers ?? '', {
			...limit,
			...families[/** @type {Family} */ (family)],
		}),
	}));

	/** @param {Request} request */
	function drawnBy({ method, path, headers }) {
		if (rateLimit === false) return [];
		const { value } = parseAuthorization(headers.authorization);
		const isClient = tokens.isClients(value) || path === '/v7/oauth2/token';
		const whole = { budget: isClient ? client : organization, isTold: true };
		return [whole, ...own.filter(({ paths }) => method === 'POST' && paths.test(path))];
	}

	return {
		/**
		 * Spends one request of every budget that it draws on; of those that are used up, gives when to come again (s).
		 * @param {Request} request
		 */
		refuse(request) {
			const empty = drawnBy(request).find(({ budget }) => !budget.take());
			return empty?.budget.retryAfter();
		},
		/** @param {Request} request */
		headers: (request) =>
			Object.assign(
				{},
				...drawnBy(request).map(({ budget, isTold }) => (isTold ? budget.headers() : {})),
			),
		/** Somebody else spends `n` requests. */
		take: (n = 1) => [client, organization].map((one) => one.take(n)).every(Boolean),
		reset() {
			for (const budget of [organization, client, ...own.map((one) => one.budget)]) budget.reset();
		},
	};
}

module.exports = { createBudgets };
