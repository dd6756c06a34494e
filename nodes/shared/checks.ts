import { tryToParseDateTime } from 'n8n-workflow';
import type { Check } from './operation';

/** Accepts a whole number written in digits, which is what numeric ids look like. */
export const numericId: Check = (value) =>
	/^\d+$/.test(String(value)) ? undefined : 'must be a number, for example 281474976710706';

/** Accepts ids of letters, digits, hyphens and underscores: nothing that could leave its place in a path. */
export const plainId: Check = (value) =>
	/^[\w-]+$/.test(String(value))
		? undefined
		: 'must be an ID of letters, digits and hyphens, without spaces or slashes';

/** Accepts a number and a unit: seconds, minutes, hours, days or weeks. */
export const timeSpan: Check = (value) =>
	/^[1-9]\d*[smhdw]?$/.test(String(value))
		? undefined
		: 'must be a number followed by s, m, h, d or w, for example 12h';

/** Accepts a whole number from `minimum` up. */
export function wholeNumber(minimum: number): Check {
	return (value) => {
		const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
		return Number.isSafeInteger(number) && (number as number) >= minimum
			? undefined
			: `must be a whole number of at least ${minimum}`;
	};
}

/** Accepts one of the given words. */
export function oneOf(...words: string[]): Check {
	return (value) =>
		words.includes(String(value)) ? undefined : `must be one of ${words.join(', ')}`;
}

/** Accepts what n8n's date picker gives, ISO 8601, or any other date that n8n can read. */
export const dateTime: Check = (value) => {
	try {
		tryToParseDateTime(value);
		return undefined;
	} catch {
		return 'must be a date and time, for example 2026-01-31T08:00:00Z';
	}
};

/** Writes a date as ISO 8601 in UTC with seconds; one without an offset is in `timezone`. */
export function utcDateTime(value: unknown, timezone: string): string {
	const iso = tryToParseDateTime(value, timezone).toUTC().toISO({ suppressMilliseconds: true });
	return String(iso).replace(/\.\d+Z$/, 'Z');
}

/** Refuses characters that could end a header or a line, or that no name holds. */
export const singleLine: Check = (value) =>
	[...String(value)].some((character) => character < ' ' || character === '\x7f')
		? 'must be a single line of text'
		: undefined;

/** Splits "a, b" or takes a list as it is; blanks are dropped. */
export function listOfWords(value: unknown): string[] {
	const words = Array.isArray(value) ? value.map(String) : String(value).split(',');
	return words.map((word) => word.trim()).filter((word) => word !== '');
}
