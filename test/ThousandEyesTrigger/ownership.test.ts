import type { IDataObject } from 'n8n-workflow';
import { findSecrets } from '../support/secrets';
import type { Webhook } from '../support/webhook';
import {
	deliver,
	everything,
	ours,
	received,
	RULES,
	rulesApart,
	secretFor,
	useSandbox,
} from './setup';

const sandbox = useSandbox();
const warnings = ({ log }: Pick<Webhook, 'log'>) =>
	log.filter(({ level }) => level === 'warn').map(({ message }) => message);

/** A workflow that is active, and what its copies have of it. */
async function original(wish: Parameters<typeof sandbox.trigger>[0] = {}) {
	const webhook = await sandbox.trigger({ webhookId: 'original', ...wish });
	await webhook.activate();
	const [[connectorId]] = ours(sandbox.api).connectors;
	const [[operationId]] = ours(sandbox.api).operations;
	const { staticData } = webhook;
	return { webhook, staticData, connectorId, operationId, before: everything(sandbox.api) };
}

describe("another workflow's webhook in the static data", () => {
	it('is left alone when a copy is activated and deactivated', async () => {
		const { webhook, staticData, connectorId, operationId, before } = await original();
		const copy = await sandbox.trigger({ webhookId: 'copy', workflowId: 'workflow-2', staticData });
		await copy.activate();
		const { attached } = rulesApart(sandbox.api);
		expect(attached[RULES[0]]).toContain(operationId);
		expect(attached[RULES[0]]).toHaveLength(2);
		expect(ours(sandbox.api).connectors).toHaveLength(2);
		await copy.deactivate();
		expect(everything(sandbox.api)).toBe(before);
		expect(await webhook.checkExists()).toBe(true);
		await sandbox.api.control.raiseAlert({ ruleId: RULES[0] });
		expect(received(webhook)).toHaveLength(1);
		// Named, so that whoever knows that nothing uses it can remove it.
		const [warning, ...more] = warnings(copy);
		expect(more).toEqual([]);
		for (const name of [connectorId, operationId, ...RULES.slice(0, 2)])
			expect(warning).toContain(name);
		expect(findSecrets(copy.log, [secretFor(sandbox.api, webhook.url)])).toEqual([]);
	});

	it('is left alone when a copy in the same workflow is activated', async () => {
		const { staticData, before } = await original();
		const copy = await sandbox.trigger({ webhookId: 'copy', staticData });
		await copy.activate();
		await copy.deactivate();
		expect(everything(sandbox.api)).toBe(before);
	});

	it('is left alone when n8n refuses a copy with the same address, and clears up after it', async () => {
		const { staticData, before } = await original({ local: false });
		const copy = await sandbox.trigger({
			webhookId: 'original',
			local: false,
			workflowId: 'workflow-2',
			staticData,
		});
		await copy.deactivate('activate');
		expect(everything(sandbox.api)).toBe(before);
		expect(warnings(copy)).toHaveLength(1);
	});

	it('is left alone when a copy listens in the editor', async () => {
		const { webhook } = await original();
		await webhook.activate('manual');
		const before = everything(sandbox.api);
		const { staticData } = webhook;
		const copy = await sandbox.trigger({ webhookId: 'copy', workflowId: 'workflow-2', staticData });
		await copy.activate('manual');
		await copy.deactivate('manual');
		expect(everything(sandbox.api)).toBe(before);
	});

	it.each([
		['another host', 'https://staging.example.com'],
		['another port', 'https://n8n.example.com:8443'],
		['another folder of the same host', 'https://n8n.example.com/staging'],
	])('is left alone when a cloned n8n starts at %s', async (_, webhookBaseUrl) => {
		const { staticData, connectorId, before } = await original({ local: false });
		const clone = await sandbox.trigger({
			webhookId: 'original',
			local: false,
			staticData,
			webhookBaseUrl,
		});
		await clone.activate('init');
		const targets = ours(sandbox.api).connectors.map(([, { target }]) => target);
		expect(targets).toEqual([
			'https://n8n.example.com/webhook/original/thousandeyes',
			`${webhookBaseUrl}/webhook/original/thousandeyes`,
		]);
		expect(warnings(clone)).toEqual([expect.stringContaining(connectorId)]);
		// From then on it has its own, and says nothing more.
		await clone.activate('init');
		expect(warnings(clone)).toHaveLength(1);
		await clone.deactivate();
		expect(everything(sandbox.api)).toBe(before);
	});

	it.each([
		['a copy', { webhookId: 'copy' }],
		['a copy with the same address', { webhookId: 'original', workflowId: 'workflow-2' }],
		['a clone', { webhookId: 'original', webhookBaseUrl: 'https://staging.example.com' }],
		[
			'a clone in another folder',
			{ webhookId: 'original', webhookBaseUrl: 'https://n8n.example.com/staging' },
		],
	])('is left alone when %s polls', async (_, wish) => {
		const { staticData, before } = await original({ local: false });
		const poller = sandbox.poller({ ...wish, staticData });
		await poller.poll();
		await poller.poll();
		expect(everything(sandbox.api)).toBe(before);
		expect(warnings(poller)).toHaveLength(1);
	});

	it('is left alone when a clone polls whose folder is above', async () => {
		const webhookBaseUrl = 'https://n8n.example.com/production';
		const { staticData, before } = await original({ local: false, webhookBaseUrl });
		await sandbox.poller({ webhookId: 'original', staticData }).poll();
		expect(everything(sandbox.api)).toBe(before);
	});

	it('is left alone when the activation of a copy fails', async () => {
		const { staticData, before } = await original();
		const copy = await sandbox.trigger({
			webhookId: 'copy',
			workflowId: 'workflow-2',
			staticData,
			parameters: { ruleIds: ['999'] },
		});
		await expect(copy.activate()).rejects.toThrow(/does not exist/);
		expect(everything(sandbox.api)).toBe(before);
	});
});

