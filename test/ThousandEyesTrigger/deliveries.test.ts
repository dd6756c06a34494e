import type { IDataObject } from 'n8n-workflow';
import { ThousandEyesTrigger } from '../../nodes/ThousandEyes/ThousandEyesTrigger.node';
import type { Webhook } from '../support/webhook';
import { runWorkflow } from '../support/workflow';
import { received, RULES, secretFor, useSandbox } from './setup';

const sandbox = useSandbox();
const [rule] = RULES;

async function active(parameters: IDataObject = {}): Promise<Webhook> {
	const webhook = await sandbox.trigger({ parameters });
	await webhook.activate();
	return webhook;
}

const secretOf = ({ url }: Webhook) => secretFor(sandbox.api, url);

async function deliver(webhook: Webhook, body: unknown, headers: Record<string, string> = {}) {
	return await fetch(webhook.url, {
		method: 'POST',
		body: typeof body === 'string' ? body : JSON.stringify(body),
		headers: {
			'content-type': 'text/plain',
			'x-webhook-secret': secretOf(webhook),
			...headers,
		},
	});
}

describe('a delivery', () => {
	it('comes out in one shape, with the raw body beside it', async () => {
		const webhook = await active();
		const { alertId, deliveries } = await sandbox.api.control.raiseAlert({ ruleId: rule });
		expect(deliveries).toEqual([{ url: webhook.url, status: 200 }]);
		await sandbox.api.control.clearAlert({ alertId });
		const [raised, cleared] = received(webhook);
		expect(raised).toMatchObject({
			kind: 'alert',
			event: 'triggered',
			id: alertId,
			severity: expect.stringMatching(/^(info|minor|major|critical)$/),
			type: 'end-to-end-agent',
			startDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
			endDate: '',
			test: {
				id: expect.stringMatching(/^\d+$/),
				name: expect.any(String),
				type: 'agent-to-agent',
				labels: ['Sandbox'],
			},
			rule: {
				id: rule,
				name: 'Default agent-to-agent rule',
				expression: '((errorType != "None"))',
				notes: 'First line\nsecond line with a "quote"',
			},
			accountGroupId: '1001',
			organizationId: '12345',
			notificationId: expect.stringMatching(/./),
			link: '',
			raw: { notificationType: '2', alert: { id: alertId } },
		});
		expect(raised.agents).toContainEqual({
			id: expect.any(String),
			name: expect.any(String),
			network: 'Example Networks',
			metricsAtStart: 'Error type: Connect',
			metricsAtEnd: '',
		});
		expect(cleared).toMatchObject({ event: 'cleared', id: alertId });
		expect(cleared.endDate).not.toBe('');
		expect(Object.keys(cleared)).toEqual(Object.keys(raised));
	});

	it('is read when n8n has parsed it already, and when a text in it breaks the JSON', async () => {
		const webhook = await active();
		const body = { notificationType: '1', alert: { id: 'a1' } };
		await deliver(webhook, body, { 'content-type': 'application/json' });
		await deliver(webhook, '{"alert":{"id":"a2"},"rule":{"notes":"C:\\dir\r\n\ttwo"}}');
		await deliver(webhook, { alert: { id: 'a3' } }, { 'content-type': 'application/x-odd' });
		expect(received(webhook)).toMatchObject([
			{ id: 'a1', event: 'cleared' },
			{ id: 'a2', event: 'triggered', rule: { notes: 'C:\\dir\r\n\ttwo' } },
			{ id: 'a3', event: 'triggered' },
		]);
	});

	it.each(['', 'no JSON', '[]', '{"other":1}', '{"alert":'])(
		'that is not an alert (%j) is answered 400',
		async (body) => {
			const webhook = await active();
			expect((await deliver(webhook, body)).status).toBe(400);
			expect(received(webhook)).toEqual([]);
			expect(webhook.log).toContainEqual(expect.objectContaining({ level: 'warn' }));
		},
	);
});

describe('the secret', () => {
	it.each([
		['none', {}],
		['a wrong one', { 'x-webhook-secret': 'f'.repeat(64) }],
		['an empty one', { 'x-webhook-secret': '' }],
		['a part of it', { 'x-webhook-secret': 'half' }],
	])('%s is refused with 401 and starts nothing', async (name, given) => {
		const webhook = await active();
		const half = secretOf(webhook).slice(0, 32);
		const headers = name === 'a part of it' ? { 'x-webhook-secret': half } : given;
		const body = JSON.stringify({ alert: { id: 'a1' } });
		const response = await fetch(webhook.url, {
			method: 'POST',
			body,
			headers: { 'content-type': 'text/plain', ...(headers as Record<string, string>) },
		});
		expect(response.status).toBe(401);
		expect(webhook.calls).toEqual([{ noWebhookResponse: true }]);
	});

	it('of production does not open the test address, nor the other way round', async () => {
		const webhook = await active();
		await webhook.activate('manual');
		const production = secretOf(webhook);
		const test = secretFor(sandbox.api, webhook.testUrl);
		expect(production).not.toBe(test);
		const call = async (url: string, secret: string) =>
			await fetch(url, {
				method: 'POST',
				body: JSON.stringify({ alert: { id: 'a1' } }),
				headers: { 'content-type': 'text/plain', 'x-webhook-secret': secret },
			});
		expect((await call(webhook.testUrl, production)).status).toBe(401);
		expect((await call(webhook.url, test)).status).toBe(401);
		expect((await call(webhook.testUrl, test)).status).toBe(200);
		expect((await call(webhook.url, production)).status).toBe(200);
	});

	it('opens nothing before the activation and after the deactivation', async () => {
		const webhook = await sandbox.trigger();
		const call = async () => await fetch(webhook.url, { method: 'POST', body: '{"alert":{}}' });
		expect((await call()).status).toBe(401);
		await webhook.activate();
		await webhook.deactivate();
		expect((await call()).status).toBe(401);
	});
});

