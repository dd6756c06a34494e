import type { IDataObject } from 'n8n-workflow';
import { findSecrets } from '../support/secrets';
import { everything, ours, RULES, rulesApart, TOKEN, useSandbox } from './setup';

const sandbox = useSandbox();

const secretOf = (data: IDataObject) => String((data.production as IDataObject).secret);

interface SandboxRule extends Record<string, unknown> {
	notifications: { customWebhook: object[] };
}

const ruleAt = async (url: string, headers: Record<string, string>) =>
	(await (await fetch(url, { headers })).json()) as SandboxRule;

describe('activation', () => {
	it('sets everything up once and leaves the rules otherwise as they were', async () => {
		const before = rulesApart(sandbox.api).rest;
		const webhook = await sandbox.trigger();
		await webhook.activate();
		await webhook.activate('init');
		const { connectors, operations, joined } = ours(sandbox.api);
		expect(connectors).toHaveLength(1);
		expect(operations).toHaveLength(1);
		const [[connectorId, connector]] = connectors;
		const [[operationId, operation]] = operations;
		expect(joined).toEqual([[operationId, connectorId]]);
		expect(connector).toEqual({
			type: 'generic',
			name: expect.stringMatching(/^n8n Engine test \[[\da-f]{12}\]$/),
			target: webhook.url,
			headers: [{ name: 'X-Webhook-Secret', value: secretOf(webhook.staticData) }],
		});
		expect(operation.name).toBe(connector.name);
		const { rest, attached } = rulesApart(sandbox.api);
		expect(rest).toBe(before);
		expect(attached).toEqual({ [RULES[0]]: [operationId], [RULES[1]]: [operationId] });
	});

	it('takes away what it made and nothing else', async () => {
		const before = everything(sandbox.api);
		const webhook = await sandbox.trigger({ parameters: { ruleIds: RULES } });
		await webhook.activate();
		expect(everything(sandbox.api)).not.toBe(before);
		await webhook.deactivate();
		expect(everything(sandbox.api)).toBe(before);
		expect(webhook.staticData).toEqual({});
		await webhook.deactivate();
		expect(everything(sandbox.api)).toBe(before);
	});

	it('lets two workflows share a rule, also when both start at the same time', async () => {
		const before = everything(sandbox.api);
		const webhooks = await Promise.all([1, 2, 3, 4].map(async () => await sandbox.trigger()));
		await Promise.all(webhooks.map(async (webhook) => await webhook.activate()));
		const { attached } = rulesApart(sandbox.api);
		expect(attached[RULES[0]]).toHaveLength(4);
		await webhooks[0].deactivate();
		await webhooks[1].deactivate();
		expect(rulesApart(sandbox.api).attached[RULES[0]]).toHaveLength(2);
		expect(await webhooks[2].checkExists()).toBe(true);
		await Promise.all(webhooks.slice(2).map(async (webhook) => await webhook.deactivate()));
		expect(everything(sandbox.api)).toBe(before);
	});

	it('keeps what somebody else writes to the rule meanwhile', async () => {
		const webhook = await sandbox.trigger();
		await webhook.activate();
		const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
		const url = `${sandbox.api.url}/v7/alerts/rules/${RULES[0]}`;
		const { _links, ruleId, tests, ...rule } = await ruleAt(url, headers);
		expect([_links, ruleId, tests].every(Boolean)).toBe(true);
		const body = JSON.stringify({ ...rule, severity: 'critical' });
		await fetch(url, { method: 'PUT', headers, body });
		await webhook.deactivate();
		const [found] = sandbox.api.state.alertRules.all();
		expect(found).toMatchObject({ severity: 'critical' });
		expect(rulesApart(sandbox.api).attached).toEqual({});
	});

	it('attaches nothing where the user does it, and detaches what he has attached', async () => {
		const before = everything(sandbox.api);
		const webhook = await sandbox.trigger({ parameters: { attachTo: 'none' } });
		await webhook.activate();
		expect(rulesApart(sandbox.api).attached).toEqual({});
		expect(ours(sandbox.api).operations).toHaveLength(1);
		const other = await sandbox.trigger({ parameters: { ruleIds: [RULES[2]] } });
		await other.activate();
		const [[id, { name }]] = ours(sandbox.api).operations;
		const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
		const url = `${sandbox.api.url}/v7/alerts/rules/${RULES[2]}`;
		const { _links, ruleId, tests, ...rule } = await ruleAt(url, headers);
		expect([_links, ruleId, tests].every(Boolean)).toBe(true);
		rule.notifications.customWebhook.push({
			integrationId: id,
			integrationType: 'custom-webhook',
			integrationName: name,
		});
		await fetch(url, { method: 'PUT', headers, body: JSON.stringify(rule) });
		await webhook.deactivate();
		await other.deactivate();
		expect(everything(sandbox.api)).toBe(before);
	});
});

