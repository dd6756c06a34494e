import { sleep } from 'n8n-workflow';
import { HeaderPacer } from '../../nodes/shared/pacing/byHeaders';
import { RatePacer } from '../../nodes/shared/pacing/byRate';
import { pacerFor } from '../../nodes/shared/pacing/pacing';
import type { Entry, Pacer, Slot } from '../../nodes/shared/pacing/pacer';

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

const slot = (entry: Entry) => entry as Slot;
const isSlot = (entry: Entry) => 'leave' in entry;
const waitsUntil = (entry: Entry) => ('askAgain' in entry ? entry.askAgain : undefined);

describe('HeaderPacer', () => {
	let pacer: HeaderPacer;
	beforeEach(() => (pacer = new HeaderPacer(['x-org', 'x-test'])));

	/** Asks, and answers at once. */
	const once = (headers = {}, status = 200, operation = 'GET a') =>
		slot(pacer.enter(operation)).leave(status, headers);

	it('lets everything through until a service tells a budget', () => {
		expect(Array.from({ length: 50 }, () => isSlot(pacer.enter('GET a')))).not.toContain(false);
	});

	it('counts what is under way, and waits for the reset when the budget is used up', () => {
		once(told('org', 2, seconds(60)));
		const [first, second] = [pacer.enter('GET a'), pacer.enter('GET a')];
		expect(waitsUntil(pacer.enter('GET a'))).toBeInstanceOf(Promise);
		slot(first).leave(200, told('org', 1, seconds(60)));
		slot(second).leave(200, told('org', 0, seconds(60)));
		expect(waitsUntil(pacer.enter('GET a'))).toBe(seconds(60) * 1000 + 25);
	});

	it('never believes an older answer that comes late', () => {
		const late = slot(pacer.enter('GET a'));
		once(told('org', 0, seconds(60)));
		late.leave(200, told('org', 5, seconds(60)));
		expect(isSlot(pacer.enter('GET a'))).toBe(false);
		jest.setSystemTime(seconds(61) * 1000);
		once(told('org', 99, seconds(120)));
		expect(isSlot(pacer.enter('GET a'))).toBe(true);
	});

	it('sends one request ahead into a new window, and the others after its answer', async () => {
		once(told('org', 0, seconds(3), 5));
		jest.setSystemTime(seconds(3) * 1000 + 25);
		const probe = slot(pacer.enter('GET a'));
		const others = waitsUntil(pacer.enter('GET a')) as Promise<void>;
		probe.leave(200, told('org', 4, seconds(7), 5));
		await others;
		expect(isSlot(pacer.enter('GET a'))).toBe(true);
	});

	it('leaves room for others that use the window as it does', async () => {
		const limit = 240;
		const windowMs = 3_000;
		const begin = Date.now();
		let used = 0;
		let current = -1;
		let refused = 0;
		/** Counts a request when it arrives, half a round trip after it was sent. */
		const answer = () => {
			const window = Math.floor((Date.now() - begin) / windowMs);
			if (window !== current) [current, used] = [window, 0];
			const fits = used < limit;
			if (fits) used += 1;
			else refused += 1;
			const reset = begin + (window + 1) * windowMs;
			return { status: fits ? 200 : 429, headers: told('org', limit - used, reset, limit) };
		};
		const send = async (own: HeaderPacer): Promise<void> => {
			const entry = own.enter('GET a');
			if (!('leave' in entry)) {
				const { askAgain } = entry;
				await (typeof askAgain === 'number' ? sleep(askAgain - Date.now()) : askAgain);
				return await send(own);
			}
			await sleep(10 + Math.random() * 10);
			const { status, headers } = answer();
			await sleep(10 + Math.random() * 10);
			const again = entry.leave(status, headers);
			if (status !== 429) return;
			await sleep(Math.max(0, (again ?? 0) - Date.now()));
			await send(own);
		};
		const worker = async () => {
			const own = new HeaderPacer(['x-org']);
			let left = 300;
			const lane = async () => {
				while (left-- > 0) await send(own);
			};
			await Promise.all(Array.from({ length: 24 }, lane));
		};
		const both = Promise.all([worker(), worker()]);
		await jest.advanceTimersByTimeAsync(20_000);
		await both;
		expect(refused).toBeLessThanOrEqual(30);
		expect(current).toBe(2);
	});

	it('holds nobody back when that request finds out nothing', () => {
		once(told('org', 0, seconds(3)));
		jest.setSystemTime(seconds(4) * 1000);
		once({}, 0);
		expect(isSlot(pacer.enter('GET a')) && isSlot(pacer.enter('GET a'))).toBe(true);
	});

	it('takes requests that failed without an answer for used', () => {
		once(told('org', 2, seconds(60)));
		once({}, 0);
		once({}, 0);
		expect(isSlot(pacer.enter('GET a'))).toBe(false);
	});

	it.each([1, 2, 3, 60])('believes a window that is over in %i s and a bit', (length) => {
		// Its first request fell in the middle of a second; who opened the window does not matter.
		once(told('org', 4, seconds(length), 5));
		once(told('org', 0, seconds(length), 5));
		expect(waitsUntil(pacer.enter('GET a'))).toBe(seconds(length) * 1000 + 25);
		jest.setSystemTime(seconds(length) * 1000 + 25);
		once(told('org', 4, seconds(2 * length), 5));
		once(told('org', 0, seconds(2 * length), 5));
		expect(waitsUntil(pacer.enter('GET a'))).toBe(seconds(2 * length) * 1000 + 25);
	});

	it('does not take a window that another client has used up for one that is rounded down', () => {
		once(told('org', 0, seconds(3)));
		jest.setSystemTime(seconds(3) * 1000 + 25);
		once(told('org', 0, seconds(6)), 429);
		expect(waitsUntil(pacer.enter('GET a'))).toBe(seconds(6) * 1000 + 25);
	});

	it('learns that a service rounds its resets down', () => {
		once(told('org', 0, seconds(3)));
		jest.setSystemTime(seconds(3) * 1000 + 25);
		once(told('org', 0, seconds(3)), 429);
		expect(waitsUntil(pacer.enter('GET a'))).toBe(seconds(4) * 1000 + 25);
	});

	it('is refused once where the seconds from now are rounded down', () => {
		once(told('org', 0, 1));
		jest.advanceTimersByTime(1025);
		expect(once(told('org', 0, 0), 429)).toBe(START + 1025 + 1025);
		jest.advanceTimersByTime(1025);
		once(told('org', 0, 2));
		expect(waitsUntil(pacer.enter('GET a'))).toBe(Date.now() + 3025);
	});

	it('reads the reset of one family as seconds from now, and of another as a time', () => {
		once({ ...told('org', 50, seconds(60)), ...told('test', 0, 40) }, 200, 'POST t');
		expect(waitsUntil(pacer.enter('POST t'))).toBe(START + 40_025);
		jest.advanceTimersByTime(40_025);
		once({ ...told('org', 49, seconds(60)), ...told('test', 9, 0) }, 200, 'POST t');
		expect(isSlot(pacer.enter('POST t'))).toBe(true);
	});

	it('holds back the operation of a 429 that tells a reset and nothing else', () => {
		once({ 'x-test-reset': String(seconds(30)) }, 429, 'POST t');
		expect(waitsUntil(pacer.enter('POST t'))).toBe(seconds(30) * 1000 + 25);
		expect(isSlot(pacer.enter('GET a'))).toBe(true);
	});

	it('keeps the budgets apart by what each operation draws on', () => {
		once({ ...told('org', 50, seconds(60)), ...told('test', 0, seconds(30)) }, 200, 'POST t');
		expect(waitsUntil(pacer.enter('POST t'))).toBe(seconds(30) * 1000 + 25);
		expect(isSlot(pacer.enter('GET a'))).toBe(true);
	});

	it('does not take the requests of one budget out of another', () => {
		once({ ...told('org', 50, seconds(60)), ...told('test', 3, seconds(60)) }, 200, 'POST t');
		for (let index = 0; index < 20; index++) pacer.enter('GET a');
		expect(isSlot(pacer.enter('POST t'))).toBe(true);
	});

	it('blames a 429 on the budget that is empty', () => {
		const both = { ...told('org', 50, seconds(60)), ...told('test', 0, seconds(30)) };
		expect(once(both, 429, 'POST t')).toBe(seconds(30) * 1000 + 25);
		expect(isSlot(pacer.enter('GET a'))).toBe(true);
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
		expect(isSlot(pacer.enter('GET a'))).toBe(true);
	});

	it('reads the reset by the clock of the service', () => {
		const date = new Date(START - 90_000).toUTCString();
		once({ date, ...told('org', 0, seconds(60 - 90)) });
		const time = waitsUntil(pacer.enter('GET a')) as number;
		expect(Math.abs(time - seconds(60) * 1000)).toBeLessThan(1500);
	});
});

