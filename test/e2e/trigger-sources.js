'use strict';
const { createHmac, randomUUID } = require('node:crypto');
const { manifest } = require('../../demo/package');
const { chain, ours } = require('./build');

/** The alert rules that the trigger is attached to: one that notifies others already, one that sends mail. */
const ruleIds = ['127094', '127095'];

/** A workflow of a trigger of ours, called Trigger, and what comes after it. */
function triggerFlow(name, node, credential, parameters, ...after) {
	const place = { type: `${manifest.name}.${node}`, webhookId: randomUUID() };
	return chain(name, [ours('Trigger', credential, parameters, place), ...after]);
}

/**
 * ThousandEyes and its trigger, seen alike with ThoughtSpot's: what is registered, as `{ id, url, headers, secret }`,
 * what there is beside it, and a delivery, by the id that its item tells.
 */
function thousandEyesSource(api, credential) {
	const parts = () => Object.fromEntries(JSON.parse(api.state.integrations.snapshot()));
	const isOurs = ({ name = '', integrationName = '' }) => /^n8n /.test(name || integrationName);
	return {
		title: 'ThousandEyes',
		/** Whether the editor can listen beside the active workflow. */
		both: true,
		api,
		flow: (name) =>
			triggerFlow(name, 'thousandEyesTrigger', credential, { listenBy: 'webhook', ruleIds }),
		/** All that a trigger could change. */
		everything: () => [api.state.alertRules.all(), parts()],
		/** The same without what is ours: nothing of it may ever change. */
		rest() {
			const rules = api.state.alertRules.all().map(({ notifications, ...rule }) => {
				const { customWebhook = [], ...others } = notifications;
				const foreign = customWebhook.filter((one) => !isOurs(one));
				return { ...rule, notifications: { ...others, ...(foreign.length && { foreign }) } };
			});
			const { connectors, operations } = parts();
			const foreign = [...connectors, ...operations].filter(([, part]) => !isOurs(part));
			return JSON.stringify([rules, foreign]);
		},
		registered() {
			const { connectors, operations, joined } = parts();
			const mine = connectors.filter(([, connector]) => isOurs(connector));
			return mine.map(([connectorId, { name, target, headers }]) => {
				const [operationId] = joined.find(([, to]) => to === connectorId) ?? [];
				const rules = api.state.alertRules.all().filter(({ notifications }) => {
					const ids = (notifications.customWebhook ?? []).map((one) => one.integrationId);
					return ids.filter((id) => id === operationId).length === 1;
				});
				const complete =
					operations.filter(([, part]) => part.name === name).length === 1 &&
					rules.map(({ ruleId }) => ruleId).join() === ruleIds.join();
				const [{ name: header, value: secret }] = headers;
				return { id: connectorId, url: target, header, secret, complete };
			});
		},
		/** Lets something happen that is delivered, `repeats` times more than once; gives the answers. */
		async deliver({ repeats = 0 } = {}) {
			const wish = { ruleId: ruleIds[0], repeat: repeats + 1 };
			const { alertId, deliveries } = await api.control.raiseAlert(wish);
			return { id: alertId, statuses: deliveries.map(({ status }) => status) };
		},
		/** Delivers again, later, what was delivered before. */
		async repeat(id) {
			const { deliveries } = await api.control.repeatAlert({ alertId: id });
			return deliveries.map(({ status }) => status);
		},
		body: (id) => ({ alert: { id }, notificationType: '2' }),
		idOf: ({ json }) => (json.event === 'triggered' ? json.id : `${json.id} ${json.event}`),
	};
}

/** Reads the bytes of a delivered file, as Base64. */
const file = {
	name: 'File',
	type: 'n8n-nodes-base.extractFromFile',
	typeVersion: 1,
	parameters: { operation: 'binaryToPropery', options: {} },
};

/** ThoughtSpot and its trigger; its workflow reads the delivered file. */
function thoughtSpotSource(api, credential) {
	const key = ({ authentication }) => authentication?.API_KEY ?? {};
	return {
		title: 'ThoughtSpot',
		both: false,
		api,
		flow: (name) => triggerFlow(name, 'thoughtSpotTrigger', credential, {}, file),
		everything: () => api.control.webhooks(),
		rest: () => '',
		registered: () =>
			api.control.webhooks().map((webhook) => ({
				id: webhook.id,
				url: webhook.url,
				header: key(webhook).key,
				secret: key(webhook).value,
				signatureHeader: webhook.signature_verification?.header,
				signatureSecret: webhook.signature_verification?.secret,
				complete: true,
			})),
		/**
		 * As the service does it: what n8n has not acknowledged in time is sent again. Two hundred at once take longer
		 * on a slow machine than the 5 s of the service, and what is sent again then makes it slower still.
		 */
		async deliver({ repeats = 0, ...wish } = {}) {
			const { event, deliveries } = await api.control.fireSchedule({
				format: 'csv',
				retries: 20,
				timeoutMs: 60_000,
				...wish,
				repeats,
			});
			const inTime = deliveries.filter(({ status }) => status !== 0);
			return { id: event.data.msgUniqueId, statuses: inTime.map(({ status }) => status) };
		},
		async repeat(id) {
			const [{ url, header, secret, signatureHeader, signatureSecret }] = this.registered();
			const body = JSON.stringify(this.body(id));
			const signature = createHmac('sha256', signatureSecret).update(body).digest('hex');
			const answer = await fetch(url, {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					[header]: secret,
					[signatureHeader]: signature,
				},
				body,
			});
			return [answer.status];
		},
		body: (id) => ({ eventId: id, data: { msgUniqueId: id } }),
		idOf: ({ json }) => json.data.msgUniqueId,
	};
}

/** Notes the generated secrets of what is registered, for the search for secrets. */
function noteSecrets(world, source) {
	for (const { secret, signatureSecret } of source.registered()) {
		world.secrets.add(`secret of the webhook of ${source.title}`, secret);
		if (signatureSecret) world.secrets.add(`signature of ${source.title}`, signatureSecret);
	}
}

module.exports = { noteSecrets, ruleIds, thoughtSpotSource, thousandEyesSource, triggerFlow };
