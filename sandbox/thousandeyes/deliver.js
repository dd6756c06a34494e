const { agentOf } = require('./agents');
const { render } = require('./render');

/**
 * @import { AlertRule } from './alert-rules'
 * @import { Alert } from './alerts'
 * @import { Escaping } from './render'
 * @typedef {{ operation: Record<string, any>, connector: Record<string, any> }} Webhook as it was written
 * @typedef {{ url: string, status: number, error?: string }} Post what a receiver answered
 */

const TRIGGER = { id: 2 };
const CLEAR = { id: 1 };
/** Long enough for an n8n that 200 alerts reach at once on a small machine. */
const TIMEOUT_MS = 60_000;
/** @param {number} time */
const moment = (time) => ({ epochMilli: time, epochSecond: Math.floor(time / 1000) });

/**
 * What a payload template can name, by ThousandEyes's list of webhook variables.
 * @param {Alert} alert
 * @param {AlertRule} rule
 * @param {boolean} cleared
 * @param {string} notificationId
 */
function variables(alert, rule, cleared, notificationId) {
	const { test } = alert;
	return {
		id: notificationId,
		type: cleared ? CLEAR : TRIGGER,
		alert: {
			id: alert.id,
			severity: { id: alert.severity.toUpperCase() },
			firstSeen: moment(alert.start),
			...(cleared ? { timeCleared: moment(alert.end ?? Date.now()) } : {}),
			rule: {
				id: rule.ruleId,
				name: rule.ruleName,
				expression: rule.expression,
				notes: 'First line\nsecond line with a "quote"',
				alertType: { id: rule.alertType },
				account: { id: '1001', organization: { id: '12345', timezone: { id: 'UTC' } } },
			},
			test: {
				id: test.id,
				name: test.summary.testName,
				description: test.summary.description,
				testType: test.type,
				labels: [{ id: '961', name: 'Sandbox' }],
			},
			targets: [{ id: '1', description: `host-${test.id}.example.com` }],
			details: test.agentIds.map((id) => ({
				source: { id, name: agentOf(id).row.agentName, asn: { name: 'Example Networks' } },
				metricsAtStart: 'Error type: Connect',
				...(cleared ? { metricsAtEnd: 'Error type: None' } : {}),
			})),
		},
	};
}

/**
 * @param {any} authentication as it was written
 * @returns {Record<string, string>}
 */
function authorization(authentication) {
	if (!authentication) return {};
	if (authentication.type !== 'basic') return { authorization: `Bearer ${authentication.token}` };
	const { username, password } = authentication;
	return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}

/** @param {Array<{ name: string, value: string }>} [headers] */
const named = (headers = []) =>
	Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));

/**
 * Sends what rises or clears to the webhooks that its rule notifies; `repeat` sends everything again.
 * @param {object} stores
 * @param {ReturnType<import('./alert-rules').createAlertRules>} stores.alertRules
 * @param {ReturnType<import('./integrations').createIntegrations>} stores.integrations
 */
function createDelivery({ alertRules, integrations }) {
	let sent = 0;
	/**
	 * The last notification of each alert.
	 * @type {Map<string, { rule: AlertRule, data: object, escaping?: Escaping }>}
	 */
	const last = new Map();

	/** @param {AlertRule} rule */
	function webhooksOf(rule) {
		const { connectors, operations, joined } = integrations.store;
		/** @type {Array<{ integrationId: string }>} */
		const attached = rule.notifications?.customWebhook ?? [];
		return attached.flatMap(({ integrationId }) => {
			const operation = operations.get(integrationId);
			const connector = connectors.get(joined.get(integrationId));
			if (!operation || operation.enabled === false || !connector) return [];
			return connector.target.startsWith('https://example.com/') ? [] : [{ operation, connector }];
		});
	}

	/**
	 * @param {Webhook} webhook
	 * @param {object} data
	 * @param {Escaping} [escaping]
	 * @returns {Promise<Post>}
	 */
	async function post({ operation, connector }, data, escaping) {
		const url = connector.target + (operation.path ?? '');
		try {
			const response = await fetch(url, {
				method: 'POST',
				redirect: 'error',
				headers: {
					'content-type': 'application/json',
					...authorization(connector.authentication),
					...named(connector.headers),
					...named(operation.headers),
				},
				body: render(operation.payload ?? '{}', data, escaping),
				signal: AbortSignal.timeout(TIMEOUT_MS),
			});
			await response.arrayBuffer();
			return { url, status: response.status };
		} catch (error) {
			const { cause, message } = /** @type {Error & { cause?: any }} */ (error);
			return { url, status: 0, error: String(cause?.code ?? message) };
		}
	}

	return {
		/**
		 * Gives `[{ url, status }]`: what each receiver answered.
		 * @param {Alert} alert
		 * @param {{ cleared?: boolean, repeat?: number, escaping?: Escaping }} [options]
		 */
		async send(alert, { cleared = false, repeat = 1, escaping } = {}) {
			const rule = /** @type {AlertRule} */ (alertRules.find(alert.ruleId));
			if (cleared && rule.notifyOnClear === false) return [];
			sent += 1;
			const data = variables(alert, rule, cleared, `notification-${sent}`);
			last.set(alert.id, { rule, data, escaping });
			const posts = webhooksOf(rule).flatMap((one) => Array.from({ length: repeat }, () => one));
			return await Promise.all(posts.map(async (one) => await post(one, data, escaping)));
		},
		/**
		 * Sends the last notification of an alert once more.
		 * @param {string} alertId
		 */
		async again(alertId) {
			const notification = last.get(alertId);
			if (!notification) throw new Error(`No notification of the alert ${alertId}`);
			const { rule, data, escaping } = notification;
			return await Promise.all(
				webhooksOf(rule).map(async (one) => await post(one, data, escaping)),
			);
		},
	};
}

module.exports = { createDelivery };