describe('RatePacer', () => {
	const documented = { perSecond: 100, burst: 10 };
	let pacer: RatePacer;
	beforeEach(() => (pacer = new RatePacer(documented)));

	/** Sends as much as it may, until `count` have left; gives when they did, in ms from now. */
	function departures(count: number, perSecond?: number): number[] {
		const from = Date.now();
		const times: number[] = [];
		while (times.length < count) {
			const entry = pacer.enter('GET a', perSecond);
			if ('leave' in entry) times.push(Date.now() - from);
			else jest.setSystemTime(Math.ceil(entry.askAgain as number));
		}
		return times;
	}

	/** How many a strict limiter would refuse. */
	function refusedBy({ perSecond, burst }: typeof documented, arrivals: number[]): number {
		let [tokens, last, refused] = [burst, 0, 0];
		for (const at of [...arrivals].sort((a, b) => a - b)) {
			tokens = Math.min(burst, tokens + ((at - last) * perSecond) / 1000);
			last = at;
			if (tokens >= 1) tokens--;
			else refused++;
		}
		return refused;
	}

	it('keeps the rate, and never tries how much more goes', () => {
		const times = departures(500);
		const least = (500 - 10) * 10;
		expect(times[499]).toBeGreaterThan(least);
		expect(times[499]).toBeLessThan(1.02 * least);
	});

	it('is never refused by a strict limiter, whatever jitter there is on the way', () => {
		const way = (at: number) => at + 5 + Math.random() * 65;
		expect(refusedBy(documented, departures(2000).map(way))).toBe(0);
	});

	it('does not make up for what was lost while this machine stood still', () => {
		const times = departures(100);
		jest.advanceTimersByTime(300);
		const offset = times[99] + 300;
		const all = [...times, ...departures(100).map((time) => time + offset)];
		expect(refusedBy(documented, all)).toBe(0);
	});

	it.each([
		['less', 20, 40],
		['more', 500, 1000],
		['hardly anything', 1, 3],
	])('lets a run have %s', (_what, perSecond, count) => {
		const last = departures(count, perSecond)[count - 1];
		expect(last / ((count - 1) * (1000 / perSecond))).toBeGreaterThan(0.93);
		expect(last / ((count - 1) * (1000 / perSecond))).toBeLessThan(1.05);
	});

	it('holds nobody back who wants no limit', () => {
		expect(departures(1000, Infinity)[999]).toBe(0);
	});

	/** How many leave within ten seconds, by the rate that they ask for. */
	function sideBySide(...rates: number[]): number[] {
		const counts = rates.map(() => 0);
		const until = Date.now() + 10_000;
		while (Date.now() < until) {
			rates.forEach((rate, at) => void (isSlot(pacer.enter('GET a', rate)) && counts[at]++));
			jest.advanceTimersByTime(1);
		}
		return counts;
	}

	it('lets runs that ask for the same rate share it', () => {
		const [one, other] = sideBySide(20, 20);
		expect(one + other).toBeLessThanOrEqual(201);
	});

	it('lets a run that asks for less have that, and the others the rest', () => {
		const [few, many] = sideBySide(20, 100);
		expect(few).toBeGreaterThan(160);
		expect(few).toBeLessThanOrEqual(201);
		expect(many).toBeGreaterThan(780);
		expect(few + many).toBeLessThanOrEqual(1005);
	});

	it('lets all together have no more than the most that one asked for', () => {
		const [usual, more] = sideBySide(100, 300);
		expect(usual).toBeLessThanOrEqual(1005);
		expect(usual + more).toBeLessThanOrEqual(3015);
	});

	it('wakes those who wait one after another, and wastes nothing', () => {
		let [asked, left] = [0, 0];
		const wakeAt = Array.from({ length: 200 }, () => START);
		while (Date.now() < START + 10_000) {
			wakeAt.forEach((time, at) => {
				if (time > Date.now()) return;
				asked++;
				const entry = pacer.enter('GET a');
				if ('leave' in entry) left++;
				wakeAt[at] = 'leave' in entry ? Date.now() + 20 : (entry.askAgain as number);
			});
			jest.advanceTimersByTime(1);
		}
		expect(left).toBeGreaterThan(985);
		expect(asked / left).toBeLessThan(12);
	});

	it('does not wait for the turns of those who have given up', () => {
		for (let count = 0; count < 5000; count++) pacer.enter('GET a');
		const wait = (waitsUntil(pacer.enter('GET a')) as number) - Date.now();
		expect(wait).toBeLessThan(600);
	});

	it('pauses for everybody after a 429, and then one asks before the others', () => {
		const refused = slot(pacer.enter('GET a'));
		refused.leave(429);
		const time = waitsUntil(pacer.enter('GET b', Infinity)) as number;
		expect(time - Date.now()).toBeGreaterThan(50);
		jest.setSystemTime(time);
		const probe = slot(pacer.enter('GET a'));
		expect(waitsUntil(pacer.enter('GET b'))).toBeInstanceOf(Promise);
		probe.leave(200);
		expect(isSlot(pacer.enter('GET b'))).toBe(true);
	});

	it('lets the next one ask where the one that did got no answer', () => {
		slot(pacer.enter('GET a')).leave(429);
		jest.advanceTimersByTime(1000);
		slot(pacer.enter('GET a')).leave(0);
		const probe = slot(pacer.enter('GET a'));
		expect(isSlot(pacer.enter('GET a'))).toBe(false);
		probe.leave(200);
		expect(isSlot(pacer.enter('GET a'))).toBe(true);
	});

	it('pauses for as long as the service says', () => {
		expect(slot(pacer.enter('GET a')).leave(429, { 'retry-after': '2' })).toBe(START + 2000);
		expect(waitsUntil(pacer.enter('GET a'))).toBe(START + 2000);
	});

	it('owes nothing for longer when the clock is set back', () => {
		departures(50);
		jest.setSystemTime(Date.now() - 3_600_000);
		expect(departures(20)[19]).toBeLessThan(250);
	});
});

