import { parseBaseUrl, redirectTarget, resolveUrl } from '../../nodes/shared/signing/baseUrl';
import { clean } from '../../nodes/shared/reading/clean';
import { answerError } from '../../nodes/shared/http/errors';
import { pastedToken } from '../../nodes/shared/reading/pasted';
import { redactor } from '../../nodes/shared/signing/signing';
import { thousandEyes } from '../../nodes/ThousandEyes/api';
import { growth, LINEAR } from '../support/cpu';

const entity = (text: string, write: (code: number) => string) =>
	[...text].map((char) => write(char.codePointAt(0) as number)).join('');
const percent = (text: string, some: (index: number) => boolean = () => true) =>
	[...Buffer.from(text)]
		.map((byte, i) =>
			byte < 0x80 && !some(i)
				? String.fromCharCode(byte)
				: `%${byte.toString(16).padStart(2, '0')}`,
		)
		.join('');
const named = (text: string) => [...text].map((char) => NAMES[char] ?? char).join('');
const NAMES: Record<string, string> = {
	...{ '"': '&quot;', '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&apos;', '/': '&sol;' },
	...{ '+': '&plus;', '=': '&equals;', '%': '&percnt;', ü: '&uuml;', Ü: '&Uuml;', ':': '&colon;' },
	...{ '\\': '&bsol;', '#': '&num;', '@': '&commat;', '{': '&lbrace;', ' ': '&nbsp;' },
};
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const unicode = (text: string) =>
	entity(text, (code) =>
		code > 0xffff
			? json(String.fromCodePoint(code)).replace(/[^\\]/gu, (char) =>
					[0, 1].map((i) => `\\u${char.charCodeAt(i).toString(16)}`).join(''),
				)
			: `\\u${code.toString(16).padStart(4, '0')}`,
	);
