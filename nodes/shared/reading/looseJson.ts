/** What may stand behind the quote that ends a text, by where the text stands. */
const ENDS = {
	name: /\s*:/y,
	member: /\s*(?:,\s*"[^"\\]*"\s*:|\}\s*(?:,\s*(?:["{[\-\d]|true|false|null)|[}\]]|$)|$)/y,
	element:
		/\s*(?:,\s*(?:["{[\-\d]|true|false|null)|\]\s*(?:,\s*(?:["{[\-\d]|true|false|null)|[}\]]|$)|$)/y,
};
/** The signs that these begin with. */
const STRUCTURE = new Set([',', ':', '}', ']', ' ', '\n', '\r', '\t', undefined]);

const CONTROL: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * Reads JSON, also where somebody has put texts between its quotes without escaping them: stray
 * quotes, line breaks and backslashes. Undefined for what cannot be read. Takes linear time.
 */
export function readLooseJson(text: string): unknown {
	const plain = text.replace(/^\uFEFF/, '');
	return parsed(plain) ?? parsed(mended(plain));
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Escapes what breaks the texts of a JSON document. */
function mended(text: string): string {
	let result = '';
	let from = 0;
	const open: string[] = [];
	let before = '';
	let ends: RegExp | undefined;
	for (let at = 0; at < text.length; at++) {
		const one = text[at];
		if (!ends) {
			if (one === '"') {
				const inObject = open[open.length - 1] === '{';
				ends = !inObject ? ENDS.element : before === ':' ? ENDS.member : ENDS.name;
			}
			if (one === '{' || one === '[') open.push(one);
			if (one === '}' || one === ']') open.pop();
			if (one > ' ') before = one;
			continue;
		}
		if (one === '\\' && matches(ESCAPE, text, at)) {
			at++;
		} else if (one === '"' && STRUCTURE.has(text[at + 1]) && matches(ends, text, at + 1)) {
			ends = undefined;
			before = one;
		} else if (one === '"' || one === '\\' || one < ' ') {
			const escaped = one < ' ' ? (CONTROL[one] ?? ' ') : `\\${one}`;
			result += text.slice(from, at) + escaped;
			from = at + 1;
		}
	}
	return result + text.slice(from);
}

function matches(pattern: RegExp, text: string, at: number): boolean {
	pattern.lastIndex = at;
	return pattern.test(text);
}