it.each([{}, { target: null }, { target: 7, connectorId: {} }, 'text', null])(
	'static data that nobody can read proves nothing and breaks nothing: %j',
	async (production) => {
		const staticData = { production };
		const before = everything(sandbox.api);
		expect(await sandbox.poller({ staticData }).poll()).toBeNull();
		expect(everything(sandbox.api)).toBe(before);
		const webhook = await sandbox.trigger({ staticData });
		const body = { notificationType: '2', alert: { id: 'a1' } };
		expect(await deliver(sandbox.api, webhook, body)).toMatchObject({ status: 401 });
		await webhook.activate();
		await webhook.deactivate();
		expect(everything(sandbox.api)).toBe(before);
	},
);

describe('static data of an earlier version', () => {
	const secret = 'f'.repeat(64);

	it('still proves deliveries, and is replaced at the next activation', async () => {
		const { webhook, staticData } = await original({ local: false });
		await webhook.close();
		const { connectorId, operationId, ruleIds } = staticData.production as IDataObject;
		const target = 'https://n8n.example.com/webhook/original/thousandeyes';
		const production = { target, connectorId, operationId, ruleIds, secret };
		const old = await sandbox.trigger({
			webhookId: 'original',
			local: false,
			staticData: { production },
		});
		const body = { notificationType: '2', alert: { id: 'a1' } };
		const genuine = { 'x-webhook-secret': secret };
		expect(await deliver(sandbox.api, old, body, genuine)).toMatchObject({ status: 200 });
		await old.activate('init');
		expect(ours(sandbox.api).connectors).toHaveLength(1);
		expect(findSecrets(old.staticData, [secret])).toEqual([]);
		expect(old.staticData.production).not.toHaveProperty('secret');
		const headers = { 'x-webhook-secret': secretFor(sandbox.api, target) };
		expect(headers['x-webhook-secret']).not.toBe(secret);
		const next = { ...body, alert: { id: 'a2' } };
		expect(await deliver(sandbox.api, old, next, genuine)).toMatchObject({ status: 401 });
		expect(await deliver(sandbox.api, old, next, headers)).toMatchObject({ status: 200 });
		expect(await old.checkExists()).toBe(true);
		await old.deactivate();
		expect(ours(sandbox.api).connectors).toEqual([]);
	});
});
