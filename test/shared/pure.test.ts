import { mapBounded } from '../../nodes/shared/concurrency';
import { orCancelled, waitUntil } from '../../nodes/shared/clock';
import { parseBaseUrl, resolveUrl } from '../../nodes/shared/baseUrl';
import * as checks from '../../nodes/shared/checks';
import { answerError, clean, connectionError } from '../../nodes/shared/errors';
import { backOff, mayRepeat, timeOf } from '../../nodes/shared/retry';
import { ClockSkew } from '../../nodes/shared/skew';
import { equalInConstantTime, isSignedBy } from '../../nodes/shared/signature';
import type { Check } from '../../nodes/shared/operation';
import { redactor } from '../../nodes/shared/signing';
import { thousandEyes } from '../../nodes/ThousandEyes/api';
import { createHmac } from 'crypto';
import { sleep } from 'n8n-workflow';

describe('mayRepeat', () => {
	it.each([0, 408, 500, 502, 503, 504])('repeats a read after %i, five times', (status) => {
		expect([0, 4, 5].map((repeats) => mayRepeat(status, 'read', repeats))).toEqual([
			true,
			true,
			false,
		]);
		expect(mayRepeat(status, 'change', 0)).toBe(false);
		expect(mayRepeat(status, 'independent', 0)).toBe(false);
	});

	it('repeats everything after 429, as long as the wait is allowed', () => {
		expect(mayRepeat(429, 'change', 99)).toBe(true);
	});

	it.each([200, 302, 400, 401, 403, 404, 501])('repeats nothing after %i', (status) => {
		expect(mayRepeat(status, 'read', 0)).toBe(false);
	});
});

describe('backOff', () => {
	it('doubles up to ten seconds, with jitter', () => {
		for (const [repeats, most] of [
			[0, 500],
			[1, 1000],
			[4, 8000],
			[5, 10_000],
			[2000, 10_000],
		]) {
			expect(backOff(repeats)).toBeGreaterThanOrEqual(most / 2);
			expect(backOff(repeats)).toBeLessThanOrEqual(most);
		}
	});
});

describe('timeOf', () => {
	const now = 1_800_000_000_000;

	it.each<[unknown, number | undefined]>([
		['120', now + 120_000],
		[' 1.5 ', now + 1500],
		['0', now],
		['1800000060', now + 60_000],
		['1800000060000', now + 60_000],
		['Fri, 15 Jan 2027 08:01:00 GMT', now + 60_000],
		['2027-01-15T08:01:00Z', now + 60_000],
		['Friday, 15-Jan-27 08:01:00 GMT', now + 60_000],
		['Fri Jan 15 08:01:00 2027', now + 60_000],
		['1e17', undefined],
		['', undefined],
		[undefined, undefined],
		['-5', undefined],
		['soon', undefined],
		['120 seconds', undefined],
		['1,2', undefined],
		['Infinity', undefined],
		['NaN', undefined],
	])('reads %p', (header, time) => expect(timeOf(header, now)).toBe(time));

	it('moves points in time by the difference of the clocks, never a delay', () => {
		expect(timeOf('1800000060', now, 3000)).toBe(now + 63_000);
		expect(timeOf('60', now, 3000)).toBe(now + 60_000);
	});
});

describe('ClockSkew', () => {
	const answer = (time: number) => ({ date: new Date(time).toUTCString() });

	it('means nothing below what a whole second hides', () => {
		const skew = new ClockSkew();
		skew.read(answer(10_000), 10_900, 10_950);
		skew.read({}, 1, 2);
		expect(skew.aheadMs).toBe(0);
	});

	it.each([-90_000, -3000, 3000, 90_000])('narrows a difference of %i ms', (ahead) => {
		const skew = new ClockSkew();
		for (let time = 100_000; time < 102_000; time += 90) {
			skew.read(answer(time), time + ahead - 10, time + ahead + 10);
		}
		expect(Math.abs(skew.aheadMs - ahead)).toBeLessThan(500);
	});

	it('follows a clock that is set', () => {
		const skew = new ClockSkew();
		skew.read(answer(100_000), 100_000, 100_010);
		skew.read(answer(110_000), 150_000, 150_010);
		expect(Math.abs(skew.aheadMs - 40_000)).toBeLessThan(1300);
	});
});

