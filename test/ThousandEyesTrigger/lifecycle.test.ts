import { createHash } from 'crypto';
import { findSecrets } from '../support/secrets';
import { startServer } from '../support/server';
import { everything, ours, RULES, rulesApart, secretFor, TOKEN, useSandbox } from './setup';

const sandbox = useSandbox();

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
			headers: [{ name: 'X-Webhook-Secret', value: expect.stringMatching(/^[\da-f]{64}$/) }],
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
		// Rules that are no longer wanted do not keep it.
		expect(rulesApart(sandbox.api).attached).toEqual({ [RULES[1]]: [id] });
		await again.deactivate();
		expect(everything(sandbox.api)).toBe(before);
	});
});

describe('test and production', () => {
	it('have objects of their own', async () => {
		const webhook = await sandbox.trigger();
		await webhook.activate();
		const secret = secretFor(sandbox.api, webhook.url);
		await webhook.activate('manual');
		const { connectors, operations } = ours(sandbox.api);
		expect(connectors.map(([, { target }]) => target)).toEqual([webhook.url, webhook.testUrl]);
		expect(operations).toHaveLength(2);
		expect(secretFor(sandbox.api, webhook.url)).toBe(secret);
		expect(await webhook.checkExists()).toBe(true);
		await webhook.deactivate();
		expect(ours(sandbox.api).connectors.map(([, { target }]) => target)).toEqual([webhook.testUrl]);
	});
});

describe('secrets', () => {
	it('are at ThousandEyes, and nowhere else', async () => {
		const webhook = await sandbox.trigger();
		await webhook.activate();
		const secret = secretFor(sandbox.api, webhook.url);
		expect(secret).toMatch(/^[\da-f]{64}$/);
		await sandbox.api.control.raiseAlert({ ruleId: RULES[0] });
		const kept = [webhook.log, webhook.calls, webhook.staticData];
		expect(findSecrets(kept, [secret, TOKEN])).toEqual([]);
		expect(webhook.calls).toMatchObject([{ workflowData: expect.anything() }]);
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

	/** Refuses every connector and says in every place what it was sent. */
	const createEcho = async (listed: object[]) =>
		await startServer(({ method, url, body }) => {
			if (method === 'GET') return { json: url.includes('/connectors') ? { items: listed } : {} };
			const said = `headers[0].value is wrong: ${body}`;
			const errors = [{ field: said, message: said }];
			return { status: 400, json: { title: said, detail: said, errors } };
		});

	it.each([
		['created', []],
		['updated', [{ id: 'c-1', name: 'n8n [mark]' }]],
	])('of the webhook does not show when a connector that is %s is refused', async (_, listed) => {
		const target = 'https://n8n.example.com/webhook/echoed/thousandeyes';
		const mark = createHash('sha256').update(target).digest('hex').slice(0, 12);
		const named = listed.map((one) => ({ ...one, name: `n8n [${mark}]` }));
		const server = await createEcho(named);
		const webhook = await sandbox.trigger({
			webhookId: 'echoed',
			local: false,
			baseUrl: server.url,
		});
		const error = await webhook.activate().catch((thrown: Error) => thrown);
		await server.close();
		expect(error).toMatchObject({ message: expect.stringContaining('headers[0].value is wrong') });
		const sent = server.requests.filter(({ body }) => body.includes('X-Webhook-Secret'));
		expect(sent.map(({ method }) => method)).toEqual([listed.length > 0 ? 'PUT' : 'POST']);
		const [{ value }] = (JSON.parse(sent[0].body) as { headers: Array<{ value: string }> }).headers;
		expect(value).toMatch(/^[\da-f]{64}$/);
		expect(findSecrets([error, webhook.log, webhook.staticData], [value])).toEqual([]);
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
