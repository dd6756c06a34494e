/** Zero-width characters, direction marks, soft hyphens and byte order marks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

const QUOTES = new Set(['""', "''", '``', '“”', '„“', '””', '‘’', '’’', '«»', '<>']);

/** What was pasted, without what comes along unseen: blanks and quotes around it, invisible characters. */
export function pasted(value: unknown): string {
	let text = String(value ?? '')
		.replace(INVISIBLE, '')
		.trim();
	while (text.length > 1 && QUOTES.has(text[0] + text[text.length - 1])) {
		text = text.slice(1, -1).trim();
	}
	return text;
}

/** A pasted bearer token without the header's name and scheme that documents print before it. */
export function pastedToken(value: unknown): string {
	const scheme = /^(?:(?:authorization\s*:\s*)?bearer(?=[\s:]|$)[\s:]*)+/i;
	return pasted(pasted(value).replace(scheme, ''));
}
