import { startThoughtSpot, startThousandEyes, type Fault, type Sandbox } from '../../sandbox';
import { startServer } from '../support/server';
import { account, byId, items, run, withoutBackOff } from './setup';

let api: Sandbox;

afterEach(async () => await api.close());
withoutBackOff();

const statuses = () => api.requests.map(({ status }) => status);

describe('a read', () => {
	beforeEach(async () => (api = await startThousandEyes({ rateLimit: false })));

	const read = async (fault: Fault) => {
		api.control.fault(fault);
		return await run(account(api.url));
	};

	it.each([408, 500, 502, 503, 504, 429])('is sent again after %i', async (status) => {
		const { items: out } = await read({ kind: 'status', status });
		expect(statuses()).toEqual([status, 200]);
		expect(out).toMatchObject([{ json: { agentId: '3001' }, pairedItem: { item: 0 } }]);
	});

	it.each([400, 403, 404, 405, 406, 409, 410, 413, 415, 422, 501])(
		'is not sent again after %i, and says what the service said',
		async (status) => {
			const body = { title: 'No luck', detail: 'Not this time', errors: [{ message: 'Because' }] };
			const { error, items: out } = await read({ kind: 'status', status, body });
			expect(statuses()).toEqual([status]);
			expect(out).toEqual([]);
			expect(error).toMatchObject({
				name: 'NodeApiError',
				message: `Get an agent: ThousandEyes answered ${status}: No luck: Not this time`,
				description: expect.stringContaining('Because'),
				httpCode: String(status),
				context: { itemIndex: 0 },
			});
		},
	);

	it('is sent again after a drop before the answer, and in mid-answer', async () => {
		await read({ kind: 'drop', when: 'before' });
		expect(statuses()).toEqual([0, 200]);
		await read({ kind: 'drop', when: 'body' });
		expect(statuses()).toEqual([0, 200, 200, 200]);
	});

	it('is sent again when its answer takes too long', async () => {
		api.control.fault({ kind: 'delay', ms: 2500 });
		const parameters = { options: { requestTimeout: 1 } };
		const { items: out } = await run(account(api.url), { parameters });
		expect(out).toHaveLength(1);
		expect(api.requests).toHaveLength(2);
	});

	it('is sent again when its JSON is cut off', async () => {
		const { items: out } = await read({ kind: 'truncate' });
		expect(statuses()).toEqual([200, 200]);
		expect(out).toHaveLength(1);
	});

	it('is not sent again when a page comes instead of JSON', async () => {
		const { error } = await read({ kind: 'html' });
		expect(statuses()).toEqual([200]);
		expect(error?.message).toBe(
			'Get an agent: ThousandEyes answered 200 with text/html instead of JSON',
		);
	});

	it('fails when there is nothing in the answer', async () => {
		const { error } = await read({ kind: 'status', status: 200 });
		expect(error?.message).toBe('Get an agent: ThousandEyes answered 200 with nothing in it');
	});

	it('is given up after five repeats, and the error tells the last failure', async () => {
		const { error } = await read({ kind: 'status', status: 503, times: 20 });
		expect(api.requests).toHaveLength(6);
		expect(error).toMatchObject({ httpCode: '503' });
	});

	it('never waits longer than allowed for a service that is down, and then says what it said', async () => {
		api.control.fault({
			kind: 'status',
			status: 503,
			headers: { 'retry-after': '3600' },
			times: 2,
		});
		const { error } = await run(account(api.url));
		expect(statuses()).toEqual([503]);
		expect(error).toMatchObject({ httpCode: '503' });
	});

	it('gives the failure itself where no wait is allowed', async () => {
		api.control.fault({ kind: 'status', status: 500, times: 9 });
		const { error } = await run(account(api.url), { parameters: { options: { maxWait: 0 } } });
		expect(error).toMatchObject({ httpCode: '500' });
	});

	it('tells no rate limit when it waited for something else', async () => {
		const { hints } = await read({ kind: 'status', status: 503, headers: { 'retry-after': '1' } });
		expect(hints).toEqual([]);
	});

	it('loses nothing when 6 % of the answers are faults', async () => {
		for (let index = 0; index < 12; index++) {
			const kind = index % 2 === 0 ? 'status' : 'drop';
			api.control.fault({ kind, status: 500 + 2 * (index % 3), skip: 16 });
		}
		const { items: out, error } = await run(account(api.url), { input: items(200) });
		expect(error).toBeUndefined();
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(
			items(200).map((_, item) => ({ item })),
		);
		expect(api.requests).toHaveLength(212);
	});
});