const pacers: Array<[string, () => Pacer]> = [
	['HeaderPacer', () => new HeaderPacer(['x-org'])],
	['RatePacer', () => new RatePacer({ perSecond: 100, burst: 10 })],
];

describe.each(pacers)('what a header tells a %s', (_name, create) => {
	const minutes = 60_000;
	let pacer: Pacer;
	beforeEach(() => (pacer = create()));
	const ask = () => pacer.enter('GET a');
	const refuse = (retryAfter: unknown) =>
		slot(ask()).leave(429, { 'retry-after': retryAfter, ...told('org', 0, 9_999_999_999) });

	const farAway: Array<[unknown, number]> = [
		['999999999', START + 999_999_999_000],
		['60000', START + 60_000_000],
		['86400', START + 86_400_000],
		['2147483647', 2_147_483_647_000],
		['99999999999', 99_999_999_999_000],
		['Fri, 31 Dec 2099 23:59:59 GMT', Date.UTC(2099, 11, 31, 23, 59, 59)],
		['2099-12-31T23:59:59Z', Date.UTC(2099, 11, 31, 23, 59, 59)],
		[['3600'], START + 3_600_000],
	];

	it.each(farAway)('of %p is told, but holds for 15 minutes, then one asks', (value, time) => {
		expect(refuse(value)).toBe(time);
		jest.setSystemTime(START + 14 * minutes);
		expect(waitsUntil(ask())).toBe(START + 15 * minutes);
		jest.setSystemTime(START + 15 * minutes);
		const probe = slot(ask());
		expect([ask(), ask()].map(isSlot)).toEqual([false, false]);
		probe.leave(429, { 'retry-after': value });
		expect(isSlot(ask())).toBe(false);
		jest.setSystemTime(START + 31 * minutes);
		slot(ask()).leave(200);
		expect([ask(), ask()].map(isSlot)).toEqual([true, true]);
	});

	it.each(['1000000000', '-1', '-5', 'NaN', 'Infinity', '12abc', '', '5, 7', '1e300', 'Fri, 31'])(
		'of %p holds for a moment at most',
		(value) => {
			const again = refuse(value);
			expect(again ?? 0).toBeLessThanOrEqual(START);
			jest.setSystemTime(START + 1000);
			slot(ask()).leave(200);
			expect([ask(), ask()].map(isSlot)).toEqual([true, true]);
		},
	);

	it('means nothing any more when the clock is set back', () => {
		refuse('600');
		jest.setSystemTime(START - 60 * minutes);
		const probe = slot(ask());
		expect(isSlot(ask())).toBe(false);
		probe.leave(200);
		expect(isSlot(ask())).toBe(true);
	});
});

