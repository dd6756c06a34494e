import type { Fault } from '../../sandbox';
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
			/published workflow "Engine test" receives/,
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

describe('a webhook that was disabled in ThoughtSpot', () => {
	const disabled = async () => {
		const webhook = await trigger();
		await webhook.activate();
		const [{ id }] = shared.api.control.webhooks();
		await call(shared.api, `/webhooks/${id}/update`, { status: 'DISABLED' });
		const warning = () =>
			webhook.log.find(({ level, message }) => level === 'warn' && message.includes(id));
		return { id, webhook, warning };
	};

	it.each(['init', 'leadershipChange'] as const)(
		'stays so when n8n starts (%s), and its log says that nothing will come',
		async (activation) => {
			const { id, webhook, warning } = await disabled();
			await webhook.activate(activation);
			expect(shared.api.control.webhooks()).toMatchObject([{ id, status: 'DISABLED' }]);
			expect(warning()?.message).toContain('nothing is delivered');
		},
	);

	it.each(['activate', 'update'] as const)(
		'is replaced by who activates the workflow (%s)',
		async (activation) => {
			const { id, webhook, warning } = await disabled();
			await webhook.activate(activation);
			const after = shared.api.control.webhooks();
			expect(after).toMatchObject([{ url: webhook.url, status: null }]);
			expect(after[0].id).not.toBe(id);
			expect(warning()?.message).toContain('It is replaced');
			const { deliveries } = await shared.api.control.fireSchedule();
			expect(deliveries).toMatchObject([{ status: 200 }]);
		},
	);
});

describe('a cluster without webhooks', () => {
	const off = { message: { code: 10023, debug: 'The feature is disabled' } };
	const absent: Array<[string, Fault]> = [
		['404 and a page', { kind: 'status', status: 404, body: '<html>Not found</html>' }],
		['404 and JSON', { kind: 'status', status: 404, body: { error: { message: 'No route' } } }],
		['405', { kind: 'status', status: 405 }],
		['501', { kind: 'status', status: 501 }],
		['403, switched off', { kind: 'status', status: 403, body: { error: off } }],
	];

	it.each(absent)('is told from one that lacks an ID: %s', async (_name, fault) => {
		const webhook = await trigger();
		shared.api.control.fault({ ...fault, match: { path: 'webhooks/search' }, times: Infinity });
		const error = (await webhook.activate().catch((reason: Error) => reason)) as Error & {
			description: string;
		};
		expect(error.message).toContain('This cluster offers no webhooks');
		expect(error.message).toContain(String((fault as { status: number }).status));
		expect(error.description).toContain('10.14');
		expect(error.description).toContain("'Use Existing Webhook'");
		expect(error.description).not.toContain('Check the ID');
	});

	it('is not one where the user lacks the privilege', async () => {
		const body = { error: { message: { debug: 'Requires CAN_MANAGE_WEBHOOKS' } } };
		const webhook = await trigger();
		const match = { path: 'webhooks/search' };
		shared.api.control.fault({ kind: 'status', status: 403, body, match, times: Infinity });
		await expect(webhook.activate()).rejects.toThrow(/^Look for registered webhooks.*CAN_MANAGE/);
	});
});

describe('a list of webhooks', () => {
	/** Answers one search after the other with what is given, and all that follow with the last. */
	const answerWith = (pages: unknown[]) =>
		pages.forEach((body, index) =>
			shared.api.control.fault({
				kind: 'status',
				status: 200,
				match: { path: 'webhooks/search' },
				headers: { 'content-type': 'application/json' },
				body,
				times: index === pages.length - 1 ? Infinity : 1,
			}),
		);
	const page = (webhooks: unknown, has_more = true) => ({ webhooks, pagination: { has_more } });
	const row = { id: 'one', name: 'One', url: 'https://hooks.example.com/one' };

	it.each([
		['that repeats its page', [page([row])], 'the next page is one that was given before'],
		['of rows that are none', [page([null, 7, 'text', []])], 'something that is no object'],
		['that is none', [{}], "the answer holds no list 'webhooks'"],
		['that is null', [null], "the answer holds no list 'webhooks'"],
		['that is no list', [page({ 0: row })], "the answer holds no list 'webhooks'"],
	])('%s is an error, and soon', async (_name, pages, problem) => {
		answerWith(pages);
		const webhook = await trigger();
		await expect(webhook.activate()).rejects.toThrow(problem);
		expect(callsOf(shared.api, '/webhooks/search').length).toBeLessThan(30);
		expect(shared.api.control.webhooks()).toEqual([]);
	});

	it('that always has another page is an error, and bounded', async () => {
		const pages = Array.from({ length: 60 }, (_, index) => page([{ ...row, id: `id ${index}` }]));
		answerWith(pages);
		const webhook = await trigger();
		await expect(webhook.activate()).rejects.toThrow('gave no complete list');
		expect(callsOf(shared.api, '/webhooks/search').length).toBeLessThan(30);
	});

	it('may hold a webhook that says little of itself', async () => {
		answerWith([page([{ id: 7 }], false)]);
		const webhook = await trigger();
		await expect(webhook.activate()).rejects.toThrow('already has a webhook, "" (7, to an unknown');
	});

	it('of several pages is read as a whole', async () => {
		answerWith([page([{ ...row, id: 'two' }]), page([null, row], false)]);
		const webhook = await trigger();
		await expect(webhook.activate()).rejects.toThrow('"One" (two, to hooks.example.com)');
		expect(callsOf(shared.api, '/webhooks/search')).toHaveLength(2);
	});
});
