import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ThousandEyesWebhookApi } from '../../credentials/ThousandEyesWebhookApi.credentials';
import { payloadOf } from '../../nodes/ThousandEyes/trigger/webhook/payload';
import { ThousandEyesTrigger } from '../../nodes/ThousandEyes/ThousandEyesTrigger.node';
import { testCredential } from '../support/editor';
import { findSecrets } from '../support/secrets';
import type { Webhook } from '../support/webhook';
import { deliver, everything, received, RULES, TOKEN, useSandbox } from './setup';

const sandbox = useSandbox();
const parameters = { authentication: 'existing' };
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
const HEADER: ICredentialDataDecryptedObject = {
	sentAs: 'header',
	headerName: 'X-Own',
	headerSecret: 'own-secret',
};
const BASIC: ICredentialDataDecryptedObject = {
	sentAs: 'basic',
	username: 'n8n',
	password: 'own:secret',
};
const ALERT = { notificationType: '2', alert: { id: 'a1' } };

const send = async (webhook: Webhook, headers: Record<string, string>, body: unknown = ALERT) =>
	(await deliver(sandbox.api, webhook, body, headers)).status;

describe('Use Existing Webhook', () => {
	it('registers and removes nothing, and asks nothing of ThousandEyes', async () => {
		const before = everything(sandbox.api);
		const webhook = await sandbox.trigger({ parameters, webhookSecret: HEADER });
		await webhook.activate();
		await webhook.activate('init');
		await webhook.activate('manual');
		await webhook.deactivate();
		expect(everything(sandbox.api)).toBe(before);
		expect(sandbox.api.requests).toEqual([]);
		expect(webhook.staticData).toEqual({});
	});

	it.each([
		['a header', HEADER, 'x-own', 'own-secret'],
		[
			'a pasted header',
			{ ...HEADER, headerName: ' X-Own ', headerSecret: 'own-secret\n' },
			'x-own',
			'own-secret',
		],
		[
			'a token',
			{ headerName: 'Authorization', headerSecret: 'Bearer own-token' },
			'authorization',
			'Bearer own-token',
		],
		['a password', BASIC, 'authorization', basic('n8n:own:secret')],
		[
			'a password with umlauts',
			{ ...BASIC, password: 'größe' },
			'authorization',
			basic('n8n:größe'),
		],
	])('takes deliveries with %s, and only these', async (_, webhookSecret, name, value) => {
		const webhook = await sandbox.trigger({ parameters, webhookSecret });
		const wrong = [`${value}x`, value.slice(0, -1), value.toUpperCase(), '', 'Basic ', 'Basic'];
		for (const one of wrong) expect(await send(webhook, { [name]: one })).toBe(401);
		expect(await send(webhook, {})).toBe(401);
		expect(await send(webhook, { [`${name}2`]: value })).toBe(401);
		expect(received(webhook)).toEqual([]);
		expect(await send(webhook, { [name]: value })).toBe(200);
		expect(received(webhook)).toMatchObject([{ id: 'a1', event: 'triggered', link: '' }]);
		const secrets = [value, webhookSecret.headerSecret, webhookSecret.password].filter(Boolean);
		expect(findSecrets([webhook.calls, webhook.log], secrets as string[])).toEqual([]);
	});

	it.each([
		{ ...HEADER, headerSecret: '' },
		{ ...HEADER, headerSecret: ' ' },
		{ ...HEADER, headerName: '' },
		{ ...BASIC, password: '' },
		{ ...BASIC, username: '' },
		{},
	])('takes nothing while the credential is not complete: %j', async (webhookSecret) => {
		const webhook = await sandbox.trigger({ parameters, webhookSecret });
		const guesses = ['', ' ', basic(':'), basic('n8n:'), basic(':own:secret'), basic('')];
		for (const guess of guesses) {
			const headers = { 'x-own': guess, authorization: guess, 'x-webhook-secret': guess };
			expect(await send(webhook, headers)).toBe(401);
		}
		expect(received(webhook)).toEqual([]);
	});

	it('takes nothing while the credential is missing, and says so in the log', async () => {
		const webhook = await sandbox.trigger({ parameters });
		expect(await send(webhook, { 'x-own': 'own-secret' })).toBe(401);
		expect(webhook.calls).toEqual([{ noWebhookResponse: true }]);
		expect(webhook.log).toContainEqual(
			expect.objectContaining({ level: 'warn', message: expect.stringContaining('credential') }),
		);
	});

	it('does not take the secret of a webhook that was registered before', async () => {
		const before = await sandbox.trigger();
		await before.activate();
		const webhook = await sandbox.trigger({
			parameters,
			webhookSecret: HEADER,
			staticData: before.staticData,
		});
		const [{ body }] = sandbox.api.requests.filter((one) => one.body.includes('X-Webhook-Secret'));
		const [{ value }] = (JSON.parse(body) as { headers: Array<{ value: string }> }).headers;
		expect(await send(webhook, { 'x-webhook-secret': value })).toBe(401);
	});

	it('takes what webhooks of users send: our payload, Generic and classic', async () => {
		const webhook = await sandbox.trigger({ parameters, webhookSecret: BASIC });
		const headers = { authorization: basic('n8n:own:secret'), 'content-type': 'application/json' };
		const ours = payloadOf('')
			.replace(/\{\{#.*?\{\{\/each\}\}/g, '')
			.replace('{{alert.id}}', 'one')
			.replace('{{type.id}}', '2')
			.replace('{{alert.rule.name}}', 'the "site" rule')
			.replace(/\{\{.*?\}\}/g, '');
		expect(await send(webhook, headers, ours)).toBe(200);
		const generic = { id: 'n', type: '1', alert: { id: 'two', cleared: 1742848860000 } };
		expect(await send(webhook, headers, generic)).toBe(200);
		const classic = { eventType: 'ALERT_NOTIFICATION_CLEAR', eventId: 'e', alert: { alertId: 3 } };
		expect(await send(webhook, headers, classic)).toBe(200);
		expect(await send(webhook, headers, classic)).toBe(200);
		expect(received(webhook)).toMatchObject([
			{ id: 'one', event: 'triggered', rule: { name: 'the "site" rule' } },
			{ id: 'two', event: 'cleared' },
			{ id: '3', event: 'cleared' },
		]);
	});

	it('takes what a webhook of the sandbox sends that somebody made by hand', async () => {
		const webhook = await sandbox.trigger({ parameters, webhookSecret: BASIC });
		const { connectors, operations, joined } = sandbox.api.state.integrations.store;
		const authentication = { type: 'basic', username: 'n8n', password: 'own:secret' };
		connectors.set('c', { type: 'generic', name: 'Mine', target: webhook.url, authentication });
		operations.set('o', {
			name: 'Mine',
			category: 'alerts',
			enabled: true,
			payload: payloadOf(''),
		});
		joined.set('o', 'c');
		const [ruleId] = RULES;
		sandbox.api.state.alertRules.editAfter('GET', ruleId, (rule) => ({
			...rule,
			notifications: { customWebhook: [{ integrationId: 'o', integrationType: 'custom-webhook' }] },
		}));
		const headers = { authorization: `Bearer ${TOKEN}` };
		await fetch(`${sandbox.api.url}/v7/alerts/rules/${ruleId}`, { headers });
		const { alertId, deliveries } = await sandbox.api.control.raiseAlert({ ruleId });
		expect(deliveries).toEqual([{ url: webhook.url, status: 200 }]);
		expect(received(webhook)).toMatchObject([{ id: alertId, event: 'triggered' }]);
	});

	it('cannot poll, and says which credential can', async () => {
		const poller = sandbox.poller({ parameters, webhookSecret: HEADER });
		for (const manual of [false, true]) {
			await expect(poller.poll({ manual })).rejects.toMatchObject({
				message: expect.stringContaining("'Listen By' cannot be Polling"),
				description: expect.stringContaining('ThousandEyes Bearer Token API'),
			});
		}
	});

	it('asks for nothing that only a registration needs', () => {
		const { properties } = new ThousandEyesTrigger().description;
		for (const name of ['aid', 'attachTo', 'ruleIds']) {
			const [field] = properties.filter((one) => one.name === name);
			expect(field.displayOptions?.hide).toEqual({ authentication: ['existing'] });
		}
	});
});

describe('the credential', () => {
	it.each([
		[HEADER, 'OK', 'Complete'],
		[BASIC, 'OK', 'Complete'],
		[{ ...HEADER, headerName: 'two words' }, 'Error', "'Header Name'"],
		[{ ...HEADER, headerSecret: '' }, 'Error', "'Header Value'"],
		[{ ...BASIC, username: '' }, 'Error', "'User'"],
		[{ ...BASIC, password: '' }, 'Error', "'Password'"],
	])('is checked for what can be told: %j', async (data, status, message) => {
		const result = await testCredential('thousandEyesWebhookApi', data, {
			credentialTypes: [ThousandEyesWebhookApi],
			nodeTypes: [ThousandEyesTrigger],
		});
		expect(result).toMatchObject({ status, message: expect.stringContaining(message) });
	});
});