const form = (text: string) => new URLSearchParams([['', text]]).toString().slice(1);
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Ways to write a text that show it to whoever looks twice. */
const ways: Record<string, (text: string) => string> = {
	'as it is': (text) => text,
	'in capitals': (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
	'percent-encoded': encodeURIComponent,
	'percent-encoded in lower case': (text) =>
		encodeURIComponent(text).replace(/%../g, (one) => one.toLowerCase()),
	'percent-encoded, every character': (text) => percent(text),
	'percent-encoded, some characters': (text) => percent(text, (i) => i % 3 === 1),
	'percent-encoded blanks alone': (text) => text.replaceAll(' ', '%20'),
	'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
	'percent-encoded three times': (text) => percent(percent(percent(text))),
	'as a form': form,
	'as a form in JSON': (text) => json(form(text)),
	'in JSON': json,
	'in JSON twice': (text) => json(json(text)),
	'in JSON with slashes escaped': (text) => json(text).replaceAll('/', '\\/'),
	'in \\u escapes': unicode,
	'in \\x escapes': (text) =>
		[...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
	'in %u escapes': (text) => unicode(text).replaceAll('\\u', '%u'),
	'in entities by name': named,
	'in entities by number': (text) => entity(text, (code) => `&#${code};`),
	'in padded entities': (text) => entity(text, (code) => `&#${String(code).padStart(9, '0')};`),
	'in entities in hex': (text) => entity(text, (code) => `&#x${code.toString(16)};`),
	'in capital hex entities': (text) =>
		entity(text, (code) => `&#X${code.toString(16).toUpperCase().padStart(6, '0')};`),
	'in entities in JSON': (text) => json(named(text)),
	'in JSON in entities': (text) => named(json(text)),
	'in a form in entities': (text) => named(form(text)),
	'in Base64': base64,
	'in Base64 with a user': (text) => base64(`someone@example.com:${text}`),
	'in Base64 with text around it': (text) => base64(`ab${text}cd`),
	'in Base64 with more text around it': (text) => base64(`abc${text}d`),
	'in Base64 of a form': (text) => base64(`id:${form(text)}`),
	'in Base64 of JSON': (text) => base64(JSON.stringify({ secret: text })),
	'in Base64 for URLs': (text) => Buffer.from(`a:${text}`).toString('base64url'),
	'in Base64, percent-encoded': (text) => encodeURIComponent(base64(text)),
	'in Base64 in JSON with slashes escaped': (text) => base64(text).replaceAll('/', '\\/'),
	'in Base64 of several lines': (text) => base64(`abcd${text}`).replace(/(.{8})/g, '$1\r\n'),
	'in hex': (text) => Buffer.from(text).toString('hex'),
	'in capital hex': (text) => Buffer.from(text).toString('hex').toUpperCase(),
};

const secrets = [
	'plain-secret-0123',
	'pa"ss w+rd/ü',
	'50%41%2F"<x>&amp;\\n',
	"k\\u0041=='{}#@:",
	'Ü?>~ÿ🔑 key',
	'a b',
	'abcd',
	'%25%32%35',
	'\\\\//&&;;',
].filter((secret) => secret.length > 3);

describe.each(secrets)('the secret %s', (secret) => {
	it.each(Object.keys(ways))('is taken out %s', (way) => {
		const written = ways[way](secret);
		for (const [before, after] of [
			['before ', ' after'],
			['{"x":"', '"}'],
			['<p>', '</p>'],
			['?q=', '&r=1'],
		]) {
			const text = `${before}${written}${after} and ${written}`;
			const cleaned = redactor([secret])(text);
			expect(cleaned).toContain('[redacted]');
			expect(cleaned).not.toContain(written);
			// What is not a secret stays, as far as it is not a part of the same Base64.
			if (!way.includes('Base64')) expect(cleaned).toContain(`${before}[redacted]${after} and `);
		}
	});
});

describe('redaction', () => {
	it('leaves texts alone without a secret worth the name', () => {
		const text = 'abc of undefined, null and [object Object]';
		expect(redactor(['', undefined, null, 'abc', '  '])(text)).toBe(text);
	});

	it('leaves what is no secret as it was written', () => {
		const text = 'a%20b &amp; \\"c\\" 100% & &#; \\ %zz &nosuch; ü🔑 d==';
		expect(redactor(['some-secret'])(text)).toBe(text);
		expect(redactor(['some-secret'])(`${text}some-secret${text}`)).toBe(`${text}[redacted]${text}`);
	});

	it('takes out what was sent without the blanks around it', () => {
		expect(redactor([' secret word\n'])('bad key secret word.')).toBe('bad key [redacted].');
	});

	it('takes out every one of several, also where they touch', () => {
		const redact = redactor(['first-one', 'second-one', 'one-second']);
		expect(redact('first-onesecond-one first-one-second-one')).not.toMatch(/first|second/);
	});

	it('takes secrets out before it cuts', () => {
		const [secret] = ['S3cret-marker-0123456789'];
		for (let length = 400; length < 520; length++) {
			const text = clean(`${'x'.repeat(length)} ${secret} ${secret}`, redactor([secret]));
			expect(text).not.toMatch(/S3c/);
		}
		for (const length of [150_000, 179_990, 199_990, 200_000]) {
			const text = clean(`x${' '.repeat(length)}${secret}`, redactor([secret]));
			expect(text).not.toMatch(/S3c/);
		}
	});
});

describe('what looks like a secret', () => {
	it.each([
		'Bearer abcdefghijkl',
		'bearer A1b2C3d4E5',
		'Basic YWJjOmRlZmdo',
		'eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl',
		'(eyJhbGciOiJI.eyJzdWIiOiIx.)',
		'password=hunter22',
		'password=letmein',
		'"token":"abcdef"',
		'\\"token\\": \\"ab cd ef\\"',
		"'client_secret' : 'abcdef'",
		'access_token=a1b2c3d4&x=y',
		'token: a1b2c3d4',
		'"secretKey":"12345-abcde"',
		'X-API-Key: 0123456789abcdef',
	])('is taken out: %s', (text) => {
		const cleaned = clean(`The answer was ${text}, sorry.`);
		expect(cleaned).toContain('[redacted]');
		expect(cleaned).not.toMatch(
			/abcdefghijkl|A1b2|YWJj|eyJ|hunter22|letmein|abcdef|ab cd|a1b2|12345|01234/,
		);
		expect(cleaned).toMatch(/^The answer was .*, sorry\.$/);
	});

	it.each([
		'invalid_token: Invalid access token',
		'Invalid access token',
		'token: expired',
		'Token: EXPIRED.',
		'error: invalid_grant, token: not_active',
		'The password is wrong: password must not be empty',
		'Basic authentication is off, use Bearer authentication.',
		'Bearer credentials are missing',
		'Bearer error="invalid_token", error_description="The access token expired"',
		'User 0000084a do not have access to org 349890686',
		'secret: wrong',
		'The secret key is invalid',
	])('is no ordinary word: %s', (text) => expect(clean(text)).toBe(text));

	it('is taken out of what is shown of a long text', () => {
		expect(clean(`${'x '.repeat(100)}Bearer abcdefghijkl ${'y '.repeat(100_000)}`)).not.toContain(
			'abcdefghijkl',
		);
		expect(clean('x'.repeat(2000)).length).toBeLessThan(600);
	});
});

describe('no text stops n8n', () => {
	const redact = redactor(['sandbox secret-key/"é1', 'noreply@example.com:token+abc/=']);
	const units = [
		...['eyJ-', 'eyJaaaaaaaa.a', 'Bearer Bearer', 'Basic\t', '"', ' ', '\n', 'a ', 'a', '-'],
		...['password=', 'password="', '"token":', 'token-', '%', '%25', '%41', '\\', '\\\\u0041'],
		...['\\ud83d', '&', '&#x0', '&#0', '&quot;', '&amp;amp;', 'é', 'sandbox '],
		...['c2FuZGJveCBzZWNyZXQta2V5', 'sandbox secret-key/"é1', '[redacted]'],
	];

	it.each(units)('%j, 300 kB of it', async (unit) => {
		const text = (size: number) => unit.repeat(Math.ceil(size / unit.length));
		expect(redact(text(300_000)).length).toBeGreaterThan(0);
		expect(await growth((size) => redact(text(size)), 300_000)).toBeLessThan(LINEAR);
		expect(await growth((size) => clean(text(size), redact), 300_000)).toBeLessThan(LINEAR);
	});

	it.each<[string, (text: string) => unknown]>([
		[
			'an answer',
			(text) =>
				answerError(thousandEyes, { what: 'Get', byId: true }, 400, { error: text, detail: text }),
		],
		['a redirect', (text) => redirectTarget(`https://idp.example/${text}`, 'https://example.com')],
		['a base URL', (text) => problemWith(() => parseBaseUrl(`https://example.com/${text}`))],
		['a next page', (text) => problemWith(() => resolveUrl({ url: text }, 'https://example.com'))],
		['a pasted token', pastedToken],
	])('nor does %s of a megabyte', async (_, read) => {
		for (const unit of ['Bearer ', 'eyJ-', '/', '"', '\\', '%41', '&#x0', '#', '?', 'a']) {
			const work = (size: number) => read(unit.repeat(size / unit.length));
			expect(await growth(work, 1_000_000)).toBeLessThan(LINEAR);
		}
	});
});

function problemWith(read: () => unknown): unknown {
	try {
		return read();
	} catch (error) {
		return error;
	}
}