describe('bursts and repeats', () => {
	it('gives 200 alerts with 20 repeated ones as 200 items, none twice', async () => {
		const webhook = await active();
		const raise = async (repeat: number) =>
			await sandbox.api.control.raiseAlert({ ruleId: rule, repeat });
		const raised = await Promise.all(
			Array.from({ length: 200 }, async (_, index) => await raise(index < 20 ? 2 : 1)),
		);
		const ids = received(webhook).map(({ id }) => id);
		expect(webhook.calls).toHaveLength(220);
		expect(ids).toHaveLength(200);
		expect([...ids].sort()).toEqual(raised.map(({ alertId }) => alertId).sort());
		expect(raised.flatMap(({ deliveries }) => deliveries).map(({ status }) => status)).toEqual(
			Array.from({ length: 220 }, () => 200),
		);
	});

	it('takes raising and clearing of one alert for two things', async () => {
		const webhook = await active();
		const { alertId } = await sandbox.api.control.raiseAlert({ ruleId: rule, repeat: 3 });
		await sandbox.api.control.clearAlert({ alertId, repeat: 3 });
		expect(received(webhook).map(({ event }) => event)).toEqual(['triggered', 'cleared']);
	});

	const alert = { id: 'same-1', started: '1742845260000' };
	const notification = (notificationId: string, notificationType: string, more: object) => ({
		notificationId,
		notificationType,
		alert: { ...alert, cleared: '', ...more },
	});

	it('takes a second occurrence of an alert for a new one, and a repeated notification for an old one', async () => {
		const webhook = await active();
		const first = notification('n1', '2', {});
		const all = [
			first,
			notification('n2', '1', { cleared: '1742845860000' }),
			notification('n3', '2', { started: '1742846460000' }),
			notification('n4', '1', { started: '1742846460000', cleared: '1742847060000' }),
		];
		for (const body of all) expect((await deliver(webhook, body)).status).toBe(200);
		for (const body of [first, all[3]]) {
			const answer = await (await deliver(webhook, body)).json();
			expect(answer).toEqual({ message: 'Delivered before' });
		}
		expect(received(webhook)).toMatchObject([
			{ notificationId: 'n1', event: 'triggered' },
			{ notificationId: 'n2', event: 'cleared' },
			{ notificationId: 'n3', event: 'triggered' },
			{ notificationId: 'n4', event: 'cleared' },
		]);
	});

	it('tells occurrences apart by their start where notifications have no ID', async () => {
		const webhook = await active();
		for (const started of ['1742845260000', '1742846460000', '1742845260000']) {
			await deliver(webhook, { notificationType: '2', alert: { id: 'same-2', started } });
		}
		expect(received(webhook).map(({ startDate }) => startDate)).toEqual([
			'2025-03-24T19:41:00.000Z',
			'2025-03-24T20:01:00.000Z',
		]);
	});

	it('tells alerts apart that come in one notification', async () => {
		const webhook = await active();
		for (const id of ['one', 'two', 'one']) {
			await deliver(webhook, { notificationId: 'n', notificationType: '2', alert: { id } });
		}
		expect(received(webhook).map(({ id }) => id)).toEqual(['one', 'two']);
	});

	it('writes nothing to static data, which could overwrite a new registration', async () => {
		const webhook = await active();
		const before = webhook.staticData;
		await sandbox.api.control.raiseAlert({ ruleId: rule });
		expect(webhook.staticData).toEqual(before);
	});

	it('answers within a second', async () => {
		await active();
		const started = performance.now();
		await sandbox.api.control.raiseAlert({ ruleId: rule });
		expect(performance.now() - started).toBeLessThan(1000);
	});
});

describe('filters', () => {
	it.each([
		[{ event: 'triggered' }, ['triggered']],
		[{ event: 'cleared' }, ['cleared']],
		[{ event: 'both' }, ['triggered', 'cleared']],
		[{ filters: { filterRuleIds: [rule] } }, ['triggered', 'cleared']],
		[{ filters: { filterRuleIds: ['1'] } }, []],
		[{ filters: { testIds: ['1'] } }, []],
		[{ filters: { severities: ['info', 'minor', 'major', 'critical'] } }, ['triggered', 'cleared']],
		[{ filters: { severities: ['high'] } }, []],
	])('%j lets through %j', async (parameters, events) => {
		const webhook = await active(parameters as IDataObject);
		const { alertId, deliveries } = await sandbox.api.control.raiseAlert({ ruleId: rule });
		await sandbox.api.control.clearAlert({ alertId });
		expect(deliveries).toEqual([{ url: webhook.url, status: 200 }]);
		expect(received(webhook).map(({ event }) => event)).toEqual(events);
	});
});

describe('the execution', () => {
	const item = { id: 'a1', event: 'triggered', kind: 'alert' };

	it('hands on what was delivered, also where n8n cannot compare it with earlier runs', async () => {
		const { items } = await runWorkflow({
			node: { type: ThousandEyesTrigger, parameters: { ruleIds: RULES } },
			input: [item],
			mode: 'webhook',
		});
		expect(items.map(({ json }) => json)).toEqual([item]);
	});

	it('hands on what the poll brought', async () => {
		const { items } = await runWorkflow({
			node: { type: ThousandEyesTrigger, parameters: { listenBy: 'polling' } },
			input: [item],
			mode: 'trigger',
		});
		expect(items.map(({ json }) => json)).toEqual([item]);
	});
});
