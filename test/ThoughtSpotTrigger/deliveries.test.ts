import { createHmac } from 'crypto';
import type { Webhook } from '../support/webhook';
import { call, secretsOf, useSandbox } from './setup';

const shared = useSandbox();
const { trigger } = shared;

const itemsOf = (webhook: Webhook) =>
	webhook.calls.flatMap(({ workflowData }) => workflowData?.[0] ?? []);
const S3 = {
	storage_destination: {
		storage_type: 'AWS_S3',
		storage_config: { aws_s3_config: { bucket_name: 'b', region: 'eu', role_arn: 'arn:x' } },
	},
};

async function active(): Promise<Webhook> {
	const webhook = await trigger();
	await webhook.activate();
	return webhook;
}

async function post(
	webhook: Webhook,
	body: string,
	headers: Record<string, string>,
): Promise<Response> {
	return await fetch(webhook.url, {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/json', ...headers },
	});
}

describe('a delivery', () => {
	it('becomes one item with the event, and is answered as documented', async () => {
		const webhook = await active();
		const { event, deliveries } = await shared.api.control.fireSchedule();
		expect(deliveries).toHaveLength(1);
		expect(deliveries[0].status).toBe(200);
		expect(JSON.parse(deliveries[0].text)).toEqual({
			status: 'SUCCESS',
			message: 'Received',
			time: expect.any(String),
		});
		expect(itemsOf(webhook)).toMatchObject([{ json: event, binary: { data: {} } }]);
		expect(Object.keys(itemsOf(webhook)[0].json)).toEqual(Object.keys(event ?? {}));
	});

	it('may be JSON alone, where files go to a store', async () => {
		const webhook = await active();
		const [{ id }] = shared.api.control.webhooks();
		await call(shared.api, `/webhooks/${id}/update`, S3);
		const { event, deliveries } = await shared.api.control.fireSchedule({ format: 'csv' });
		expect(deliveries).toMatchObject([{ status: 200 }]);
		expect(itemsOf(webhook)).toEqual([{ json: event }]);
		expect(event).toMatchObject({ files: [{ bucketName: 'b' }] });
	});

	it('may bring its payload as a part with a content type', async () => {
		const webhook = await active();
		const { event } = await shared.api.control.fireSchedule({ payloadAs: 'file' });
		expect(itemsOf(webhook)).toMatchObject([{ json: event, binary: { data: {} } }]);
		expect(Object.keys(itemsOf(webhook)[0].binary ?? {})).toEqual(['data']);
	});

	it('is refused with its secret in the address, where proxies log it', async () => {
		const webhook = await active();
		const form = new FormData();
		form.append('payload', '{"eventId":"n.1"}');
		const address = `${webhook.url}?X-API-Key=${secretsOf(shared.api).secret}`;
		expect((await fetch(address, { method: 'POST', body: form })).status).toBe(401);
		expect(itemsOf(webhook)).toEqual([]);
	});

	it('without an event is refused as such', async () => {
		const webhook = await active();
		const form = new FormData();
		form.append('payload', 'no JSON');
		const headers = { 'x-api-key': secretsOf(shared.api).secret };
		const answer = await fetch(webhook.url, { method: 'POST', body: form, headers });
		expect(answer.status).toBe(400);
		expect(itemsOf(webhook)).toEqual([]);
	});
});

