import type { Check } from './vocabulary';

/** Accepts a whole number written in digits, which is what numeric ids look like. */
export const numericId: Check = (value) =>
	/^\d+$/.test(idText(value)) ? undefined : 'must be a number, for example 281474976710706';

/** Accepts ids of letters, digits, hyphens and underscores: nothing that could leave its place in a path. */
export const plainId: Check = (value) =>
	/^[\w-]+$/.test(idText(value))
		? undefined
		: 'must be an ID of letters, digits and hyphens, without spaces or slashes';

/** An id as text; nothing for what JavaScript would only print as one. */
function idText(value: unknown): string {
	return typeof value === 'string' || Number.isSafeInteger(value) ? String(value) : '';
}

/** Accepts a number and a unit: seconds, minutes, hours, days or weeks. */
export const timeSpan: Check = (value) =>
	/^[1-9]\d{0,8}[smhdw]?$/.test(String(value))
		? undefined
		: 'must be a number followed by s, m, h, d or w, for example 12h';

/** Accepts a whole number from `minimum` up, also as text. */
export function wholeNumber(minimum: number): Check {
	return (value) => {
		const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
		return Number.isSafeInteger(number) && (number as number) >= minimum
			? undefined
			: `must be a whole number of at least ${minimum}`;
	};
}

/** Refuses what could end a header or a line, or cannot be written in UTF-8. */
export const singleLine: Check = (value) =>
	/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(String(value)) ? 'must be a single line of text' : undefined;

/** Refuses a comma where the API takes several values in one text, with commas between them. */
export const withoutComma: Check = (value) =>
	String(value).includes(',') ? 'takes no value with a comma in it' : undefined;

/** Whether a text shows nothing: blanks, and characters that only shape others. */
export function isBlank(text: string): boolean {
	return /^[\s\p{Cf}]*$/u.test(text);
}

const ENTRY = /\s*"([^"]*(?:""[^"]*)*)"\s*(?:,|$)|([^,]*)(?:,|$)/y;

/**
 * Splits "a, b" as in CSV (`"Sales, EMEA", Ops` are two) or takes a list as it is; blanks are
 * dropped. Nothing where a quote is not closed.
 */
export function listOfWords(value: unknown): string[] | undefined {
	const words = Array.isArray(value) ? value.map(String) : split(String(value));
	return words?.map((word) => word.trim()).filter((word) => !isBlank(word));
}

function split(text: string): string[] | undefined {
	const words: string[] = [];
	for (ENTRY.lastIndex = 0; ENTRY.lastIndex < text.length; ) {
		const [, quoted, plain = ''] = ENTRY.exec(text) ?? [];
		if (quoted === undefined && plain.trimStart().startsWith('"')) return undefined;
		words.push(quoted?.replace(/""/g, '"') ?? plain);
	}
	return words;
}
