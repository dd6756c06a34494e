import { sleep } from 'n8n-workflow';
import { startThoughtSpot, startThousandEyes, type Sandbox } from '../../sandbox';
import { startServer } from '../support/server';
import { account, items, run, start, until, withoutBackOff, type Account } from './setup';

let api: Sandbox;

afterEach(async () => await api.close());
withoutBackOff();

const rejected = () => api.requests.filter(({ status }) => status === 401);
const logIns = () => api.requests.filter(({ url }) => /oauth2\/token|token\/full/.test(url));

const mint = { resource: 'token', operation: 'getFull' };
const whoAmI = { resource: 'session', operation: 'getUser' };
const groups = { resource: 'accountGroup', operation: 'getAll' };
const onError = 'continueRegularOutput' as const;

describe('a wrong secret', () => {
	const wrong = (authentication: string, changes: Record<string, string>, job = {}) => ({
		make: () => {
			const node = ['basicUser', 'trusted'].includes(authentication)
				? ('thoughtSpot' as const)
				: ('thousandEyes' as const);
			const name = authentication === 'basicUser' ? 'basic' : authentication;
			return account(api.url, node, name, changes);
		},
		job,
		spot: ['basicUser', 'trusted'].includes(authentication),
	});
	const cases = {
		'bearer token': wrong('bearer', { accessToken: 'wrong-access-token' }),
		'basic token': wrong('basic', { apiToken: 'wrong-api-token' }, groups),
		'client secret': wrong('oAuth2', { clientSecret: 'wrong-client-secret' }),
		'client secret in the header': wrong('oAuth2', {
			clientSecret: 'wrong-client-secret',
			clientAuthentication: 'header',
		}),
		password: wrong('basicUser', { password: 'wrong-password' }, whoAmI),
		'password that mints': wrong('basicUser', { password: 'wrong-password' }, mint),
		'secret key': wrong('trusted', { secretKey: 'wrong-secret-key' }, whoAmI),
		'secret key that mints': wrong('trusted', { secretKey: 'wrong-secret-key' }, mint),
	};

	describe.each(Object.entries(cases))('(%s)', (_name, { make, job, spot }) => {
		beforeEach(async () => {
			api = spot ? await startThoughtSpot() : await startThousandEyes({ rateLimit: false });
		});

		it('costs one unauthorized request for 150 items, each of which gets one error', async () => {
			const result = await run(make(), { ...job, input: items(150), onError });
			expect(api.requests).toHaveLength(1);
			expect(rejected()).toHaveLength(1);
			expect(result.items).toHaveLength(150);
			const texts = new Set(result.items.map(({ json }) => json.error));
			expect(texts.size).toBe(1);
		});

		it('ends a run that does not continue', async () => {
			const { error } = await run(make(), { ...job, input: items(150) });
			expect(api.requests).toHaveLength(1);
			expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '401' });
		});

		it('reaches the service at most 10 times a minute, however many runs there are', async () => {
			const user = make();
			const one = async () => (await start(user, job)).error?.message ?? 'none';
			const errors = await Promise.all(items(40).map(one));
			for (let index = 0; index < 20; index++) errors.push(await one());
			expect(rejected().length).toBeLessThanOrEqual(10);
			expect(errors).not.toContain('none');
			expect(errors.at(-1)).toMatch(
				/^Nothing was sent until \d{4}-.*Z: this secret was rejected 10 times within a minute$/,
			);
		});
	});

	it('costs one request in a minting run, although it was good in an earlier one', async () => {
		api = await startThoughtSpot();
		const user = account(api.url, 'thoughtSpot', 'trusted');
		expect((await run(user, { ...mint, input: items(3) })).items).toHaveLength(3);
		const sent = api.requests.length;
		const body = { error: { message: { code: 10097, debug: 'Unauthorized' } } };
		api.control.fault({ kind: 'status', status: 401, body, times: 1000 });
		const result = await run(user, { ...mint, input: items(50), onError });
		expect(api.requests).toHaveLength(sent + 1);
		expect(result.items).toHaveLength(50);
	});

	it('of one minted user does not take the others along', async () => {
		api = await startThoughtSpot();
		const user = account(api.url, 'thoughtSpot', 'trusted');
		api.control.fault({ kind: 'status', status: 401, skip: 2, times: 1 });
		const parameters = { options: { maxConcurrency: 1 } };
		const result = await run(user, { ...mint, parameters, input: items(6), onError });
		expect(result.items.filter(({ json }) => json.error)).toHaveLength(1);
		expect(result.items.filter(({ json }) => json.token)).toHaveLength(5);
	});

	it('reaches the service 10 times in 300 parallel runs', async () => {
		api = await startThousandEyes({ rateLimit: false });
		const user = account(api.url, 'thousandEyes', 'bearer', { accessToken: 'wrong-access-token' });
		await Promise.all(items(300).map(async () => await start(user)));
		expect(api.requests).toHaveLength(10);
	});

	it('is tried again at once when it was corrected', async () => {
		api = await startThousandEyes({ rateLimit: false });
		const user = account(api.url, 'thousandEyes', 'bearer', { accessToken: 'wrong-access-token' });
		for (let index = 0; index < 12; index++) await run(user);
		expect(rejected()).toHaveLength(10);
		const [[type, row]] = Object.entries(user.store.all());
		user.store.set(type, { ...row, accessToken: 'sandbox-thousandeyes-bearer' });
		const { items: out } = await run(user);
		expect(out).toHaveLength(1);
	});

	it('does not hold others back when the run that tried it is cancelled', async () => {
		let answered = 0;
		const server = await startServer(async ({ url }) => {
			if (url.endsWith('3001') && answered++ === 0) return { hang: true };
			return { status: 500 };
		});
		api = await startThousandEyes();
		const user = account(server.url);
		const first = start(user);
		await until(() => server.requests.length > 0);
		const second = start(user);
		const third = start(user);
		await sleep(20);
		second.cancel();
		expect((await second).status).toBe('canceled');
		first.cancel();
		await first;
		const { error } = await third;
		expect(error).toMatchObject({ httpCode: '500' });
		expect((await run(user)).error).toMatchObject({ httpCode: '500' });
		await server.close();
	});
});