describe('a HeaderPacer whose clock is set back', () => {
	it.each([
		['a time', seconds(60), seconds(120)],
		['seconds from now', 60, 60],
	])('asks once, and learns anew from %s', (_what, reset, next) => {
		const pacer = new HeaderPacer(['x-org']);
		slot(pacer.enter('GET a')).leave(200, told('org', 0, reset));
		jest.setSystemTime(START - 3_600_000);
		const probe = slot(pacer.enter('GET a'));
		expect(isSlot(pacer.enter('GET a'))).toBe(false);
		probe.leave(200, told('org', 99, next));
		expect([pacer.enter('GET a'), pacer.enter('GET a')].map(isSlot)).toEqual([true, true]);
	});
});

describe('a budget whose reset lies hours ahead', () => {
	it('holds for 15 minutes, then one asks', () => {
		const pacer = new HeaderPacer(['x-org']);
		slot(pacer.enter('GET a')).leave(200, told('org', 0, 60_000));
		expect(waitsUntil(pacer.enter('GET a'))).toBe(START + 900_000);
		jest.setSystemTime(START + 900_000);
		const [probe, other] = [pacer.enter('GET a'), pacer.enter('GET a')];
		expect([probe, other].map(isSlot)).toEqual([true, false]);
		slot(probe).leave(200, told('org', 2, 40));
		expect([1, 2, 3].map(() => isSlot(pacer.enter('GET a')))).toEqual([true, true, false]);
	});
});

describe('pacerFor', () => {
	it('gives one pacer for one account', () => {
		const pacing = { kind: 'rate', perSecond: 1, burst: 1 } as const;
		expect(pacerFor('one', pacing)).toBe(pacerFor('one', pacing));
		expect(pacerFor('one', pacing)).not.toBe(pacerFor('two', pacing));
	});
});
