/**
 * @import { createDelivery } from './deliver'
 * @import { Escaping } from './render'
 * @import { createWrittenTests } from './written-tests'
 */

/**
 * @typedef {object} Moved what happens by itself
 * @property {ReturnType<typeof createDelivery>} delivery
 * @property {{ take(n?: number): boolean }} budget
 * @property {ReturnType<typeof createWrittenTests>} writtenTests
 */

/**
 * What a test can let happen behind the API.
 * @param {import('./stores').Stores & Moved} stores
 */
function createControl(stores) {
	const { agentStates, alerts, budget, consents, delivery, events, tokens, writtenTests } = stores;
	return {
		revokeTokens: tokens.revoke,
		expireTokens: tokens.expire,
		withdrawConsents: consents.withdraw,
		consumeBudget: (n = 1) => budget.take(n),
		saveTest: writtenTests.save,
		addAlerts: alerts.add,
		/**
		 * Raises an alert and delivers it to the webhooks of its rule, `repeat` times each.
		 * @param {{ at?: number, ruleId?: string, repeat?: number, escaping?: Escaping }} [options]
		 */
		async raiseAlert({ at, ruleId, repeat, escaping } = {}) {
			const [alertId] = alerts.add(1, { at, ruleId });
			const deliveries = await delivery.send(alerts.fields(alertId), { repeat, escaping });
			return { alertId, deliveries };
		},
		/**
		 * Clears a raised alert and delivers that.
		 * @param {{ alertId: string, at?: number, repeat?: number }} options
		 */
		async clearAlert({ alertId, at, repeat }) {
			const alert = alerts.clear(alertId, at);
			return { alertId, deliveries: await delivery.send(alert, { cleared: true, repeat }) };
		},
		/**
		 * Delivers the last notification of an alert once more, as it was.
		 * @param {{ alertId: string }} options
		 */
		async repeatAlert({ alertId }) {
			return { alertId, deliveries: await delivery.again(alertId) };
		},
		/** @param {{ at?: number }} [options] */
		addEvent: ({ at } = {}) => events.add(at),
		/** @param {{ eventId: string, at?: number }} options */
		resolveEvent: ({ eventId, at }) => events.resolve(eventId, at),
		/**
		 * Also of a member of a cluster, by its `memberId`.
		 * @param {{ agentId: string, state: 'online' | 'offline' | 'disabled' }} options
		 */
		setAgentState: ({ agentId, state }) => agentStates.set(agentId, state),
	};
}

module.exports = { createControl };
