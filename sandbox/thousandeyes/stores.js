const { createAgentStates } = require('./agent-states');
const { createAlertRules } = require('./alert-rules');
const { createAlerts } = require('./alerts');
const { createTokens } = require('./auth');
const { createConsents } = require('./consent');
const { createEvents } = require('./events');
const { createIntegrations } = require('./integrations');
const { createPages } = require('./pages');

/**
 * @import { Answer, Request } from '../message'
 * @typedef {ReturnType<typeof createStores>} Stores
 * @typedef {{ query: Record<string, any>, aid: string, params: Record<string, string>, told: (value: object) => object }} Asked by the kinds of the route, and what else is told of an answer
 * @typedef {Stores & Asked} Context
 */

/**
 * Gives what a 200 answer holds, where a text is finished JSON, or another answer.
 * @typedef {(request: Request, context: Context) => Answer | Record<string, any> | string} Handler
 * @typedef {import('../router').Row<Handler | undefined, import('./query').Spec>} Row without a handler, the facts answer
 */

/**
 * @typedef {object} StoreOptions
 * @property {number} [tokenLifetimeS]
 * @property {number} [alertCount]
 * @property {number} [pageSize]
 * @property {number} [pageCap]
 */

/**
 * Everything that one sandbox remembers.
 * @param {StoreOptions} options
 */
function createStores(options) {
	return {
		agentStates: createAgentStates(),
		alertRules: createAlertRules(),
		alerts: createAlerts(options.alertCount ?? 2500),
		consents: createConsents(),
		events: createEvents(),
		integrations: createIntegrations(),
		pages: createPages(options),
		tokens: createTokens(options),
	};
}

module.exports = { createStores };
