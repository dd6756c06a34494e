import { decoded, viewOf, type View } from './decoding';
import { pasted } from './pasted';

/** Shorter ones would take ordinary words out of texts, and are no secrets. */
const SHORTEST_SECRET = 4;
const MOST_LEVELS = 5;
const MARK = '[redacted]';

/** Ways in which a secret is written before it goes into Base64. */
const WRITTEN: Array<(secret: string) => string> = [
	(secret) => secret,
	(secret) => encodeURIComponent(secret),
	(secret) => encodeURIComponent(secret).replaceAll('%20', '+'),
	(secret) => new URLSearchParams([['', secret]]).toString().slice(1),
	(secret) => JSON.stringify(secret).slice(1, -1),
];

/** What is looked for: texts in lower case, and the inner parts of Base64. */
interface Needles {
	plain: Buffer[];
	base64: Buffer[];
}

/**
 * Makes a function that takes the given secrets out of a text, however they are written in it: in
 * either case, with escapes of any kind and number, in hex, or inside Base64. Its time grows with
 * the text's length alone.
 */
export function redactor(secrets: unknown[]): (text: string) => string {
	// Most requests never fail: what is looked for is only worked out for the first text.
	let needles: Needles | undefined;
	return (text) => {
		needles ??= needlesOf(secrets);
		if (needles.plain.length === 0) return text;
		return withoutRanges(text, rangesOf(viewOf(text), needles));
	};
}

function needlesOf(secrets: unknown[]): Needles {
	// Through bytes, so that half a character cannot end up in an encoder that throws.
	const texts = secrets.map((secret) => Buffer.from(String(secret ?? '')).toString());
	const known = [...new Set([...texts, ...texts.map(pasted)])].filter(
		(text) => text.length >= SHORTEST_SECRET,
	);
	const plain = known.flatMap((secret) => {
		const levels = levelsOf(viewOf(secret)).map(({ bytes }) => folded(bytes));
		const hex = Buffer.from(Buffer.from(secret).toString('hex'));
		return [...levels.filter(({ length }) => length >= SHORTEST_SECRET), hex];
	});
	const base64 = known.flatMap((secret) => WRITTEN.flatMap((write) => insideBase64(write(secret))));
	return { plain: distinct(plain), base64: distinct(base64) };
}

/** The characters of Base64 that a text decides alone, for each of its three alignments. */
function insideBase64(text: string): Buffer[] {
	return [0, 1, 2].map((before) => {
		const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
		const from = Math.ceil((before * 8) / 6);
		return Buffer.from(bytes.toString('base64').slice(from, Math.floor((bytes.length * 8) / 6)));
	});
}

function distinct(buffers: Buffer[]): Buffer[] {
	return [...new Map(buffers.map((buffer) => [buffer.toString('latin1'), buffer])).values()];
}

/** A text and what is left of it as its escapes are taken off, level by level. */
function levelsOf(view: View): View[] {
	const levels = [view];
	for (let next = decoded(view); next && levels.length < MOST_LEVELS; next = decoded(next)) {
		levels.push(next);
	}
	return levels;
}

/** ASCII letters in lower case; a plus sign may stand for a blank. */
function folded(bytes: Buffer): Buffer {
	const out = Buffer.from(bytes);
	for (let i = 0; i < out.length; i++) {
		if (out[i] === 0x2b) out[i] = 0x20;
		else if (out[i] >= 0x41 && out[i] <= 0x5a) out[i] += 0x20;
	}
	return out;
}

type Range = [from: number, to: number];

function rangesOf(view: View, { plain, base64 }: Needles): Range[] {
	return levelsOf(view).flatMap((level) => {
		const text = folded(level.bytes);
		const found = plain.flatMap((needle) => placesOf({ ...level, bytes: text }, needle));
		const oneLine = inOneLine(level);
		return [...found, ...base64.flatMap((needle) => placesOf(oneLine, needle, isBase64))];
	});
}

/** Where a needle stands, with what `belongs` to it on either side. */
function placesOf(
	{ bytes, at }: View,
	needle: Buffer,
	belongs: (byte: number) => boolean = () => false,
): Range[] {
	const places: Range[] = [];
	let end = 0;
	for (let from: number; (from = bytes.indexOf(needle, end)) >= 0; ) {
		let start = from;
		while (start > end && belongs(bytes[start - 1])) start--;
		end = from + needle.length;
		while (end < bytes.length && belongs(bytes[end])) end++;
		places.push([at[start], at[end]]);
	}
	return places;
}

/** Base64 in one alphabet, and without the line breaks that divide long ones. */
function inOneLine({ bytes, at }: View): View {
	const out = Buffer.alloc(bytes.length);
	const places = new Uint32Array(bytes.length + 1);
	let length = 0;
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i];
		if (byte === 0x0a || byte === 0x0d) continue;
		places[length] = at[i];
		out[length++] = byte === 0x2d ? 0x2b : byte === 0x5f ? 0x2f : byte;
	}
	places[length] = at[bytes.length];
	return { bytes: out.subarray(0, length), at: places.subarray(0, length + 1) };
}

function isBase64(byte: number): boolean {
	const letter = byte | 0x20;
	const isLetter = letter >= 0x61 && letter <= 0x7a;
	return isLetter || (byte >= 0x2f && byte <= 0x39) || byte === 0x2b;
}

function withoutRanges(text: string, ranges: Range[]): string {
	if (ranges.length === 0) return text;
	const bytes = Buffer.from(text);
	const parts: string[] = [];
	let kept = 0;
	for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
		if (from >= kept) parts.push(bytes.toString('utf8', kept, from), MARK);
		kept = Math.max(kept, to);
	}
	return [...parts, bytes.toString('utf8', kept)].join('');
}