describe('a list', () => {
	beforeEach(async () => (api = await startThousandEyes({ rateLimit: false, alertCount: 3000 })));

	const list = async (fault: Fault) => {
		api.control.fault(fault);
		return await run(account(api.url), {
			resource: 'alert',
			operation: 'getAll',
			parameters: { returnAll: true, filters: { window: '30d' } },
		});
	};

	it.each<[string, Fault]>([
		['500', { kind: 'status', status: 500, skip: 1 }],
		['429', { kind: 'status', status: 429, skip: 1 }],
		['a drop', { kind: 'drop', when: 'body', skip: 1 }],
		['cut off JSON', { kind: 'truncate', skip: 2 }],
	])('is whole after %s on the way', async (_what, fault) => {
		const { items: out } = await list(fault);
		const whole = await list({ kind: 'status', times: 0 });
		expect(out.length).toBeGreaterThan(500);
		expect(out).toHaveLength(whole.items.length);
		expect(new Set(out.map(({ json }) => json.id)).size).toBe(out.length);
	});

	it.each<[string, Fault, RegExp]>([
		['page', { kind: 'html', skip: 1 }, /text\/html instead of JSON/],
		['empty answer', { kind: 'status', status: 200, skip: 1 }, /with nothing in it/],
		['other object', { kind: 'status', status: 200, body: { a: 1 }, skip: 1 }, /no list 'alerts'/],
		['list itself', { kind: 'status', status: 200, body: [], skip: 1 }, /no list 'alerts'/],
		['missing page', { kind: 'status', status: 404, skip: 1 }, /answered 404/],
	])('is an error with a wrong %s in it, never short', async (_what, fault, message) => {
		const { items: out, error } = await list(fault);
		expect(out).toEqual([]);
		expect(error?.message).toMatch(message);
	});

	it('is an error with an empty body even where nothing in it may be a success', async () => {
		await api.close();
		api = await startThoughtSpot();
		api.control.fault({ kind: 'status', status: 204 });
		const { error, items: out } = await run(account(api.url, 'thoughtSpot'), {
			resource: 'session',
			operation: 'getUser',
		});
		expect(out).toEqual([]);
		expect(error).toBeDefined();
	});
});

/** What changes something, and what mints: an operation of each effect that is not `read`. */
const unsafe = [
	['change', { resource: 'token', operation: 'revoke', parameters: { userIdentifier: 'tsadmin' } }],
	['independent', { resource: 'token', operation: 'getFull' }],
] as const;

