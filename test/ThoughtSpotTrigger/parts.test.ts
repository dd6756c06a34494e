import { createHmac } from 'crypto';
import type { Webhook } from '../support/webhook';
import { deliverParts, secretsOf, useSandbox, type Part } from './setup';

const shared = useSandbox();
const { trigger } = shared;

const JSON_TYPE = 'application/json';
const STORED = [{ filename: 'sales_report.pdf', uploadStatus: 'SUCCESS' }];
const STORAGE = JSON.stringify({ files: STORED });

/** Each delivery is another one: the process remembers what it had. */
let events = 0;
const payloadOf = (more: object = {}): Part => ({
	name: 'payload',
	content: JSON.stringify({
		eventId: `n.parts ${++events}`,
		data: { scheduleDetails: { name: 'Täglicher Bericht', fileFormat: 'pdf' } },
		...more,
	}),
});

async function deliver(parts: Part[]) {
	const webhook = await trigger();
	await webhook.activate();
	const answer = await deliverParts(webhook, parts, { 'x-api-key': secretsOf(shared.api).secret });
	return { status: answer.status, ...itemOf(webhook) };
}

function itemOf(webhook: Webhook) {
	const { json = {}, binary = {} } = webhook.calls[0]?.workflowData?.[0]?.[0] ?? {};
	return { json, binary };
}

describe('what stands beside the payload', () => {
	it.each<[string, Part]>([
		['a part with a type', { name: 'file', type: JSON_TYPE, content: STORAGE }],
		[
			'with a character set',
			{ name: 'x', type: 'application/json; charset=utf-8', content: STORAGE },
		],
		['a plain field', { name: 'file', content: STORAGE }],
		['a field named files', { name: 'files', content: JSON.stringify(STORED) }],
		['a part named files', { name: 'files', type: JSON_TYPE, content: JSON.stringify(STORED) }],
	])('as the list of stored files is `files` of the item: %s', async (_name, part) => {
		const { json, binary, status } = await deliver([payloadOf(), part]);
		expect(status).toBe(200);
		expect(json).toMatchObject({ files: STORED, data: { scheduleDetails: {} } });
		expect(json).not.toHaveProperty('fields');
		expect(binary).toEqual({});
	});

	it('may come before it', async () => {
		const storage = { name: 'file', type: JSON_TYPE, content: STORAGE };
		const { json } = await deliver([storage, { ...payloadOf(), type: JSON_TYPE }]);
		expect(json).toMatchObject({ files: STORED, data: {} });
	});

	it('is handed on by its name', async () => {
		const { json } = await deliver([
			payloadOf(),
			{ name: 'note', content: 'hello' },
			{ name: 'tag', content: 'a' },
			{ name: 'tag', content: 'b' },
			{ name: 'count', content: '7' },
			{ name: 'more', content: '{"a":1}' },
			{ name: 'more', type: JSON_TYPE, content: '{"b":2}' },
			{ name: 'broken', content: '{"a":' },
		]);
		expect(json.fields).toEqual({
			note: 'hello',
			tag: ['a', 'b'],
			count: '7',
			more: [{ a: 1 }, { b: 2 }],
			broken: '{"a":',
		});
	});

	it('never writes over what the event says itself', async () => {
		const own = { files: ['own'], fields: 'own' };
		const { json } = await deliver([
			payloadOf(own),
			{ name: 'file', type: JSON_TYPE, content: STORAGE },
			{ name: 'eventId', content: 'another' },
		]);
		expect(json).toMatchObject({ ...own, eventId: `n.parts ${events}` });
		expect(json.fields_).toEqual({ file: { files: STORED }, eventId: 'another' });
	});

	it('of a storage result that says more is handed on, too', async () => {
		const content = JSON.stringify({ files: STORED, region: 'eu' });
		const { json } = await deliver([payloadOf(), { name: 'file', type: JSON_TYPE, content }]);
		expect(json).toMatchObject({ files: STORED, fields: { file: { region: 'eu' } } });
	});

	it('touches no prototype, whatever it is called', async () => {
		const { json } = await deliver([
			payloadOf(),
			{ name: '__proto__', content: '{"polluted":true}' },
			{ name: 'constructor', content: 'x' },
			{ name: 'toString', content: 'y' },
		]);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.entries(json.fields as object)).toEqual([
			['constructor', 'x'],
			['toString', 'y'],
		]);
	});

	it.each<[string, Part]>([
		['has a name', { name: 'file', type: JSON_TYPE, fileName: 'storage.json', content: STORAGE }],
		['cannot be read', { name: 'file', type: JSON_TYPE, content: '{"files":[' }],
		['is large', { name: 'file', type: JSON_TYPE, content: `{"a":"${'x'.repeat(1_000_000)}"}` }],
	])('is a file where it %s', async (_name, part) => {
		const { json, binary } = await deliver([payloadOf(), part]);
		expect(json).not.toHaveProperty('files');
		expect(Object.keys(binary)).toEqual(['data']);
		expect(binary.data).toMatchObject({
			mimeType: JSON_TYPE,
			fileName: part.fileName ?? 'Täglicher Bericht.json',
		});
	});
});

