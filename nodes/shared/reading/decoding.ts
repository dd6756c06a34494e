/** A text as UTF-8, and where in the original each of its bytes begins; one entry more for the end. */
export interface View {
	bytes: Buffer;
	at: Uint32Array;
}

const LATIN_1 =
	'_ iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const PUNCTUATION: Record<string, string> = {
	...{ amp: '&', AMP: '&', lt: '<', LT: '<', gt: '>', GT: '>', quot: '"', QUOT: '"', apos: "'" },
	...{ Tab: '\t', NewLine: '\n', excl: '!', num: '#', dollar: '$', percnt: '%', lpar: '(' },
	...{ rpar: ')', ast: '*', midast: '*', plus: '+', comma: ',', period: '.', sol: '/', colon: ':' },
	...{ semi: ';', equals: '=', quest: '?', commat: '@', lsqb: '[', lbrack: '[', bsol: '\\' },
	...{ rsqb: ']', rbrack: ']', Hat: '^', lowbar: '_', UnderBar: '_', grave: '`', lcub: '{' },
	...{ lbrace: '{', verbar: '|', vert: '|', VerticalLine: '|', rcub: '}', rbrace: '}', euro: '€' },
	// Pages write a blank so, to keep several of them apart.
	nbsp: ' ',
};

/** Entities of HTML for what is found in secrets: ASCII and Latin-1. */
const ENTITIES = new Map<string, string>([
	...LATIN_1.split(' ').map((name, i): [string, string] => [name, String.fromCharCode(160 + i)]),
	...Object.entries(PUNCTUATION),
]);
const LONGEST_ENTITY = 12;

/** What `\n`, `\r`, `\t`, `\b`, `\f` and `\0` stand for, by their letters. */
const CONTROLS = new Map(
	[...'nrtbf0'].map((letter, i) => [letter.charCodeAt(0), [10, 13, 9, 8, 12, 0][i]]),
);

/** What an escape stands for, a byte or text, and where it ends. */
type Escape = { value: number | string; end: number } | undefined;

/** The bytes of a text, each at its own place. */
export function viewOf(text: string): View {
	const bytes = Buffer.from(text);
	return { bytes, at: Uint32Array.from({ length: bytes.length + 1 }, (_, i) => i) };
}

/**
 * Takes one level of escapes off a view: percent-encoding, backslash escapes and HTML entities.
 * `undefined` where there are none. Takes a time that grows with the length alone.
 */
export function decoded({ bytes, at }: View): View | undefined {
	if (![0x25, 0x26, 0x5c].some((sign) => bytes.includes(sign))) return undefined;
	const out = Buffer.alloc(bytes.length);
	const places = new Uint32Array(bytes.length + 1);
	let length = 0;
	let found = false;
	for (let i = 0; i < bytes.length; ) {
		const escape = escapeAt(bytes, i);
		const value = escape ? escape.value : bytes[i];
		// No escape is shorter than what it stands for.
		const end = length + (typeof value === 'string' ? out.write(value, length) : 1);
		if (typeof value === 'number') out[length] = value;
		while (length < end) places[length++] = at[i];
		found ||= escape !== undefined;
		i = escape ? escape.end : i + 1;
	}
	places[length] = at[bytes.length];
	if (!found) return undefined;
	return { bytes: out.subarray(0, length), at: places.subarray(0, length + 1) };
}

function escapeAt(bytes: Buffer, i: number): Escape {
	if (bytes[i] === 0x25) return percentAt(bytes, i);
	if (bytes[i] === 0x5c) return backslashAt(bytes, i);
	if (bytes[i] === 0x26) return entityAt(bytes, i);
	return undefined;
}

/** `%2F`, and `%u002F` of old scripts. */
function percentAt(bytes: Buffer, i: number): Escape {
	const byte = hexAt(bytes, i + 1, 2);
	return byte === undefined ? unitAt(bytes, i) : { value: byte, end: i + 3 };
}

/** What JSON and programming languages write: `\n`, `\/`, `\x2f`, `\u002f`. */
function backslashAt(bytes: Buffer, i: number): Escape {
	if (i + 1 >= bytes.length) return undefined;
	const letter = bytes[i + 1];
	const byte = letter === 0x78 ? hexAt(bytes, i + 2, 2) : undefined;
	if (byte !== undefined) return { value: byte, end: i + 4 };
	return unitAt(bytes, i) ?? { value: CONTROLS.get(letter) ?? letter, end: i + 2 };
}

/** `\u002f` or `%u002f`, or the two of them that make up one character. */
function unitAt(bytes: Buffer, i: number): Escape {
	const high = bytes[i + 1] === 0x75 ? hexAt(bytes, i + 2, 4) : undefined;
	if (high === undefined) return undefined;
	const isPair = high >> 10 === 0x36 && bytes[i + 6] === bytes[i] && bytes[i + 7] === 0x75;
	const low = isPair ? hexAt(bytes, i + 8, 4) : undefined;
	if (low === undefined) return { value: String.fromCharCode(high), end: i + 6 };
	return { value: String.fromCharCode(high, low), end: i + 12 };
}

/** `&quot;`, `&#34;`, `&#x22;`, with any number of zeros and with or without the semicolon. */
function entityAt(bytes: Buffer, i: number): Escape {
	const isHex = (bytes[i + 2] | 0x20) === 0x78;
	const start = bytes[i + 1] !== 0x23 ? i + 1 : isHex ? i + 3 : i + 2;
	if (start === i + 1) {
		let end = start;
		while (end - start < LONGEST_ENTITY && isWord(bytes[end])) end++;
		const name = bytes.toString('latin1', start, end);
		const value = ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase());
		return value === undefined ? undefined : { value, end: bytes[end] === 0x3b ? end + 1 : end };
	}
	let code = 0;
	let end = start;
	for (let digit; (digit = digitAt(bytes, end, isHex ? 16 : 10)) !== undefined; end++) {
		code = Math.min(code * (isHex ? 16 : 10) + digit, 0x110000);
	}
	if (end === start || code > 0x10ffff) return undefined;
	return { value: String.fromCodePoint(code), end: bytes[end] === 0x3b ? end + 1 : end };
}

function isWord(byte: number): boolean {
	const letter = byte | 0x20;
	return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
}

function hexAt(bytes: Buffer, i: number, length: number): number | undefined {
	let value = 0;
	for (let j = i; j < i + length; j++) {
		const digit = digitAt(bytes, j, 16);
		if (digit === undefined) return undefined;
		value = value * 16 + digit;
	}
	return value;
}

function digitAt(bytes: Buffer, i: number, base: number): number | undefined {
	const byte = bytes[i] ?? 0;
	const digit = byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57;
	const isDigit = byte <= 0x39 ? digit >= 0 : digit >= 10 && digit < base;
	return isDigit && digit < base ? digit : undefined;
}
