/** A text somewhere in an answer: what it stands under, how deep, and in which object. */
export interface Find {
	name: string;
	text: string;
	depth: number;
	holder?: object;
}

/** Bodies may be huge or nest without end; what is meant to be read stands at their beginning. */
const MOST_VISITED = 1000;
const MOST_ENTRIES = 50;
const LONGEST_JSON = 100_000;

/** A property's name in the form in which names are compared: without case, underscores and hyphens. */
export const plain = (name: string) => name.toLowerCase().replace(/[_-]/g, '');

/**
 * The texts and numbers in a value of any shape, those nearest to the top first, also where JSON is
 * packed into texts of it. What stands in lists of the name `apart` is collected unread.
 */
export function findTexts(body: unknown, apart = '', collected: unknown[] = []): Find[] {
	const finds: Find[] = [];
	const queue = [{ value: body, name: '', depth: 0, holder: undefined as object | undefined }];
	for (let at = 0; at < queue.length && at < MOST_VISITED; at++) {
		const { name, depth, holder, value: packed } = queue[at];
		const value = unpacked(packed);
		if (Array.isArray(value)) {
			const entries: unknown[] = value.slice(0, MOST_ENTRIES);
			if (apart !== '' && name === plain(apart)) collected.push(...entries);
			else
				queue.push(...entries.map((entry) => ({ value: entry, name, depth: depth + 1, holder })));
		} else if (typeof value === 'object' && value !== null) {
			for (const key of Object.keys(value).slice(0, MOST_ENTRIES)) {
				const inner = (value as Record<string, unknown>)[key];
				queue.push({ value: inner, name: plain(key), depth: depth + 1, holder: value });
			}
		} else if (typeof value === 'string' || typeof value === 'number') {
			const text = String(value).trim();
			if (text !== '') finds.push({ name, text, depth, holder });
		}
	}
	return finds;
}

/** What is packed into a text as JSON; every other value as it is. */
export function unpacked(value: unknown): unknown {
	if (typeof value !== 'string' || value.length > LONGEST_JSON) return value;
	if (!/^\s*[[{]/.test(value)) return value;
	try {
		return JSON.parse(value.trim()) as unknown;
	} catch {
		return value;
	}
}