describe('a burst', () => {
	it('of 200 deliveries with 20 sent twice gives 200 items', async () => {
		const webhook = await active();
		const runs = Array.from(
			{ length: 200 },
			async (_, index) =>
				await shared.api.control.fireSchedule({
					repeats: index % 10 === 0 ? 1 : 0,
					retryDelayMs: 0,
				}),
		);
		const done = await Promise.all(runs);
		const deliveries = done.flatMap((run) => run.deliveries);
		// A busy machine may need a second delivery for some.
		expect(deliveries.filter(({ status }) => status === 200)).toHaveLength(220);
		const ids = itemsOf(webhook).map(({ json }) => json.eventId);
		expect(ids).toHaveLength(200);
		expect(new Set(ids)).toEqual(new Set(done.map(({ event }) => event?.eventId)));
	});

	it('of copies at the same moment gives one item', async () => {
		const webhook = await active();
		const run = { eventId: 'n.same', msgUniqueId: 'same' };
		await Promise.all(
			Array.from({ length: 20 }, async () => await shared.api.control.fireSchedule(run)),
		);
		expect(itemsOf(webhook)).toHaveLength(1);
	});

	it.each([
		['none', null],
		['an empty one', ''],
		['blanks', '  '],
	])('knows a copy by its event where there is %s for a message ID', async (_name, msgUniqueId) => {
		const webhook = await active();
		const run = { eventId: `n.with ${_name}`, msgUniqueId, repeats: 1 };
		const { deliveries } = await shared.api.control.fireSchedule(run);
		expect(deliveries).toMatchObject([{ status: 200 }, { status: 200 }]);
		expect(itemsOf(webhook)).toHaveLength(1);
	});
});

describe('the secret', () => {
	it.each([
		['wrong', { 'X-API-Key': 'wrong' }],
		['empty', { 'X-API-Key': '' }],
	])('being %s means 401 and no item', async (_name, headers) => {
		const webhook = await active();
		const { deliveries } = await shared.api.control.fireSchedule({ headers, retries: 1 });
		expect(deliveries).toMatchObject([{ status: 401 }, { status: 401 }]);
		expect(itemsOf(webhook)).toEqual([]);
	});

	it('being absent, or nothing being registered, means 401', async () => {
		const webhook = await trigger();
		expect((await post(webhook, '{}', {})).status).toBe(401);
		expect((await post(webhook, '{}', { 'x-api-key': 'undefined' })).status).toBe(401);
		await webhook.activate();
		expect((await post(webhook, '{}', {})).status).toBe(401);
		expect(itemsOf(webhook)).toEqual([]);
	});

	it.each([
		['hex', (hmac: Buffer) => hmac.toString('hex'), 200],
		['base64', (hmac: Buffer) => hmac.toString('base64'), 200],
		['base64url', (hmac: Buffer) => hmac.toString('base64url'), 200],
		['a prefix', (hmac: Buffer) => `sha256=${hmac.toString('hex')}`, 200],
		['a prefix and base64url', (hmac: Buffer) => `SHA256=${hmac.toString('base64url')}`, 200],
		['another body', () => createHmac('sha256', 'x').update('y').digest('hex'), 401],
		['nothing', () => '', 401],
	])('is joined by a signature where the body is JSON: %s', async (_name, write, status) => {
		const webhook = await active();
		const { secret, signatureSecret } = secretsOf(shared.api);
		const body = JSON.stringify({ eventId: `n.${_name}`, text: 'ü' });
		const signature = write(createHmac('sha256', signatureSecret).update(body).digest());
		const answer = await post(webhook, body, {
			'x-api-key': secret,
			'x-webhook-signature': signature,
		});
		expect(answer.status).toBe(status);
		expect(itemsOf(webhook)).toHaveLength(status === 200 ? 1 : 0);
	});

	it('of the test address is another than that of production', async () => {
		const webhook = await trigger();
		await webhook.activate('manual');
		const { secret } = secretsOf(shared.api);
		const { deliveries } = await shared.api.control.fireSchedule({ repeats: 1 });
		expect(deliveries).toMatchObject([{ status: 200 }, { status: 200 }]);
		// Looked at in the editor, a delivery may be sent again and again.
		expect(itemsOf(webhook)).toHaveLength(2);
		expect((await post(webhook, '{}', { 'x-api-key': secret })).status).toBe(401);
	});
});

it('taken twice because handing it on failed is new the second time', async () => {
	const webhook = await active();
	const { BinaryDataService } = await import('n8n-core');
	const copy = jest.spyOn(BinaryDataService.prototype, 'copyBinaryFile');
	copy.mockRejectedValueOnce(new Error('No space left on device'));
	const { deliveries } = await shared.api.control.fireSchedule();
	copy.mockRestore();
	expect(deliveries).toMatchObject([{ status: 500 }, { status: 200 }]);
	expect(itemsOf(webhook)).toHaveLength(1);
});