describe('mapBounded', () => {
	it('keeps the order and the bound', async () => {
		let running = 0;
		let most = 0;
		const results = await mapBounded(20, 3, async (index) => {
			most = Math.max(most, ++running);
			await sleep(index % 3);
			running--;
			return index;
		});
		expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index));
		expect(most).toBe(3);
	});

	it('starts nothing after a failure, and throws the one with the lowest index', async () => {
		const started: number[] = [];
		const work = async (index: number) => {
			started.push(index);
			await sleep(index === 0 ? 20 : 1);
			throw new Error(`failure ${index}`);
		};
		await expect(mapBounded(50, 2, work)).rejects.toThrow('failure 0');
		expect(started).toEqual([0, 1]);
	});

	it('does nothing for no items', async () =>
		expect(await mapBounded(0, 5, jest.fn())).toEqual([]));
});

describe('waiting', () => {
	it('ends with the signal, and leaves no listener behind', async () => {
		const controller = new AbortController();
		const add = jest.spyOn(controller.signal, 'addEventListener');
		const remove = jest.spyOn(controller.signal, 'removeEventListener');
		for (let index = 0; index < 50; index++) {
			await orCancelled(Promise.resolve(index), controller.signal);
		}
		expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
		const wait = waitUntil(Date.now() + 60_000, controller.signal);
		controller.abort();
		await expect(wait).rejects.toThrow('The execution was canceled');
		await expect(waitUntil(0, controller.signal)).rejects.toThrow('canceled');
		await expect(orCancelled(sleep(1), controller.signal)).rejects.toThrow('canceled');
	});

	it('leaves no rejection unhandled when what it waited for fails afterwards', async () => {
		const controller = new AbortController();
		const late = sleep(5).then(async () => await Promise.reject(new Error('late')));
		const wait = orCancelled(late, controller.signal);
		controller.abort();
		await expect(wait).rejects.toThrow('canceled');
		await sleep(10);
	});
});

describe('base URLs', () => {
	it.each([
		['https://api.example.com/', 'https://api.example.com/'],
		[' https://example.com/path// ', 'https://example.com/path'],
		['http://localhost:1', 'http://localhost:1/'],
		['http://127.0.0.1:1', 'http://127.0.0.1:1/'],
		['http://[::1]:1', 'http://[::1]:1/'],
	])('take %s', (value, href) => expect(parseBaseUrl(value).href).toBe(href));

	it.each([
		'',
		'example.com',
		'http://example.com',
		'http://127.0.0.1.example.com',
		'http://localhost.example.com',
		'ftp://example.com',
		'https://user:pass@example.com',
		'https://example.com?x=1',
		'https://example.com#x',
		undefined,
	])('refuse %p', (value) => expect(() => parseBaseUrl(value)).toThrow('Base URL'));

	const resolve = (url: string, base = 'https://example.com/base', baseURL?: string) =>
		resolveUrl({ url, baseURL }, base).href;

	it('complete a path, and keep what is already there', () => {
		expect(resolve('/v7/x')).toBe('https://example.com/base/v7/x');
		expect(resolve('HTTPS://EXAMPLE.com:443/y')).toBe('https://example.com/y');
		expect(resolve('/z', undefined, 'https://example.com/')).toBe('https://example.com/z');
	});

	it.each([
		'http://example.com/x',
		'https://example.com:444/x',
		'https://other.example/x',
		'https://example.com@other.example/x',
		'https://user@example.com/x',
		'@other.example/x',
		'javascript:alert(1)',
	])('refuse %s', (url) => expect(() => resolve(url, 'https://example.com')).toThrow('goes to'));
});

