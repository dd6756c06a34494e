import { sleep } from 'n8n-workflow';
import { startThoughtSpot, startThousandEyes, type Sandbox } from '../sandbox';
import { startServer } from '../support/server';
import { account, items, run, start, until, withoutBackOff } from './setup';

const RATE = 'x-organization-rate-limit';

let api: Sandbox;

afterEach(async () => await api.close());
withoutBackOff();

const refused = () => api.requests.filter(({ status }) => status === 429);

describe('a budget told by headers', () => {
	it('is used up window by window without a single 429, and a hint tells of the wait', async () => {
		api = await startThousandEyes({ rateLimit: { limit: 60, windowMs: 1000 } });
		const { items: out, hints } = await run(account(api.url), { input: items(130) });
		expect(out).toHaveLength(130);
		expect(refused()).toEqual([]);
		expect(hints).toMatchObject([{ message: expect.stringContaining('rate limit') }]);
	});

	it('is shared by the runs of one account', async () => {
		api = await startThousandEyes({ rateLimit: { limit: 40, windowMs: 1000 } });
		const user = account(api.url);
		const job = { input: items(30) };
		await run(user);
		const results = await Promise.all([run(user, job), run(user, job), run(user, job)]);
		expect(results.map(({ items: out }) => out.length)).toEqual([30, 30, 30]);
		expect(refused()).toEqual([]);
	});

	it('suffices for all items while another client uses up a third of it', async () => {
		api = await startThousandEyes({ rateLimit: { limit: 60, windowMs: 1000 } });
		let over = false;
		const going = run(account(api.url), { input: items(80) }).finally(() => (over = true));
		while (!over) {
			api.control.consumeBudget(1);
			await sleep(50);
		}
		expect((await going).items).toHaveLength(80);
	});

	it.each(['epoch-millis', 'delta-seconds'] as const)('may be told in %s', async (resetUnit) => {
		api = await startThousandEyes({ rateLimit: { limit: 30, windowMs: 600, resetUnit } });
		const { items: out } = await run(account(api.url), { input: items(50) });
		expect(out).toHaveLength(50);
	});

	it('loses nothing where the reset is rounded down', async () => {
		const rateLimit = { limit: 40, windowMs: 1000, rounding: 'floor' as const };
		api = await startThousandEyes({ rateLimit });
		const { items: out } = await run(account(api.url), { input: items(50) });
		expect(out).toHaveLength(50);
	});

	it('that lasts longer than the longest wait fails with the time and the way out', async () => {
		api = await startThousandEyes({ rateLimit: { limit: 5, windowMs: 60_000 } });
		const parameters = { options: { maxWait: 1 } };
		const onError = 'continueRegularOutput';
		const result = await run(account(api.url), { parameters, input: items(8), onError });
		const errors = result.items.flatMap(({ json }) => json.error ?? []);
		expect(errors).toHaveLength(3);
		expect(errors[0]).toMatch(
			/^Get an agent: ThousandEyes lets through no more requests until \d{4}-/,
		);
		expect(result.items[7].error).toMatchObject({
			httpCode: '429',
			description: expect.stringContaining("'Max Wait'"),
		});
		expect(api.requests).toHaveLength(5);
	});

	it('goes on for others when a run that waits for it is cancelled', async () => {
		api = await startThousandEyes({ rateLimit: { limit: 10, windowMs: 1000 } });
		const user = account(api.url);
		const first = start(user, { input: items(30) });
		await until(() => api.requests.length >= 10);
		const second = run(user, { input: items(15) });
		first.cancel();
		expect((await first).status).toBe('canceled');
		expect((await second).items).toHaveLength(15);
	});
});

describe('a 429', () => {
	const soon = () => String(Math.ceil((Date.now() + 300) / 1000));
	const cases: Array<[string, () => Record<string, string>]> = [
		['with Retry-After', () => ({ 'retry-after': '1' })],
		['with Retry-After of zero', () => ({ 'retry-after': '0' })],
		['with a date to retry after', () => ({ 'retry-after': new Date().toUTCString() })],
		['with what is no time', () => ({ 'retry-after': 'soon' })],
		['with a reset alone', () => ({ [`${RATE}-reset`]: soon() })],
		['with remaining and reset', () => ({ [`${RATE}-remaining`]: '0', [`${RATE}-reset`]: soon() })],
		[
			'with a reset in the past',
			() => ({ [`${RATE}-remaining`]: '0', [`${RATE}-reset`]: '1700000000' }),
		],
		[
			'with a reset that cannot be',
			() => ({ [`${RATE}-remaining`]: '0', [`${RATE}-reset`]: '9999999999' }),
		],
		['that says nothing', () => ({})],
	];

	it.each(cases)('%s is waited out', async (_what, headers) => {
		api = await startThousandEyes({ rateLimit: false });
		api.control.fault({ kind: 'status', status: 429, headers: headers() });
		const { items: out } = await run(account(api.url), { input: items(3) });
		expect(out).toHaveLength(3);
		expect(api.requests).toHaveLength(4);
	});

	it('holds the other calls of the operation back until then', async () => {
		api = await startThousandEyes({ rateLimit: false });
		const headers = { 'retry-after': '1' };
		api.control.fault({ kind: 'status', status: 429, headers, skip: 1 });
		const parameters = { options: { maxConcurrency: 1 } };
		const user = account(api.url);
		await run(user, { parameters, input: items(1) });
		await Promise.all([run(user, { input: items(1) }), run(user, { input: items(1) })]);
		expect(refused().length).toBe(1);
	});
});

describe('a rate without headers', () => {
	it('is kept without losing a token, whatever was tried', async () => {
		api = await startThoughtSpot({ rateLimit: { perSecond: 100, burst: 10 } });
		const job = { resource: 'token', operation: 'getFull', input: items(150) };
		const { items: out } = await run(account(api.url, 'thoughtSpot'), job);
		expect(new Set(out.map(({ json }) => json.token)).size).toBe(150);
		expect(refused().length).toBeLessThan(40);
	});
});

describe('cancelling', () => {
	it('ends a wait for the rate limit at once, and nothing is sent afterwards', async () => {
		api = await startThousandEyes({ rateLimit: { limit: 3, windowMs: 60_000 } });
		const going = start(account(api.url), { input: items(9) });
		await until(() => api.requests.length === 3);
		const from = Date.now();
		going.cancel();
		const { status, items: out } = await going;
		expect([status, out]).toEqual(['canceled', []]);
		expect(Date.now() - from).toBeLessThan(2000);
		expect(api.requests).toHaveLength(3);
	});

	it.each(['stopWorkflow', 'continueRegularOutput'] as const)(
		'ends requests under way at once (%s)',
		async (onError) => {
			api = await startThousandEyes();
			const server = await startServer((_request, count) => (count > 1 ? { hang: true } : {}));
			const going = start(account(server.url), { input: items(30), onError });
			await until(() => server.requests.length > 20);
			const sent = server.requests.length;
			going.cancel();
			expect((await going).status).toBe('canceled');
			expect(server.requests).toHaveLength(sent);
			await server.close();
		},
	);
});
