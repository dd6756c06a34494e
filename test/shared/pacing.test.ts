import { HeaderPacer } from '../../nodes/shared/pacingByHeaders';
import { RatePacer } from '../../nodes/shared/pacingByRate';
import { pacerFor } from '../../nodes/shared/pacing';
import type { Entry, Place } from '../../nodes/shared/pacer';

const START = 1_800_000_000_400;

beforeEach(() => void jest.useFakeTimers({ now: START }));
afterEach(() => void jest.useRealTimers());

const seconds = (count: number) => Math.ceil(START / 1000) + count;

function told(family: string, remaining: number, reset: number, limit = 100) {
	const name = (what: string) => `x-${family}-${what}`;
	return {
		[name('limit')]: String(limit),
		[name('remaining')]: String(remaining),
		[name('reset')]: String(reset),
	};
}

const place = (entry: Entry) => entry as Place;
const isPlace = (entry: Entry) => 'leave' in entry;
const waitsUntil = (entry: Entry) => ('askAgain' in entry ? entry.askAgain : undefined);

describe('HeaderPacer', () => {
	let pacer: HeaderPacer;
	beforeEach(() => (pacer = new HeaderPacer(['x-org', 'x-test'])));

	/** Asks, and answers at once. */
	const once = (headers = {}, status = 200, operation = 'GET a') =>
		place(pacer.enter(operation)).leave(status, headers);

	it('lets everything through until a service tells a budget', () => {
		expect(Array.from({ length: 50 }, () => isPlace(pacer.enter('GET a')))).not.toContain(false);
	});

	it('counts what is under way, and waits for the reset when the budget is used up', () => {
		once(told('org', 2, seconds(60)));
		const [first, second] = [pacer.enter('GET a'), pacer.enter('GET a')];
		expect(waitsUntil(pacer.enter('GET a'))).toBeInstanceOf(Promise);
		place(first).leave(200, told('org', 1, seconds(60)));
		place(second).leave(200, told('org', 0, seconds(60)));
		expect(waitsUntil(pacer.enter('GET a'))).toBe(seconds(60) * 1000 + 25);
	});

	it('never believes an older answer that comes late', () => {
		const late = place(pacer.enter('GET a'));
		once(told('org', 0, seconds(60)));
		late.leave(200, told('org', 5, seconds(60)));
		expect(isPlace(pacer.enter('GET a'))).toBe(false);
		jest.setSystemTime(seconds(61) * 1000);
		once(told('org', 99, seconds(120)));
		expect(isPlace(pacer.enter('GET a'))).toBe(true);
	});

	it('sends one request ahead into a new window, and the others after its answer', async () => {
		once(told('org', 0, seconds(3), 5));
		jest.setSystemTime(seconds(3) * 1000 + 25);
		const probe = place(pacer.enter('GET a'));
		const others = waitsUntil(pacer.enter('GET a')) as Promise<void>;
		probe.leave(200, told('org', 4, seconds(7), 5));
		await others;
		expect(isPlace(pacer.enter('GET a'))).toBe(true);
	});

	it('holds nobody back when that request finds out nothing', () => {
		once(told('org', 0, seconds(3)));
		jest.setSystemTime(seconds(4) * 1000);
		once({}, 0);
		expect(isPlace(pacer.enter('GET a')) && isPlace(pacer.enter('GET a'))).toBe(true);
	});

	it('takes requests that failed without an answer for used', () => {
		once(told('org', 2, seconds(60)));
		once({}, 0);
		once({}, 0);
		expect(isPlace(pacer.enter('GET a'))).toBe(false);
	});

	it('works out when a window ends that began with its own request', () => {
		// Opened at .400 for three seconds, which the service rounds up.
		once(told('org', 4, seconds(3), 5));
		once(told('org', 0, seconds(3), 5));
		expect(waitsUntil(pacer.enter('GET a'))).toBe(START + 3000 + 5);
	});

	it('trusts the service again once that was too early', () => {
		once(told('org', 4, seconds(3), 5));
		once(told('org', 0, seconds(3), 5));
		jest.setSystemTime(START + 3005);
		expect(once(told('org', 0, seconds(3), 5), 429)).toBe(seconds(3) * 1000 + 25);
		expect(waitsUntil(pacer.enter('GET a'))).toBe(seconds(3) * 1000 + 25);
		jest.setSystemTime(seconds(3) * 1000 + 400);
		once(told('org', 4, seconds(7), 5));
		once(told('org', 0, seconds(7), 5));
		expect(waitsUntil(pacer.enter('GET a'))).toBe(seconds(7) * 1000 + 25);
	});

	it('works out nothing where somebody else opened the window, or no such window exists', () => {
		once(told('org', 3, seconds(3), 5));
		once(told('org', 0, seconds(3), 5));
		expect(waitsUntil(pacer.enter('GET a'))).toBe(seconds(3) * 1000 + 25);
		pacer = new HeaderPacer(['x-org']);
		once(told('org', 4, seconds(7), 5));
		once(told('org', 0, seconds(7), 5));
		expect(waitsUntil(pacer.enter('GET a'))).toBe(seconds(7) * 1000 + 25);
	});

	it('learns that a service rounds its resets down', () => {
		once(told('org', 0, seconds(3)));
		jest.setSystemTime(seconds(3) * 1000 + 25);
		once(told('org', 0, seconds(3)), 429);
		expect(waitsUntil(pacer.enter('GET a'))).toBe(seconds(4) * 1000 + 25);
	});

	it('keeps the budgets apart by what each operation draws on', () => {
		once({ ...told('org', 50, seconds(60)), ...told('test', 0, seconds(30)) }, 200, 'POST t');
		expect(waitsUntil(pacer.enter('POST t'))).toBe(seconds(30) * 1000 + 25);
		expect(isPlace(pacer.enter('GET a'))).toBe(true);
	});

	it('does not take the requests of one budget out of another', () => {
		once({ ...told('org', 50, seconds(60)), ...told('test', 3, seconds(60)) }, 200, 'POST t');
		for (let index = 0; index < 20; index++) pacer.enter('GET a');
		expect(isPlace(pacer.enter('POST t'))).toBe(true);
	});

	it('blames a 429 on the budget that is empty', () => {
		const both = { ...told('org', 50, seconds(60)), ...told('test', 0, seconds(30)) };
		expect(once(both, 429, 'POST t')).toBe(seconds(30) * 1000 + 25);
		expect(isPlace(pacer.enter('GET a'))).toBe(true);
	});

	it('puts Retry-After before the reset', () => {
		const headers = { 'retry-after': '7', ...told('org', 0, seconds(60)) };
		expect(once(headers, 429)).toBe(START + 7000);
		expect(waitsUntil(pacer.enter('GET b'))).toBe(START + 7000);
		jest.setSystemTime(START + 7000);
		expect(once({}, 429, 'GET b')).toBeUndefined();
	});

	it.each(['9999999999', '99999999999999', 'never', ''])('ignores a reset of %p', (reset) => {
		once({ 'x-org-remaining': '0', 'x-org-reset': reset });
		expect(isPlace(pacer.enter('GET a'))).toBe(true);
	});

	it('reads the reset by the clock of the service', () => {
		const date = new Date(START - 90_000).toUTCString();
		once({ date, ...told('org', 0, seconds(60 - 90)) });
		const time = waitsUntil(pacer.enter('GET a')) as number;
		expect(Math.abs(time - seconds(60) * 1000)).toBeLessThan(1500);
	});
});