describe.each(unsafe)('what is marked as %s', (_effect, job) => {
	beforeEach(async () => (api = await startThoughtSpot()));

	const path = job.operation === 'revoke' ? 'token/revoke' : 'token/full';
	const arrived = () => api.requests.filter(({ url }) => url.endsWith(path));

	const send = async (fault: Fault) => {
		const user = account(api.url, 'thoughtSpot', 'basic', {
			username: 'tsadmin',
			password: 'sandbox-admin-password',
		});
		if (job.operation === 'revoke') {
			// The log-in happens before, so that the fault meets the operation itself.
			await run(user, { resource: 'session', operation: 'getUser' });
			api.requests.length = 0;
		}
		api.control.fault({ ...fault, match: { path } });
		return await run(user, { ...job });
	};

	it.each([400, 403, 404, 408, 409, 500, 502, 503, 504])(
		'is never sent again after %i',
		async (status) => {
			const { error } = await send({ kind: 'status', status });
			expect(arrived()).toHaveLength(1);
			expect(error).toMatchObject({ httpCode: String(status) });
		},
	);

	it.each<[string, Fault]>([
		['a dropped connection', { kind: 'drop', when: 'before' }],
		['a drop in mid-answer', { kind: 'drop', when: 'body' }],
		['cut off JSON', { kind: 'truncate' }],
		['a page instead of JSON', { kind: 'html' }],
		['a redirect on its own origin', { kind: 'redirect', status: 307 }],
	])('is never sent again after %s', async (what, fault) => {
		const { error } = await send(fault);
		expect(arrived()).toHaveLength(1);
		// An answer without a body has no half to be cut off.
		if (what !== 'cut off JSON' && !what.startsWith('a drop in')) expect(error).toBeDefined();
	});

	it('is sent again after 429, which the service did not carry out', async () => {
		const { error } = await send({ kind: 'status', status: 429 });
		expect(error).toBeUndefined();
		expect(arrived()).toHaveLength(2);
	});
});

describe('items', () => {
	beforeEach(async () => (api = await startThousandEyes({ rateLimit: false, latencyMs: 5 })));

	const mixed = [{ id: '3001' }, { id: '1' }, { id: '3002' }, { id: '..' }, { id: '3003' }];
	const job = { parameters: { agentId: byId('={{ $json.id }}') }, input: mixed };

	it('fail one by one under On Error = Continue, in the order of the inputs', async () => {
		const { items: out } = await run(account(api.url), {
			...job,
			onError: 'continueRegularOutput',
		});
		expect(out.map(({ json, pairedItem }) => [json.agentId ?? 'error', pairedItem])).toEqual([
			['3001', { item: 0 }],
			['error', { item: 1 }],
			['3002', { item: 2 }],
			['error', { item: 3 }],
			['3003', { item: 4 }],
		]);
	});

	it('leave by the error output where there is one', async () => {
		const { items: out, errorItems } = await run(account(api.url), {
			...job,
			onError: 'continueErrorOutput',
		});
		expect([out.length, errorItems.length]).toEqual([3, 2]);
	});

	it('are all checked before anything is sent', async () => {
		const { error } = await run(account(api.url), job);
		expect(error?.message).toContain("'Agent");
		expect(api.requests).toEqual([]);
	});

	it('fail together when an option of the run is wrong', async () => {
		const parameters = { ...job.parameters, options: { maxConcurrency: 0 } };
		const onError = 'continueRegularOutput';
		const { items: out } = await run(account(api.url), { ...job, parameters, onError });
		expect(out).toHaveLength(5);
		expect(out[4].json.error).toContain('Max Concurrency');
		expect(api.requests).toEqual([]);
	});

	it('go out side by side within bounds, the first one alone', async () => {
		const parameters = { options: { maxConcurrency: 5 } };
		api.control.fault({ kind: 'delay', ms: 30 });
		await run(account(api.url), { parameters, input: items(40) });
		expect(api.state.load.peak).toBe(5);
		const [first, second] = api.requests;
		expect(second.at - first.at).toBeGreaterThanOrEqual(29);
	});

	it('that change something go one at a time, in order', async () => {
		await api.close();
		const server = await startServer(() => ({ status: 204, text: '' }));
		const user = account(server.url, 'thoughtSpot', 'trusted', {
			sessionToken: 'cached-session-token',
			sessionExpiresAt: Date.now() + 3_600_000,
		});
		const parameters = { userIdentifier: '={{ "user" + $json.index }}' };
		await run(user, { resource: 'token', operation: 'revoke', parameters, input: items(12) });
		const users = server.requests.map(({ body }) => JSON.parse(body).user_identifier);
		expect(users).toEqual(items(12).map(({ index }) => `user${index}`));
		await server.close();
	});
});
