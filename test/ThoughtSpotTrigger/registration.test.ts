import { call, FOREIGN, useSandbox, type Api } from './setup';

const shared = useSandbox();
const { trigger } = shared;

const callsOf = (api: Api, path: string) =>
	api.requests.filter((request) => request.path.endsWith(path));

describe('activation', () => {
	it('registers one webhook, with secrets of its own', async () => {
		const webhook = await trigger();
		await webhook.activate();
		const [registered, ...more] = shared.api.control.webhooks();
		expect(more).toEqual([]);
		expect(registered).toMatchObject({
			name: 'n8n: Engine test',
			url: webhook.url,
			events: ['LIVEBOARD_SCHEDULE'],
			authentication: { API_KEY: { key: 'X-API-Key', value: expect.stringMatching(/^\w{64}$/) } },
			signature_verification: { type: 'HMAC_SHA256', secret: expect.stringMatching(/^\w{64}$/) },
		});
		expect(webhook.staticData).toMatchObject({ production: { id: registered.id } });
	});

	it('finds what is registered, and doubles nothing when n8n starts again', async () => {
		const webhook = await trigger();
		await webhook.activate();
		const before = shared.api.control.webhooks();
		await webhook.activate('init');
		await webhook.activate('update');
		expect(await webhook.checkExists()).toBe(true);
		expect(shared.api.control.webhooks()).toEqual(before);
		expect(callsOf(shared.api, '/webhooks/create')).toHaveLength(1);
	});

	it.each(['basic', 'trusted'])('works with %s', async (authentication) => {
		const webhook = await trigger({ parameters: { authentication } });
		await webhook.activate();
		expect(shared.api.control.webhooks()).toHaveLength(1);
		await webhook.deactivate();
		expect(shared.api.control.webhooks()).toEqual([]);
	});

	it('works in the org of the credential, whatever other orgs have', async () => {
		await call(shared.api, '/webhooks/create', FOREIGN);
		const webhook = await trigger({ credential: { orgId: '2' } });
		await webhook.activate();
		const orgs = shared.api.control.webhooks().map(({ org }) => (org as { id: number }).id);
		expect(orgs).toEqual([0, 2]);
		await webhook.deactivate();
		expect(shared.api.control.webhooks()).toMatchObject([FOREIGN]);
	});

	it('registers anew what somebody removed in ThoughtSpot', async () => {
		const webhook = await trigger();
		await webhook.activate();
		const [{ id }] = shared.api.control.webhooks();
		await call(shared.api, '/webhooks/delete', { webhook_identifiers: [id] });
		expect(await webhook.checkExists()).toBe(false);
		await webhook.activate();
		expect(shared.api.control.webhooks()).toHaveLength(1);
	});

	it('replaces its own webhook when n8n has forgotten it', async () => {
		const forgetful = await trigger();
		await forgetful.activate();
		const before = shared.api.control.webhooks();
		const { id, ...settings } = before[0];
		const webhook = await trigger({ webhookId: 'another' });
		const { name, description, events } = settings;
		await call(shared.api, '/webhooks/delete', { webhook_identifiers: [id] });
		await call(shared.api, '/webhooks/create', { name, description, events, url: webhook.url });
		await webhook.activate();
		const after = shared.api.control.webhooks();
		expect(after).toHaveLength(1);
		expect(after[0]).toMatchObject({ url: webhook.url, authentication: { API_KEY: {} } });
	});
});

describe('a webhook that is not ours', () => {
	it('is never touched, and the error names it and the way out', async () => {
		await call(shared.api, '/webhooks/create', FOREIGN);
		const before = shared.api.control.webhooks();
		const webhook = await trigger();
		const error = await webhook.activate().then(
			() => undefined,
			(reason: Error) => reason,
		);
		expect(error?.message).toMatch(/"Finance mailer" \([\w-]+, to hooks\.example\.com\)/);
		expect(error?.message).toContain("'Use Existing Webhook'");
		expect(shared.api.control.webhooks()).toEqual(before);
		await webhook.deactivate();
		expect(shared.api.control.webhooks()).toEqual(before);
		expect(callsOf(shared.api, '/webhooks/delete')).toEqual([]);
	});

	it('may be at our very address: only what we marked is ours', async () => {
		const webhook = await trigger();
		await call(shared.api, '/webhooks/create', { ...FOREIGN, url: webhook.url });
		const before = shared.api.control.webhooks();
		await expect(webhook.activate()).rejects.toThrow('Finance mailer');
		expect(shared.api.control.webhooks()).toEqual(before);
	});

	it('is what ours becomes when somebody points it elsewhere', async () => {
		const webhook = await trigger();
		await webhook.activate();
		const [{ id }] = shared.api.control.webhooks();
		await call(shared.api, `/webhooks/${id}/update`, { url: FOREIGN.url });
		expect(await webhook.checkExists()).toBe(false);
		await expect(webhook.activate()).rejects.toThrow('hooks.example.com');
		await webhook.deactivate();
		expect(shared.api.control.webhooks()).toMatchObject([{ id, url: FOREIGN.url }]);
	});
});

