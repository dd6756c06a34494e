import { sleep, type INodeType } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import * as clock from '../../nodes/shared/time/clock';
import { Stopwatch } from '../../nodes/shared/time/patience';
import { startExactReset, type ExactReset } from '../bench/exact-reset';
import { startThoughtSpot, startThousandEyes, type Sandbox } from '../../sandbox';
import { startServer } from '../support/server';
import { account, items, run, start, until, withoutBackOff, type Job } from './setup';

const RATE = 'x-organization-rate-limit';

let api: Sandbox;

afterEach(async () => await api?.close());
withoutBackOff();

const refused = () => api.requests.filter(({ status }) => status === 429);

describe('a budget told by headers', () => {
	it('is used up window by window without a single 429, and a hint tells of the wait', async () => {
		// A slow machine needs much of a window for its requests alone, and only a wait of a second is told.
		api = await startThousandEyes({ rateLimit: { limit: 30, windowMs: 2500 } });
		const { items: out, hints } = await run(account(api.url), { input: items(70) });
		expect(out).toHaveLength(70);
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

describe('a reset announced exactly', () => {
	const windowMs = 2000;
	const cases = [
		{ grid: false, reset: 'epoch seconds' },
		{ grid: true, reset: 'epoch seconds' },
		{ grid: false, reset: 'seconds from now' },
	] as const;
	let servers: ExactReset[] = [];

	afterEach(async () => void (await Promise.all(servers.map(async (one) => await one.close()))));

	it('draws no 429 when the first request falls in the middle of a second', async () => {
		servers = await Promise.all(
			cases.map(async (one) => await startExactReset({ limit: 30, windowMs, ...one })),
		);
		await clock.waitUntil(Math.ceil(Date.now() / 1000) * 1000 + 400);
		const results = await Promise.all(
			servers.map(async ({ url }) => await run(account(url), { input: items(50) })),
		);
		expect(results.map(({ items: out }) => out.length)).toEqual([50, 50, 50]);
		expect(servers.map(({ answered }) => answered(429))).toEqual([0, 0, 0]);
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

describe.each(['thousandEyes', 'thoughtSpot'] as const)('what a 429 tells %s', (node) => {
	const job = node === 'thoughtSpot' ? { resource: 'session', operation: 'getUser' } : {};
	const start429 = async (headers: Record<string, string>, times = 1) => {
		api =
			node === 'thoughtSpot'
				? await startThoughtSpot()
				: await startThousandEyes({ rateLimit: false });
		const user = account(api.url, node);
		await run(user, job);
		api.control.fault({ kind: 'status', status: 429, headers, times });
		return user;
	};
	/** Lets our clock run ahead from now on. */
	const later = (minutes: number) => {
		const time = Date.now.bind(Date);
		const { ticks } = clock;
		jest.spyOn(Date, 'now').mockImplementation(() => time() + minutes * 60_000);
		// Else it would look like a clock that was set.
		jest.spyOn(clock, 'ticks').mockImplementation(() => ticks() + minutes * 60_000);
	};

	it.each([
		['999999999', /until 20[56]\d-/],
		['60000', /until \d{4}-/],
		['2147483647', /until 2038-01-19T03:14:07/],
		['Fri, 31 Dec 2099 23:59:59 GMT', /until 2099-12-31T23:59:59/],
	])('(%s) is in the error, and forgotten within a quarter of an hour', async (value, words) => {
		const budget = { [`${RATE}-remaining`]: '0', [`${RATE}-reset`]: '86000' };
		const user = await start429({ 'retry-after': value, ...budget });
		expect((await run(user, job)).error?.message).toMatch(words);
		const sent = api.requests.length;
		expect((await run(user, job)).error?.message).toMatch(/no more requests until/);
		expect(api.requests).toHaveLength(sent);
		later(16);
		const { items: out } = await run(user, { ...job, input: items(3) });
		expect(out).toHaveLength(3);
	});

	it('is asked for by one request, not by all at once', async () => {
		const user = await start429({ 'retry-after': '999999999' }, 100);
		await run(user, job);
		later(16);
		const many = { ...job, input: items(5), onError: 'continueRegularOutput' as const };
		await Promise.all([run(user, many), run(user, many), run(user, many)]);
		expect(refused()).toHaveLength(2);
	});
});

describe('a rate without headers', () => {
	const job = { resource: 'token', operation: 'getFull', input: items(150) };
	const rate = (maxRequestsPerSecond: unknown) =>
		({ options: { maxRequestsPerSecond } }) as Job['parameters'];

	it('is kept, so that nothing is refused', async () => {
		// More burst than documented: this machine runs both sides, and stands still now and then.
		api = await startThoughtSpot({ rateLimit: { perSecond: 100, burst: 20 } });
		const { items: out } = await run(account(api.url, 'thoughtSpot'), job);
		expect(new Set(out.map(({ json }) => json.token)).size).toBe(150);
		expect(refused()).toEqual([]);
	});

	it('can be set lower by the user', async () => {
		api = await startThoughtSpot();
		const from = Date.now();
		const parameters = rate(5);
		const user = account(api.url, 'thoughtSpot');
		const { hints } = await run(user, { ...job, parameters, input: items(10) });
		expect(Date.now() - from).toBeGreaterThanOrEqual(9 * 200);
		expect(hints).toMatchObject([{ message: expect.stringContaining('rate limit') }]);
	});

	it('can be switched off: then nothing waits', async () => {
		api = await startThoughtSpot();
		const waits = jest.spyOn(Stopwatch.prototype, 'during');
		const parameters = rate(0);
		const { items: out } = await run(account(api.url, 'thoughtSpot'), { ...job, parameters });
		expect(out).toHaveLength(150);
		expect(waits).not.toHaveBeenCalled();
	});

	it.each([-1, 1.5, 'many', '={{ null }}', "={{ '' }}"])('cannot be set to %p', async (value) => {
		api = await startThoughtSpot();
		const parameters = rate(value);
		const { error } = await run(account(api.url, 'thoughtSpot'), { ...job, parameters });
		expect(error?.message).toMatch(
			/^'Max Requests per Second' (must be a (whole )?number|is empty: check the expression)/,
		);
		expect(api.requests).toEqual([]);
	});

	it('is an option of every operation of such an API, and of no other', () => {
		const offered = (node: INodeType) =>
			node.description.properties
				.filter(({ name, type }) => name === 'options' && type === 'collection')
				.map(({ options = [] }) => options.some(({ name }) => name === 'maxRequestsPerSecond'));
		expect(new Set(offered(new ThoughtSpot()))).toEqual(new Set([true]));
		expect(new Set(offered(new ThousandEyes()))).toEqual(new Set([false]));
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
