import { mapBounded } from '../../nodes/shared/engine/concurrency';
import { orCancelled, waitUntil } from '../../nodes/shared/time/clock';
import { parseBaseUrl, resolveUrl } from '../../nodes/shared/signing/baseUrl';
import * as checks from '../../nodes/shared/operation/checks';
import { utcDateTime } from '../../nodes/shared/operation/dates';
import { clean } from '../../nodes/shared/reading/clean';
import { answerError, connectionError } from '../../nodes/shared/http/errors';
import { headerTime } from '../../nodes/shared/pacing/headerTime';
import { backOff, mayRepeat } from '../../nodes/shared/http/retry';
import { ClockSkew } from '../../nodes/shared/pacing/clockSkew';
import { equalInConstantTime, isSignedBy } from '../../nodes/shared/webhook/verify';
import { toKind } from '../../nodes/shared/operation/kinds';
import { Body } from '../../nodes/shared/operation/place';
import type { Check, Field } from '../../nodes/shared/operation/vocabulary';
import { thousandEyes } from '../../nodes/ThousandEyes/api';
import { createHmac } from 'crypto';
import { sleep, type NodePropertyTypes } from 'n8n-workflow';
import { growth, LINEAR } from '../support/cpu';

describe('mayRepeat', () => {
	it.each([0, 408, 500, 502, 503, 504])('repeats a read after %i, five times', (status) => {
		expect([0, 4, 5].map((repeats) => mayRepeat(status, 'safe', repeats))).toEqual([
			true,
			true,
			false,
		]);
		expect(mayRepeat(status, 'idempotent', 0)).toBe(true);
		expect(mayRepeat(status, 'once', 0)).toBe(false);
	});

	it('repeats everything after 429, as long as the wait is allowed', () => {
		expect(mayRepeat(429, 'once', 99)).toBe(true);
	});

	it.each([200, 302, 400, 401, 403, 404, 501])('repeats nothing after %i', (status) => {
		expect(mayRepeat(status, 'safe', 0)).toBe(false);
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

describe('a body', () => {
	it('leaves alone what an operation always sends', () => {
		const always = { settings: {} };
		const body = new Body();
		body.put('settings', always.settings);
		body.put('settings.keep.all', true);
		expect(body.content).toEqual({ settings: { keep: { all: true } } });
		expect(always).toEqual({ settings: {} });
	});
});

describe('headerTime', () => {
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
	])('reads %p', (header, time) => expect(headerTime(header, now)).toBe(time));

	it('moves points in time by the difference of the clocks, never a delay', () => {
		expect(headerTime('1800000060', now, 3000)).toBe(now + 63_000);
		expect(headerTime('60', now, 3000)).toBe(now + 60_000);
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
		['https://example.com?x=1', 'https://example.com/'],
		['https://example.com/te/?', 'https://example.com/te'],
		['https://example.com#x', 'https://example.com/'],
		['https://example.com/#', 'https://example.com/'],
		['https://example.com/?a=b#/home/?c=d', 'https://example.com/'],
		['HTTPS://EXAMPLE.COM/Ts//', 'https://example.com/Ts'],
		['"https://example.com/"', 'https://example.com/'],
		['\ufeff\u200b https://example.com\u00a0\n', 'https://example.com/'],
	])('take %s', (value, href) => expect(parseBaseUrl(value).href).toBe(href));

	it.each([
		'',
		'example.com',
		'http://example.com',
		'http://127.0.0.1.example.com',
		'http://localhost.example.com',
		'ftp://example.com',
		'https://user:pass@example.com',
		'https:example.com',
		'https:\\\\example.com',
		'https://exa mple.com',
		undefined,
	])('refuse %p', (value) => expect(() => parseBaseUrl(value)).toThrow('Base URL'));

	it.each([
		['https://example.com/v7', 'https://example.com/'],
		['https://example.com/V7/', 'https://example.com/'],
		['https://example.com/v6/v7//', 'https://example.com/'],
		['https://example.com/te/v7?x=y', 'https://example.com/te'],
		['https://example.com/mv7', 'https://example.com/mv7'],
		['https://example.com/v7/te', 'https://example.com/v7/te'],
	])('lose what is the root of the API: %s', (value, href) =>
		expect(parseBaseUrl(value, ['/v7', '/v6']).href).toBe(href),
	);

	it('say what is wrong with them, and repeat no password', () => {
		const problem = (value: string) => {
			try {
				return parseBaseUrl(value).href;
			} catch (error) {
				return (error as Error).message;
			}
		};
		expect(problem('company.thoughtspot.cloud')).toContain('https:// is missing in front of it');
		expect(problem('localhost:4010')).toContain('https:// is missing in front of it');
		expect(problem('http://example.com')).toContain('must start with https://');
		expect(problem('https://ana:pa55word@example.com')).toContain(
			'leave out the user name and password',
		);
		expect(problem('https://ana:pa55word@example.com')).not.toMatch(/ana|pa55word/);
	});

	const resolve = (url: string, base = 'https://example.com/base', baseURL?: string) =>
		resolveUrl({ url, baseURL }, base).href;

	it('complete a path, and keep what is already there', () => {
		expect(resolve('/v7/x')).toBe('https://example.com/base/v7/x');
		expect(resolve('HTTPS://EXAMPLE.com:443/y')).toBe('https://example.com/y');
		expect(resolve('/z', undefined, 'https://example.com/')).toBe('https://example.com/z');
	});

	it.each([
		'https://example.com/ ',
		' https://example.com',
		'https://example.com/#',
		'https://example.com?',
	])('are read in the request as in the credential: %p', (baseURL) =>
		expect(resolve('/z', baseURL, baseURL)).toBe('https://example.com/z'),
	);

	it('are not left by a proxy that could read along', () => {
		const proxy = { host: 'proxy.example', port: 3128 };
		const through = (url: string) => () => resolveUrl({ url, proxy }, url);
		expect(through('http://127.0.0.1:1/')).toThrow('through a proxy');
		expect(through('https://example.com/')).not.toThrow();
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

describe('errors', () => {
	it('hold no token, whatever the service repeats', () => {
		const jwt = 'eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl';
		const text = `Bearer abcdefghijkl, Basic YWJjOmRlZmdo, ${jwt}, password=hunter22, "token":"abcdef"`;
		expect(clean(text)).not.toMatch(/abcdefghijkl|YWJj|eyJ|hunter22|abcdef/);
		expect(clean('x'.repeat(2000)).length).toBeLessThan(600);
	});

	it('say what to do', () => {
		expect(answerError(thousandEyes, { what: 'Get' }, 503, 'text').description).toContain(
			'Try again later',
		);
		expect(answerError(thousandEyes, { what: 'Get' }, 302, '').description).toContain('base URL');
		expect(answerError(thousandEyes, { what: 'Get' }, 418, null).message).toBe(
			'Get: ThousandEyes answered 418',
		);
		expect(connectionError(thousandEyes, 'Get', 'EODD').message).toContain('failed (EODD)');
	});
});

describe('checks', () => {
	const { numericId, plainId, singleLine, timeSpan, withoutComma } = checks;

	it.each<[string, Check, unknown[], unknown[]]>([
		['numericId', numericId, ['1', 281474976710706], ['', 'a1', '1.5', '-1', '1 ', [1], 2 ** 53]],
		['plainId', plainId, ['a-b_1'], ['', '..', 'a/b', 'a b', '%2e', 'a\n', NaN, true, ['a']]],
		['timeSpan', timeSpan, ['1d', '12h', '90'], ['0d', 'd', '1x', '-1d', '1.5h']],
		['singleLine', singleLine, ['ü x', '😀'], ['a\nb', 'a\rb', '\0', '\x7f', '\u2028', '\ud800']],
		[
			'wholeNumber',
			checks.wholeNumber(1),
			[1, '2'],
			[0, 1.5, '', 'x', '0x10', '1e3', NaN, Infinity, true, null],
		],
		['withoutComma', withoutComma, ['a b'], ['a,b']],
	])('%s', (_name, check, good, bad) => {
		expect(good.map((value) => check(value))).toEqual(good.map(() => undefined));
		expect(bad.map((value) => typeof check(value))).toEqual(bad.map(() => 'string'));
	});
});

describe('lists', () => {
	const { listOfWords } = checks;

	it.each<[unknown, string[] | undefined]>([
		[' a, ,b ', ['a', 'b']],
		['"Sales, EMEA", Ops', ['Sales, EMEA', 'Ops']],
		['Ops , " Sales, EMEA " ,', ['Ops', 'Sales, EMEA']],
		['"say ""hi"", please","",b', ['say "hi", please', 'b']],
		['5" pipe, 3"', ['5" pipe', '3"']],
		[
			['Sales, EMEA', ' ', '"x"', 4711],
			['Sales, EMEA', '"x"', '4711'],
		],
		[',', []],
		['a, \u200b,', ['a']],
		['', []],
		['"Sales, EMEA', undefined],
		['a, "b" c', undefined],
		['"', undefined],
	])('%j are %j', (entered, words) => expect(listOfWords(entered)).toEqual(words));

	it.each(['"', '""', '" ', '",', '", ', ' ', '"a" ', '"a",', '" "" '])(
		'take time that grows with the text alone: %j over and over',
		async (part) => {
			const read = (size: number) => {
				const text = part.repeat(size / part.length);
				for (const whole of [text, `"${text}`, `${text}x`]) listOfWords(whole);
			};
			expect(await growth(read, 400_000)).toBeLessThan(LINEAR);
		},
	);
});

describe('dates', () => {
	it.each<[unknown, string | undefined]>([
		['2026-01-31T08:00:00', '2026-01-31T07:00:00Z'],
		['2026-01-31 08:00', '2026-01-31T07:00:00Z'],
		['2026-01-31', '2026-01-30T23:00:00Z'],
		['2026-01-31T08:00:00.123+02:00', '2026-01-31T06:00:00Z'],
		['2026-01-31T08:00:00+0200', '2026-01-31T06:00:00Z'],
		[' 2026-01-31T08:00:00Z ', '2026-01-31T08:00:00Z'],
		['Sat, 31 Jan 2026 08:00:00 GMT', '2026-01-31T08:00:00Z'],
		['31 Jan 2026 08:00 +0100', '2026-01-31T07:00:00Z'],
		['Sat Jan 31 2026 09:00:00 GMT+0100 (Central European Standard Time)', '2026-01-31T08:00:00Z'],
		[new Date('2026-01-31T08:00:00Z'), '2026-01-31T08:00:00Z'],
		[
			{ isLuxonDateTime: true, toISO: () => '2026-01-31T08:00:00.000-05:00' },
			'2026-01-31T13:00:00Z',
		],
		...[
			...['', ' ', 'nonsense', 'the day 5', '5', '12', '12:00', '2026', '20', '1&x=1', 'May 5'],
			...[
				'2024-13-45',
				'2024-02-30',
				'31 Feb 2026 08:00:00 GMT',
				'2026-01-31T25:00:00Z',
				'01/02/2026',
			],
			...['2026-01-31T08:00:00Z; x', '+12026-01-31', 'a\n2026-01-31'],
			...[0, 5, 2026, 1_769_846_400, NaN, true, null, undefined, {}, [], ['2026-01-31']],
			...[new Date(NaN), new Date(8.64e15), { isLuxonDateTime: true, toISO: () => null }],
		].map((value): [unknown, undefined] => [value, undefined]),
	])('%p is %p', (value, utc) => expect(utcDateTime(value, 'Europe/Berlin')).toBe(utc));
});

describe('kinds', () => {
	const field = (type: NodePropertyTypes, rest: Partial<Field> = {}, more = {}): Field => ({
		...rest,
		property: { displayName: 'Thing', name: 'thing', type, default: '', ...more },
	});
	const text = field('string');
	const choices = { options: ['a', 'b', 3].map((value) => ({ name: 'x', value })) };
	const fails = Symbol('fails');
	const long = 'x'.repeat(2_001);
	const loop: { self?: unknown } = {};
	loop.self = loop;

	const rows: Array<[Field, unknown, unknown]> = [
		[text, ' ü 1 ', 'ü 1'],
		[text, 4711, '4711'],
		[text, -1.5, '-1.5'],
		[text, 2n ** 64n, '18446744073709551616'],
		[field('string', { zero: true }), 0, '0'],
		[field('string', { most: 3_000 }), long, long],
		[field('string', {}, { typeOptions: { rows: 4 } }), 'a\n\tb', 'a\n\tb'],
		[field('string', {}, { typeOptions: { rows: 4 } }), 'a\0b', fails],
		...[0, -0, NaN, Infinity, 1e21, 2 ** 53, true, {}, [], [1], ['a'], new Date(), Symbol('x')].map(
			(value): [Field, unknown, unknown] => [text, value, fails],
		),
		...['a\nb', long, () => 'x'].map((value): [Field, unknown, unknown] => [text, value, fails]),
		[field('resourceLocator'), 'x'.repeat(257), fails],
		[field('somethingNew' as NodePropertyTypes), { a: 1 }, fails],
		[field('options', {}, choices), 'a', 'a'],
		[field('options', {}, choices), '3', 3],
		[field('options', {}, choices), 3, 3],
		...['A', 'c', 4, ['a'], true, 'a,b'].map((value): [Field, unknown, unknown] => [
			field('options', {}, choices),
			value,
			fails,
		]),
		[field('options'), 'whatever', 'whatever'],
		[field('multiOptions', {}, choices), ['a', 3], ['a', 3]],
		[field('multiOptions', {}, choices), 'a, 3', ['a', 3]],
		[field('multiOptions', {}, choices), ['a', 'c'], fails],
		[field('multiOptions', {}, choices), [], undefined],
		[field('string', { many: true }), '"a, b", c', ['a, b', 'c']],
		[field('string', { many: true }), [1, 'a, b', ''], ['1', 'a, b']],
		[field('string', { many: true }), ' , ', undefined],
		...[['a', null], ['a', undefined], [['a']], [{}], [true], '"a', {}, true, [long], [0]].map(
			(value): [Field, unknown, unknown] => [field('string', { many: true }), value, fails],
		),
		[field('string', { many: true }), Array(100).fill('x'.repeat(1_500)), fails],
		...[true, 'true', ' true '].map((value): [Field, unknown, unknown] => [
			field('boolean'),
			value,
			true,
		]),
		...[false, 'false'].map((value): [Field, unknown, unknown] => [field('boolean'), value, false]),
		...[0, 1, 'yes', 'TRUE', [], [true], {}, NaN].map((value): [Field, unknown, unknown] => [
			field('boolean'),
			value,
			fails,
		]),
		[field('number'), ' 5 ', 5],
		[field('number'), -0.5, -0.5],
		[field('number'), 5n, 5],
		...['0x10', '1e3', '5 h', NaN, Infinity, 2 ** 53, '9'.repeat(400), true, [5], {}].map(
			(value): [Field, unknown, unknown] => [field('number'), value, fails],
		),
		[field('dateTime'), '2026-01-31', '2026-01-31T00:00:00Z'],
		[field('dateTime'), 'soon', fails],
		[field('json'), '{"a":[1]}', { a: [1] }],
		[field('json'), { a: null, b: new Date(0) }, { a: null, b: '1970-01-01T00:00:00.000Z' }],
		...[{ a: undefined, b: 1 }, { a: [{ b: NaN }] }, [undefined], { a: () => 1 }].map(
			(value): [Field, unknown, unknown] => [field('json'), value, fails],
		),
		[field('json'), '{}', undefined],
		...['{a', '5', '"x"', 'null', 5, true, new Date(), loop, `["${'x'.repeat(1_000_000)}"]`].map(
			(value): [Field, unknown, unknown] => [field('json'), value, fails],
		),
	];

	it.each(
		rows.map(
			([one, ...rest]) =>
				[
					`${one.property.type} ${JSON.stringify(String(rest[0]).slice(0, 40))}`,
					one,
					...rest,
				] as const,
		),
	)('%s', (_, one, value, expected) => {
		const give = () => toKind(one, value, 'UTC');
		if (expected === fails) expect(give).toThrow("'Thing' ");
		else expect(give()).toEqual(expected);
	});

	it('say what to do about a number that JavaScript cannot hold', () => {
		const tooLarge = { field: 'Thing', advice: expect.stringContaining('Give it as text') };
		for (const kind of [text, field('string', { many: true }), field('resourceLocator')]) {
			expect(() => toKind(kind, 2 ** 53 + 2, 'UTC')).toThrow(expect.objectContaining(tooLarge));
		}
	});

	it('repeat no value in what they say', () => {
		const secret = 'marker-secret';
		for (const [one, value] of [
			[text, `${secret}\n`.repeat(2)],
			[text, { secret }],
			[field('options', {}, choices), secret],
			[field('json'), `{"${secret}`],
			[field('string', { many: true }), `"${secret}`],
		] as Array<[Field, unknown]>) {
			expect(() => toKind(one, value, 'UTC')).toThrow(
				expect.not.objectContaining({ message: expect.stringContaining(secret) }),
			);
		}
	});
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