describe('deactivation', () => {
	it('leaves ThoughtSpot as it was', async () => {
		const webhook = await trigger();
		await webhook.activate();
		await webhook.deactivate();
		expect(shared.api.control.webhooks()).toEqual([]);
		expect(webhook.staticData).toEqual({});
	});

	it('is content when the webhook is gone already', async () => {
		const webhook = await trigger();
		await webhook.activate();
		const [{ id }] = shared.api.control.webhooks();
		await call(shared.api, '/webhooks/delete', { webhook_identifiers: [id] });
		await webhook.deactivate();
		expect(webhook.staticData).toEqual({});
	});

	it('names what ThoughtSpot says that it could not delete', async () => {
		const webhook = await trigger();
		await webhook.activate();
		const [{ id, name }] = shared.api.control.webhooks();
		const failed = [{ id, name, error: 'Webhook is locked' }];
		const body = { deleted_count: 0, failed_count: 1, failed_webhooks: failed };
		shared.api.control.fault({
			kind: 'status',
			status: 200,
			match: { path: /webhooks\/delete/ },
			headers: { 'content-type': 'application/json' },
			body,
		});
		await expect(webhook.deactivate()).rejects.toThrow(new RegExp(`${id}.*Webhook is locked`));
		expect(webhook.staticData).toMatchObject({ production: { id } });
		await webhook.deactivate();
		expect(shared.api.control.webhooks()).toEqual([]);
	});
});

describe('preconditions', () => {
	it('says when scheduled Liveboards do not go to webhooks', async () => {
		shared.api.control.setChannels(['EMAIL']);
		const webhook = await trigger();
		await expect(webhook.activate()).rejects.toThrow(/"Primary" do not go to webhooks/);
		expect(shared.api.control.webhooks()).toEqual([]);
		const insisting = await trigger({ parameters: { options: { skipChannelCheck: true } } });
		await insisting.activate();
		expect(shared.api.control.webhooks()).toHaveLength(1);
	});

	it('goes on when it may not read the channels', async () => {
		shared.api.control.fault({
			kind: 'status',
			status: 403,
			match: { path: 'communication-channels' },
		});
		const webhook = await trigger();
		await webhook.activate();
		expect(shared.api.control.webhooks()).toHaveLength(1);
		expect(webhook.log.some(({ message }) => /not checked/.test(message))).toBe(true);
	});

	it('says which privilege is missing', async () => {
		const analyst = { username: 'analyst', password: 'sandbox-password' };
		const webhook = await trigger({ credential: analyst });
		await expect(webhook.activate()).rejects.toThrow('CAN_MANAGE_WEBHOOKS');
	});
});

describe('listening in the editor', () => {
	it('registers the test address while nobody else needs it', async () => {
		const webhook = await trigger();
		await webhook.activate('manual');
		expect(shared.api.control.webhooks()).toMatchObject([{ url: webhook.testUrl }]);
		await webhook.deactivate('manual');
		expect(shared.api.control.webhooks()).toEqual([]);
	});

	it('never takes the webhook from the active workflow', async () => {
		const webhook = await trigger();
		await webhook.activate();
		const before = shared.api.control.webhooks();
		await expect(webhook.activate('manual')).rejects.toThrow(
			/active workflow "Engine test" receives/,
		);
		expect(shared.api.control.webhooks()).toEqual(before);
		expect(await webhook.checkExists()).toBe(true);
		const { deliveries } = await shared.api.control.fireSchedule();
		expect(deliveries).toMatchObject([{ status: 200 }]);
	});

	it('gives way to activation, and its end does no harm to it', async () => {
		const webhook = await trigger();
		await webhook.activate('manual');
		await webhook.activate();
		const active = shared.api.control.webhooks();
		expect(active).toMatchObject([{ url: webhook.url }]);
		await webhook.deactivate('manual');
		expect(shared.api.control.webhooks()).toEqual(active);
	});
});