describe('what is there already', () => {
	it.each([
		['connector', /connectors\/generic\//],
		['operation', /operations\/webhooks\/[^/]+$/],
	])('is set up anew when the %s is gone, and only then', async (_part, path) => {
		const webhook = await sandbox.trigger();
		await webhook.activate();
		for (const status of [400, 403]) {
			sandbox.api.control.fault({ kind: 'status', status, match: { method: 'GET', path } });
			await expect(webhook.checkExists()).rejects.toThrow(/ThousandEyes/);
		}
		sandbox.api.control.fault({ kind: 'status', status: 404, match: { method: 'GET', path } });
		expect(await webhook.checkExists()).toBe(false);
		expect(await webhook.checkExists()).toBe(true);
	});

	it('is found and not doubled when n8n has lost its notes', async () => {
		const before = everything(sandbox.api);
		const same = { webhookId: 'same', local: false };
		await (await sandbox.trigger({ ...same, parameters: { ruleIds: RULES } })).activate();
		const [[id]] = ours(sandbox.api).operations;
		const again = await sandbox.trigger({ ...same, parameters: { ruleIds: [RULES[1]] } });
		await again.activate();
		const parts = ours(sandbox.api);
		expect(parts.operations.map(([found]) => found)).toEqual([id]);
		expect(parts.connectors).toHaveLength(1);
		expect(parts.connectors[0][1].headers).toEqual([
			{ name: 'X-Webhook-Secret', value: secretOf(again.staticData) },
		]);
		// Rules that are no longer wanted do not keep it.
		expect(rulesApart(sandbox.api).attached).toEqual({ [RULES[1]]: [id] });
		await again.deactivate();
		expect(everything(sandbox.api)).toBe(before);
	});

	it('is moved when the address of n8n changes', async () => {
		const old = await sandbox.trigger({ webhookId: 'moved', local: false });
		await old.activate();
		const { staticData } = old;
		const moved = await sandbox.trigger({ webhookId: 'moved', staticData });
		await moved.activate('init');
		expect(ours(sandbox.api).connectors.map(([, { target }]) => target)).toEqual([moved.url]);
	});
});

describe('test and production', () => {
	it('have objects of their own', async () => {
		const webhook = await sandbox.trigger();
		await webhook.activate();
		const secret = secretOf(webhook.staticData);
		await webhook.activate('manual');
		const { connectors, operations } = ours(sandbox.api);
		expect(connectors.map(([, { target }]) => target)).toEqual([webhook.url, webhook.testUrl]);
		expect(operations).toHaveLength(2);
		expect(secretOf(webhook.staticData)).toBe(secret);
		expect(await webhook.checkExists()).toBe(true);
		await webhook.deactivate();
		expect(ours(sandbox.api).connectors.map(([, { target }]) => target)).toEqual([webhook.testUrl]);
	});
});

describe('secrets', () => {
	it('are in static data and at ThousandEyes, and nowhere else', async () => {
		const webhook = await sandbox.trigger();
		await webhook.activate();
		const secret = secretOf(webhook.staticData);
		expect(secret).toMatch(/^[\da-f]{64}$/);
		await sandbox.api.control.raiseAlert({ ruleId: RULES[0] });
		expect(findSecrets([webhook.log, webhook.calls], [secret, TOKEN])).toEqual([]);
		expect(findSecrets(webhook.staticData, [TOKEN])).toEqual([]);
		const sent = sandbox.api.requests.filter(({ body }) => body.includes(secret));
		expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'POST /v7/connectors/generic',
		]);
	});

	it('do not show in the error when ThousandEyes repeats them', async () => {
		const webhook = await sandbox.trigger();
		const fault = { kind: 'status' as const, status: 400, times: 9, match: { method: 'POST' } };
		sandbox.api.control.fault({ ...fault, body: { title: 'Bad', detail: `Bearer ${TOKEN}` } });
		const error = await webhook.activate().catch((thrown: Error) => thrown);
		expect(error).toMatchObject({ message: expect.stringContaining('answered 400') });
		expect(findSecrets([error, webhook.log], [TOKEN])).toEqual([]);
	});
});

describe('input', () => {
	it.each([
		[{ ruleIds: [] }, /'Alert Rules' is empty/],
		[{ ruleIds: ['999'] }, /rule that does not exist: 999/],
		[{ ruleIds: ['a/b'] }, /'Alert Rules' has no rule 'a\/b'/],
		[{ aid: { __rl: true, mode: 'id', value: 'x' } }, /'Account Group' must be a number/],
	])('%j is refused and leaves nothing behind', async (parameters, message) => {
		const before = everything(sandbox.api);
		const webhook = await sandbox.trigger({ parameters });
		await expect(webhook.activate()).rejects.toThrow(message);
		expect(everything(sandbox.api)).toBe(before);
	});

	it('works in the account group that is chosen', async () => {
		const aid = { __rl: true, mode: 'id', value: '1002' };
		const webhook = await sandbox.trigger({ parameters: { aid } });
		await webhook.activate();
		expect(sandbox.api.requests.length).toBeGreaterThan(5);
		for (const { url } of sandbox.api.requests) expect(url).toMatch(/[?&]aid=1002(&|$)/);
	});
});