describe('an event that only tries the address', () => {
	const send = async (webhook: Webhook, body: string, headers: Record<string, string>) => {
		const { secret, signatureSecret } = secretsOf(shared.api);
		const signature = createHmac('sha256', signatureSecret).update(body).digest('hex');
		const options = { 'x-api-key': secret, 'x-webhook-signature': signature, ...headers };
		return await fetch(webhook.url, { method: 'POST', body, headers: options });
	};

	it.each([
		['nothing', '', {}],
		['nothing, as JSON', '', { 'content-type': JSON_TYPE }],
		['nothing, unsigned', '', { 'x-webhook-signature': '' }],
		['an empty object', '{}', { 'content-type': JSON_TYPE }],
		['an empty object with blanks', ' {} \n', { 'content-type': JSON_TYPE }],
	])('is answered with success and starts nothing: %s', async (_name, body, headers) => {
		const webhook = await trigger();
		await webhook.activate();
		const answer = await send(webhook, body, headers);
		expect(answer.status).toBe(200);
		expect(await answer.json()).toMatchObject({ status: 'SUCCESS', time: expect.any(String) });
		expect(webhook.calls.some(({ workflowData }) => workflowData)).toBe(false);
	});

	it('is one without any parts, too', async () => {
		const { status, json } = await deliver([]);
		expect(status).toBe(200);
		expect(json).toEqual({});
	});

	it.each([
		['without the secret', '', { 'x-api-key': 'wrong' }, 401],
		['with something that is not signed', '{}', { 'x-webhook-signature': '' }, 401],
		['with a text', 'test', { 'content-type': 'text/plain' }, 400],
		['with blanks before a text', `${' '.repeat(200)}test`, { 'content-type': 'text/plain' }, 400],
		['with a list', '[]', { 'content-type': JSON_TYPE }, 400],
	])('is none %s', async (_name, body, headers: Record<string, string>, status) => {
		const webhook = await trigger();
		await webhook.activate();
		expect((await send(webhook, body, headers)).status).toBe(status);
		expect(webhook.calls.some(({ workflowData }) => workflowData)).toBe(false);
	});
});

describe('a signature that is refused', () => {
	const hex = 'ab'.repeat(32);
	const base64 = Buffer.from(hex, 'hex').toString('base64');
	it.each([
		['64 hex characters with prefix v1=', `v1=${hex}`],
		['10 hex characters with prefix t=, then 64 hex', `t=1700000000,v1=${hex}`],
		['64 hex characters', hex],
		['44 base64 characters', base64],
		['44 base64 characters with prefix sha256=', `sha256=${base64}`],
		['5 other characters', 'n.o.t'],
		['missing', ''],
		['1 hex characters', 'a,'.repeat(4000)],
	])('leaves its form in the log, not what it says: %s', async (form, signature) => {
		const webhook = await trigger();
		await webhook.activate();
		const body = '{"eventId":"n.signed"}';
		const { secret, signatureSecret } = secretsOf(shared.api);
		const answer = await fetch(webhook.url, {
			method: 'POST',
			body,
			headers: {
				'content-type': JSON_TYPE,
				'x-api-key': secret,
				...(signature && { 'x-webhook-signature': signature }),
			},
		});
		expect(answer.status).toBe(401);
		const [warning] = webhook.log.filter(({ level }) => level === 'warn');
		expect(warning.message).toContain('X-Webhook-Signature');
		expect(warning.message).toContain(form);
		expect(warning.message.length).toBeLessThan(500);
		for (const told of [hex, base64, secret, signatureSecret]) {
			expect(warning.message).not.toContain(told);
		}
	});
});

it('many blanks, dots or equal signs cost no time', async () => {
	const from = performance.now();
	const webhook = await trigger();
	await webhook.activate();
	const { secret } = secretsOf(shared.api);
	const fileName = `${' .'.repeat(50_000)}x${' .'.repeat(50_000)}y.pdf`;
	const parts = [payloadOf(), { name: 'file', type: 'application/pdf', fileName, content: '%PDF' }];
	expect((await deliverParts(webhook, parts, { 'x-api-key': secret })).status).toBe(200);
	expect(performance.now() - from).toBeLessThan(1000);
	expect(itemOf(webhook).binary.data.fileName).toMatch(/^x.*\.pdf$/);
});
