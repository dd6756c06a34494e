import { decodeEntities } from '../../nodes/shared/reading/entities';
import { readLooseJson } from '../../nodes/shared/reading/looseJson';
import { hashOfSecret, hasHash } from '../../nodes/shared/webhook/verify';
import { growth, LINEAR } from '../support/cpu';

describe('HTML entities', () => {
	it.each([
		['&quot;None&quot; &#34;a&#34; &#x22;b&#X22;', '"None" "a" "b"'],
		['a &#61; b &#x3D; c &equals; d', 'a = b = c = d'],
		['&lt;&gt;&amp;&apos;&#39;&#x27;&#96;&grave;', "<>&'''``"],
		['&eacute;&uuml;&szlig;&nbsp;&yuml;', 'éüß\u00a0ÿ'],
		['&alpha;&Omega;&sigmaf;&omega; &ge; &hellip; &euro;', 'αΩςω ≥ … €'],
		['&#128512;&#x1F600;', '😀😀'],
	])('%s is %s', (text, plain) => {
		expect(decodeEntities(text)).toBe(plain);
	});

	it('are decoded exactly once', () => {
		expect(decodeEntities('&amp;quot; &amp;amp;lt; &#38;gt;')).toBe('&quot; &amp;lt; &gt;');
	});

	it.each(['AT&T', '&nope;', '&;', '&#;', '&#0;', '&#xD800;', '&#x110000;', '&#99999999;', '&amp'])(
		'leave %s as it is',
		(text) => {
			expect(decodeEntities(text)).toBe(text);
		},
	);
});

describe('JSON with texts that nobody escaped', () => {
	it.each([
		['{"a":"say "hi" now","b":1}', { a: 'say "hi" now', b: 1 }],
		['{"a":"((errorType != "None"))"}', { a: '((errorType != "None"))' }],
		['{"a":"x","y","b":"z"}', { a: 'x","y', b: 'z' }],
		['{"a":"one "two", three: "four"","b":2}', { a: 'one "two", three: "four"', b: 2 }],
		['{"a":{"b":"ends in "}, or so"},"c":[]}', { a: { b: 'ends in "}, or so' }, c: [] }],
		['["a "b" c","d"]', ['a "b" c', 'd']],
		['{"a":"C:\\dir\\x\r\n\ttwo\u0001"}', { a: 'C:\\dir\\x\r\n\ttwo ' }],
		['\ufeff{"a":"line\nbreak"}', { a: 'line\nbreak' }],
		['{ "a" : "b "c"" , "d" : [ "e" ] }', { a: 'b "c"', d: ['e'] }],
	])('%j', (text, value) => {
		expect(readLooseJson(text)).toEqual(value);
	});

	it('is left alone where it is JSON', () => {
		const text = '{"a":"C:\\\\new \\"x\\" \\u00e9","b":{"c":[1,null,true]}}';
		expect(readLooseJson(text)).toEqual(JSON.parse(text));
	});

	it.each(['', 'no JSON', '{"a":', '"', '{"a":"b', '{{{', '<a/>'])('%j is none', (text) => {
		expect(readLooseJson(text)).toBeUndefined();
	});

	it.each([
		['quotes', '{"a":"', '"'],
		['quotes and commas', '{"a":"', '","'],
		['quotes and blanks', '{"a":"', '" '],
		['backslashes', '{"a":"', '\\x'],
		['brackets', '{"a":', '['],
		['ampersands', '{"a":"&', '&#1'],
	])('costs little time: %s', async (_, head, part) => {
		const read = (size: number) => {
			const text = head + part.repeat(size / part.length);
			return [readLooseJson(text), decodeEntities(text)];
		};
		expect(await growth(read, 1_000_000)).toBeLessThan(LINEAR);
	});
});

describe('the hash of a secret', () => {
	it('tells the secret from others, and nothing from nothing', () => {
		const hash = hashOfSecret('own-secret');
		expect(hash).toMatch(/^[\da-f]{64}$/);
		expect(hasHash('own-secret', hash)).toBe(true);
		for (const other of ['own-secre', 'own-secret2', '', hash, undefined, ['own-secret']]) {
			expect(hasHash(other, hash)).toBe(false);
			expect(hasHash(other, '')).toBe(false);
		}
	});
});
