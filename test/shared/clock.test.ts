import { sleep } from 'n8n-workflow';
import { waitUntil } from '../../nodes/shared/time/clock';
import { Patience, Stopwatch } from '../../nodes/shared/time/patience';
import { countRejection, refuseIfBlocked } from '../../nodes/shared/signing/rejections';
import { closeAfter } from '../support/fixtures';
import { startServer } from '../support/server';
import { account, run } from './setup';

const HOUR = 3_600_000;

/** How far the clock was set since the test began. */
let set = 0;

beforeEach(() => {
	set = 0;
	const { now } = Date;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + set);
});
afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

const took = async (work: Promise<unknown>): Promise<number> => {
	const from = performance.now();
	await work;
	return performance.now() - from;
};

describe.each([
	['back', -HOUR],
	['forward', HOUR],
])('a clock that is set %s by an hour', (_direction, by) => {
	it('changes nothing of a wait', async () => {
		const wait = took(waitUntil(Date.now() + 300));
		set = by;
		const ms = await wait;
		expect(ms).toBeGreaterThanOrEqual(299);
		expect(ms).toBeLessThan(5000);
	});

	it('takes nothing off what a call may still wait, and is not told as a wait', async () => {
		const patience = new Patience(1000);
		const stopwatch = new Stopwatch();
		await patience.spend(
			async () =>
				await stopwatch.during(async () => {
					await sleep(20);
					set = by;
				}),
		);
		expect(patience.allows(Date.now() + 900)).toBe(true);
		expect(patience.allows(Date.now() + 1000)).toBe(false);
		expect(stopwatch.elapsedMs).toBeLessThan(500);
	});

	it.each([
		['ThousandEyes', 'thousandEyes', {}],
		['ThoughtSpot', 'thoughtSpot', { resource: 'token', operation: 'getFull' }],
	] as const)('holds nobody up who waits for the limit of %s', async (_service, node, job) => {
		const server = closeAfter(
			await startServer((_request, count) => {
				if (count > 1) return { json: { token: 'a-new-token' } };
				void sleep(300).then(() => (set = by));
				return { status: 429, headers: { 'retry-after': '1' } };
			}),
		);
		const user = account(server.url, node);
		const parameters = { options: { maxWait: 60 } };
		const runs = [run(user, { ...job, parameters }), run(user, { ...job, parameters })];
		const ms = await took(Promise.all(runs));
		for (const one of runs) expect((await one).error).toBeUndefined();
		expect(ms).toBeGreaterThan(900);
		expect(ms).toBeLessThan(20_000);
	});

	it('neither lengthens nor ends the minute of a rejected secret', () => {
		jest.restoreAllMocks();
		jest.useFakeTimers();
		const secret = `a secret, ${by}`;
		for (let count = 0; count < 10; count++) countRejection(secret);
		jest.advanceTimersByTime(1000);
		jest.setSystemTime(Date.now() + by);
		const until = new Date(Date.now() + 59_000).toISOString();
		expect(() => refuseIfBlocked(secret)).toThrow(`Nothing was sent until ${until}`);
		jest.advanceTimersByTime(59_001);
		expect(() => refuseIfBlocked(secret)).not.toThrow();
	});
});