describe('RatePacer', () => {
	let pacer: RatePacer;
	beforeEach(() => (pacer = new RatePacer({ perSecond: 100, burst: 10 })));
	const delays = (count: number) =>
		Array.from({ length: count }, () => Math.round(place(pacer.enter()).leaveAt - Date.now()));

	it('lets a burst out at once, then keeps the rate', () => {
		expect(delays(13)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 20, 30]);
	});

	it('tries more as long as nothing is refused', () => {
		delays(50);
		jest.advanceTimersByTime(500);
		delays(50);
		jest.advanceTimersByTime(500);
		const [first, ...rest] = delays(30).slice(-10);
		expect((rest[rest.length - 1] - first) / rest.length).toBeLessThan(5);
	});

	it('goes back to a little below the documented rate after a 429, for all', () => {
		const refused = place(pacer.enter());
		jest.advanceTimersByTime(500);
		refused.leave(429);
		const waits = delays(11).slice(1);
		expect((waits[9] - waits[0]) / 9).toBeGreaterThan(10);
		jest.advanceTimersByTime(300_000);
		expect((delays(11)[10] - 0) / 10).toBeGreaterThan(10);
	});

	it('pauses for everybody when the service says how long', () => {
		expect(place(pacer.enter()).leave(429, { 'retry-after': '2' })).toBe(START + 2000);
		expect(waitsUntil(pacer.enter())).toBe(START + 2000);
	});

	it('gives the place of a cancelled request to the next one', () => {
		delays(10);
		const waiting = place(pacer.enter());
		waiting.leave(0);
		expect(place(pacer.enter()).leaveAt).toBe(waiting.leaveAt);
	});
});

describe('pacerFor', () => {
	it('gives one pacer for one account', () => {
		const pacing = { kind: 'rate', perSecond: 1, burst: 1 } as const;
		expect(pacerFor('one', pacing)).toBe(pacerFor('one', pacing));
		expect(pacerFor('one', pacing)).not.toBe(pacerFor('two', pacing));
	});
});
