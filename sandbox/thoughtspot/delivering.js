const { createHmac } = require('crypto');
const { setTimeout: delay } = require('timers/promises');
const { findOrg } = require('./directory');
const { files } = require('./files');
const { scheduleEvent } = require('./schedule-event');

/**
 * @import { createChannels } from './channels'
 * @import { Format } from './files'
 * @import { createWebhooks, Webhook } from './webhooks'
 * @typedef {ReturnType<typeof scheduleEvent>} ScheduleEvent
 * @typedef {{ type: string, body: Buffer<ArrayBuffer> }} Composed
 * @typedef {{ status: number, ok: boolean, ms: number, text: string }} Delivery how a receiver took it
 */

/**
 * One run of a schedule.
 * @typedef {object} ScheduleRun
 * @property {number} [org]
 * @property {Format} [format]
 * @property {string} [schedule]
 * @property {{ id?: string, name?: string }} [liveboard]
 * @property {string} [eventId]
 * @property {string | null} [msgUniqueId] a `null` is left out of the event
 * @property {number} [repeats] sends what was taken again, so many times
 * @property {number} [retries] sends what was not acknowledged in time again, so many times, each time after twice as
 * long
 * @property {number} [retryDelayMs] before the first time
 * @property {number} [timeoutMs] in place of the 5 seconds
 * @property {string} [fileName]
 * @property {string} [fileType]
 * @property {'field' | 'file'} [payloadAs] the payload as a form field, or as a part with a content type of its own
 * @property {Format[]} [extraFiles]
 * @property {Record<string, string>} [headers] in place of what the webhook is set to send
 */

const TIMEOUT_MS = 5000;
const LONGEST_DELAY_MS = 5000;

/**
 * Body and content type of a delivery: the event alone where files go to a store, else parts.
 * @param {ScheduleEvent} event
 * @param {Webhook} webhook
 * @param {ScheduleRun & { format: Format }} run
 * @returns {Promise<Composed>}
 */
async function compose(event, webhook, { format, fileName, fileType, payloadAs, extraFiles = [] }) {
	if (webhook.storage_destination) {
		return { type: 'application/json', body: Buffer.from(JSON.stringify(event)) };
	}
	const form = new FormData();
	const json = JSON.stringify(event);
	if (payloadAs === 'file') form.append('payload', new Blob([json], { type: 'application/json' }));
	else form.append('payload', json);
	for (const [index, kind] of [format, ...extraFiles].entries()) {
		const { type, content } = files[kind];
		const own = index === 0;
		const blob = new Blob([content], { type: own ? (fileType ?? type) : type });
		form.append('file', blob, own ? (fileName ?? `report.${kind}`) : `report.${kind}`);
	}
	const composed = new Response(form);
	const body = Buffer.from(await composed.arrayBuffer());
	return { type: String(composed.headers.get('content-type')), body };
}

/** @param {Webhook} webhook @returns {Record<string, string>} */
function authorization({ authentication }) {
	const { API_KEY: key, BASIC_AUTH: basic, BEARER_TOKEN: bearer } = authentication ?? {};
	if (key) return { [key.key]: key.value };
	if (bearer) return { authorization: `Bearer ${bearer}` };
	if (!basic) return {};
	const pair = Buffer.from(`${basic.username}:${basic.password}`).toString('base64');
	return { authorization: `Basic ${pair}` };
}

/** @param {Webhook} webhook @param {Composed} composed @param {ScheduleRun['headers']} extra */
function headersFor(webhook, { type, body }, extra) {
	const signature = webhook.signature_verification;
	const hmac = signature && createHmac('sha256', signature.secret).update(body).digest('hex');
	/** @type {Array<{ key: string, value: string }>} */
	const additional = webhook.additional_headers ?? [];
	return {
		'content-type': type,
		...Object.fromEntries(additional.map(({ key, value }) => [key, value])),
		...authorization(webhook),
		...(signature ? { [signature.header]: hmac } : {}),
		...extra,
	};
}

/** @param {Webhook} webhook @param {Composed} composed @param {ScheduleRun} run @returns {Promise<Delivery>} */
async function post(webhook, composed, { headers: extra, timeoutMs = TIMEOUT_MS }) {
	const url = new URL(webhook.url);
	for (const [key, value] of Object.entries(webhook.url_params ?? {}))
		url.searchParams.set(key, String(value));
	const from = Date.now();
	try {
		const answer = await fetch(url, {
			method: 'POST',
			headers: headersFor(webhook, composed, extra),
			body: composed.body,
			signal: AbortSignal.timeout(timeoutMs),
			redirect: 'manual',
		});
		const text = await answer.text();
		return { status: answer.status, ok: answer.ok, ms: Date.now() - from, text };
	} catch (error) {
		return { status: 0, ok: false, ms: Date.now() - from, text: /** @type {Error} */ (error).name };
	}
}

/**
 * Lets schedules fire: every enabled webhook of the org is really called.
 * @param {object} cluster
 * @param {ReturnType<typeof createWebhooks>} cluster.webhooks
 * @param {ReturnType<typeof createChannels>} cluster.channels
 * @param {() => string} cluster.address
 */
function createDelivering({ webhooks, channels, address }) {
	/**
	 * Delivers one run. What was not acknowledged in time is sent again, `retries` times at most, each
	 * time after twice as long; `repeats` send it again although it was acknowledged.
	 * @param {ScheduleRun} [wish]
	 * @returns {Promise<{ event?: ScheduleEvent, deliveries: Delivery[] }>}
	 */
	async function fireSchedule(wish = {}) {
		const { org = 0, format = 'pdf', repeats = 0, retries = 2, retryDelayMs = 50 } = wish;
		if (!(format in files)) throw new Error(`Unknown format: ${format}`);
		const found = findOrg(org);
		if (!found) throw new Error(`Unknown org: ${org}`);
		if (!channels.of(found).includes('WEBHOOK')) return { deliveries: [] };
		const [webhook] = webhooks.of(found).filter(({ status }) => status !== 'DISABLED');
		if (!webhook) return { deliveries: [] };
		const event = scheduleEvent({ ...wish, url: address(), webhook, format });
		const composed = await compose(event, webhook, { ...wish, format });
		/** @type {Delivery[]} */
		const deliveries = [];
		for (let taken = 0, failed = 0; taken <= repeats && failed <= retries; ) {
			const wait = failed > 0 ? retryDelayMs * 2 ** (failed - 1) : retryDelayMs;
			if (taken + failed > 0) await delay(Math.min(wait, LONGEST_DELAY_MS));
			const delivery = await post(webhook, composed, wish);
			deliveries.push(delivery);
			if (delivery.ok) taken += 1;
			else failed += 1;
		}
		return { event, deliveries };
	}
	return { fireSchedule };
}

module.exports = { createDelivering };