describe('redactor', () => {
	const secret = 'pa"ss w+rd/ü';
	const forms = [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams([['', secret]]).toString().slice(1),
		JSON.stringify({ secret }),
		Buffer.from(secret).toString('base64'),
		Buffer.from(secret).toString('base64url'),
	];

	it.each(forms)('takes out %s', (form) => {
		const text = redactor([secret])(`before ${form} after ${form}`);
		expect(text).toContain('[redacted]');
		expect(text).not.toContain(form);
	});

	it('leaves texts alone without a secret worth the name', () => {
		expect(redactor(['', undefined, null, 'abc'])('abc of undefined')).toBe('abc of undefined');
	});
});

describe('errors', () => {
	it('hold no token, whatever the service repeats', () => {
		const jwt = 'eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl';
		const text = `Bearer abcdefghijkl, Basic YWJjOmRlZmdo, ${jwt}, password=hunter22, "token":"abcdef"`;
		expect(clean(text)).not.toMatch(/abcdefghijkl|YWJj|eyJ|hunter22|abcdef/);
		expect(clean('x'.repeat(2000)).length).toBeLessThan(600);
	});

	it('say what to do', () => {
		expect(answerError(thousandEyes, 'Get', 503, 'text').description).toContain('Try again later');
		expect(answerError(thousandEyes, 'Get', 302, '').description).toContain('base URL');
		expect(answerError(thousandEyes, 'Get', 418, null).message).toBe(
			'Get: ThousandEyes answered 418',
		);
		expect(connectionError(thousandEyes, 'Get', 'EODD').message).toContain('failed (EODD)');
	});
});

describe('checks', () => {
	const { dateTime, listOfWords, numericId, oneOf, plainId, singleLine, timeSpan } = checks;

	it.each<[string, Check, unknown[], unknown[]]>([
		['numericId', numericId, ['1', 281474976710706], ['', 'a1', '1.5', '-1', '1 ']],
		['plainId', plainId, ['a-b_1'], ['', '..', 'a/b', 'a b', '%2e', 'a\n']],
		['timeSpan', timeSpan, ['1d', '12h', '90'], ['0d', 'd', '1x', '-1d', '1.5h']],
		['singleLine', singleLine, ['ü x'], ['a\nb', 'a\rb', '\0', '\x7f']],
		['wholeNumber', checks.wholeNumber(1), [1, '2'], [0, 1.5, '', 'x', NaN, Infinity, true, null]],
		['oneOf', oneOf('a', 'b'), ['a'], ['c', '']],
		['dateTime', dateTime, ['2026-01-31', '2026-01-31T08:00:00Z'], ['nonsense', '']],
	])('%s', (_name, check, good, bad) => {
		expect(good.map((value) => check(value))).toEqual(good.map(() => undefined));
		expect(bad.map((value) => typeof check(value))).toEqual(bad.map(() => 'string'));
	});

	it('dates go out in UTC, read in the time zone of the workflow', () => {
		expect(checks.utcDateTime('2026-01-31T08:00:00', 'Europe/Berlin')).toBe('2026-01-31T07:00:00Z');
		expect(checks.utcDateTime('2026-01-31T08:00:00.123+02:00', 'UTC')).toBe('2026-01-31T06:00:00Z');
	});

	it('lists are split at commas', () => expect(listOfWords(' a, ,b ')).toEqual(['a', 'b']));
});

describe('signatures', () => {
	const body = Buffer.from('{"a":1}');
	const hmac = createHmac('sha256', 'secret').update(body);
	const digest = hmac.digest();

	it('are taken in hex and base64', () => {
		for (const header of [
			digest.toString('hex'),
			`sha256=${digest.toString('hex').toUpperCase()}`,
			digest.toString('base64'),
		]) {
			expect(isSignedBy('secret', body, header)).toBe(true);
			expect(isSignedBy('other', body, header)).toBe(false);
			expect(isSignedBy('secret', Buffer.from('{}'), header)).toBe(false);
		}
		expect(
			[undefined, '', [], 'x'].map((header) => isSignedBy('secret', body, header)),
		).not.toContain(true);
	});

	it('and secrets are compared whole', () => {
		expect(equalInConstantTime('abc', 'abc')).toBe(true);
		expect([equalInConstantTime('ab', 'abc'), equalInConstantTime('', '')]).toEqual([false, false]);
		expect(equalInConstantTime(undefined, 'abc')).toBe(false);
	});
});
