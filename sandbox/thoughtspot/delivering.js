const { createHmac } = require('crypto');
const { setTimeout: delay } = require('timers/promises');
const { findOrg } = require('./directory');
const { files } = require('./files');
const { scheduleEvent } = require('./schedule-event');

const TIMEOUT_MS = 5000;
const LONGEST_DELAY_MS = 5000;

/** Body and content type of a delivery: the event alone where files go to a store, else parts. */
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
	return { type: composed.headers.get('content-type'), body };
}

function authorization({ authentication }) {
	const { API_KEY: key, BASIC_AUTH: basic, BEARER_TOKEN: bearer } = authentication ?? {};
	if (key) return { [key.key]: key.value };
	if (bearer) return { authorization: `Bearer ${bearer}` };
	if (!basic) return {};
	const pair = Buffer.from(`${basic.username}:${basic.password}`).toString('base64');
	return { authorization: `Basic ${pair}` };
}

function headersFor(webhook, { type, body }, extra) {
	const signature = webhook.signature_verification;
	const hmac = signature && createHmac('sha256', signature.secret).update(body).digest('hex');
	const additional = (webhook.additional_headers ?? []).map(({ key, value }) => [key, value]);
	return {
		'content-type': type,
		...Object.fromEntries(additional),
		...authorization(webhook),
		...(signature ? { [signature.header]: hmac } : {}),
		...extra,
	};
}

async function post(webhook, composed, { headers: extra, timeoutMs = TIMEOUT_MS }) {
	const url = new URL(webhook.url);
	for (const [key, value] of Object.entries(webhook.url_params ?? {}))
		url.searchParams.set(key, value);
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
		return { status: 0, ok: false, ms: Date.now() - from, text: error.name };
	}
}

/** Lets schedules fire: every enabled webhook of the org is really called. */
function createDelivering({ webhooks, channels, address }) {
	/**
	 * Delivers one run. What was not acknowledged in time is sent again, `retries` times at most, each
	 * time after twice as long; `repeats` send it again although it was acknowledged.
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