describe('a log-in that is refused for another reason', () => {
	it('ends the run too: trusted authentication is off', async () => {
		api = await startThoughtSpot({ trustedAuth: false });
		const user = account(api.url, 'thoughtSpot');
		const { items: out } = await run(user, { ...whoAmI, input: items(50), onError });
		expect(out).toHaveLength(50);
		expect(api.requests).toHaveLength(1);
	});

	it('ends the run too: the tenant is unknown', async () => {
		api = await startThousandEyes({ rateLimit: false });
		const user = account(api.url, 'thousandEyes', 'oAuth2', { tenantId: 'unknown-tenant' });
		const { error } = await run(user, { input: items(50) });
		expect(error).toMatchObject({ httpCode: '400' });
		expect(api.requests).toHaveLength(1);
	});
});

const sessions: Array<[string, () => Promise<Sandbox>, () => Account, object]> = [
	[
		'ThousandEyes',
		async () => await startThousandEyes({ rateLimit: false }),
		() => account(api.url, 'thousandEyes', 'oAuth2'),
		{},
	],
	[
		'ThoughtSpot',
		async () => await startThoughtSpot(),
		() => account(api.url, 'thoughtSpot'),
		whoAmI,
	],
];

describe.each(sessions)('a session of %s', (_service, open, make, job) => {
	beforeEach(async () => (api = await open()));

	it('is opened once by parallel runs that find none', async () => {
		const user = make();
		const runs = await Promise.all(items(20).map(async () => await start(user, job)));
		expect(runs.every(({ items: out }) => out.length === 1)).toBe(true);
		expect(logIns()).toHaveLength(1);
		expect(user.store.writes).toBeGreaterThan(0);
	});

	it.each(['revokeTokens', 'expireTokens'] as const)(
		'costs one unauthorized request when it is found dead at the start of a run (%s)',
		async (end) => {
			const user = make();
			await run(user, job);
			api.control[end]();
			api.requests.length = 0;
			const { items: out } = await run(user, { ...job, input: items(100) });
			expect(out).toHaveLength(100);
			expect([rejected().length, logIns().length]).toEqual([1, 1]);
		},
	);

	it('that dies in mid-run loses nothing and costs one log-in', async () => {
		const user = make();
		await run(user, job);
		api.requests.length = 0;
		const going = start(user, { ...job, input: items(100) });
		await until(() => api.requests.length >= 40);
		api.control.revokeTokens();
		const { items: out, error } = await going;
		expect(error).toBeUndefined();
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(
			items(100).map((_, item) => ({ item })),
		);
		expect(logIns()).toHaveLength(1);
	});

	it('is not asked for without end by a service that rejects each one it opens', async () => {
		const server = await startServer(({ url }) =>
			/oauth2\/token|token\/full/.test(url)
				? { json: { access_token: `t-${Math.random()}`, token: `t-${Math.random()}` } }
				: { status: 401, json: {} },
		);
		const user = make();
		const [[type, row]] = Object.entries(user.store.all());
		user.store.set(type, { ...row, baseUrl: server.url });
		for (let index = 0; index < 30; index++) await run(user, { ...job, input: items(20) });
		const unauthorized = server.requests.filter(
			({ url }) => !/oauth2\/token|token\/full/.test(url),
		);
		expect(unauthorized.length).toBeLessThanOrEqual(21);
		await server.close();
	});
});
