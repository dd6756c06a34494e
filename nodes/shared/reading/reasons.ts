import { findTexts, plain, unpacked, type Find } from './finds';
import { titleOf } from './page';

/** Where a service's error bodies keep what: names of properties, whatever their case and underscores. */
export interface ErrorBodies {
	/** Names, to the letter, that stand at the top of error bodies alone: they tell one from a success. */
	signs: string[];
	/** The reason: of each row the first name that has a text counts, and a colon joins the rows. */
	words: string[][];
	/** What support asks for, by what it is called: "Code", "Incident". */
	marks?: Record<string, string[]>;
	/** The list of single faults that are told beside the reason, and their words. */
	faults?: { name: string; words: string[][] };
}

/** What an error body says, as the service wrote it: neither cut nor free of secrets. */
export interface Reasons {
	message?: string;
	details: string[];
}

const MOST_TEXTS = 5;
const LONGEST_MARK = 100;

/** What HTTP clients on the service's side say of themselves: it tells no more than the status. */
const EMPTY_WORDS = /^Request failed with status code \d+$/;

/** Whether a body is an error, whatever status it came with. */
export function isErrorBody({ signs }: ErrorBodies, body: unknown): boolean {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
	return signs.some((sign) => {
		const value = (body as Record<string, unknown>)[sign];
		return typeof value === 'string' ? value.trim() !== '' : Object.keys(Object(value)).length > 0;
	});
}

/** Finds the reason in an error body of any shape, however deep it nests. */
export function reasonsIn({ words, marks, faults }: ErrorBodies, body: unknown): Reasons {
	const content = unpacked(body);
	if (typeof content === 'string') return { message: headline(content), details: [] };
	const single: unknown[] = [];
	const finds = findTexts(content, faults?.name, single);
	const lines = single.flatMap((one) => sentence(findTexts(one), faults?.words ?? []).text ?? []);
	const { text, holder } = sentence(finds, words);
	const message = text ?? lines.splice(0, MOST_TEXTS).join('; ');
	const rest = lines.filter((line) => !message.includes(line));
	const marked = Object.entries(marks ?? {}).map(([label, names]) => {
		const mark = markOf(finds, names, holder);
		return mark === undefined ? '' : `${label} ${mark}`;
	});
	return {
		message: message || finds.find((find) => /\S\s+\S/.test(find.text))?.text,
		details: [...rest, ...marked].filter((line) => line !== '').map(ended),
	};
}

/** The title of a web page, or the first line of any other text. */
export function headline(text: string): string | undefined {
	const whole = text.trim();
	if (!whole.startsWith('<')) return whole.split(/\r?\n/, 1)[0] || undefined;
	return titleOf(whole);
}

/** Joins what is found under the first name of each row; the object that it stands in goes with it. */
function sentence(finds: Find[], rows: string[][]): { text?: string; holder?: object } {
	const telling = finds.filter(({ text }) => !EMPTY_WORDS.test(text));
	const found = rows.map((names) => firstOf(telling, names) ?? firstOf(finds, names) ?? []);
	// A list of texts alone has no names.
	if (finds.every(({ name }) => name === '')) found.push(finds.slice(0, MOST_TEXTS));
	const parts = found.map((texts) => distinct(texts.map(({ text }) => text)).join('; '));
	const text = distinct(parts.filter((part) => part !== '')).join(': ');
	return text === '' ? {} : { text, holder: found.flat().pop()?.holder };
}

/** The texts under the first name that has any, those nearest to the top. */
function firstOf(finds: Find[], names: string[]): Find[] | undefined {
	for (const name of names) {
		const found = finds.filter((find) => find.name === plain(name));
		const nearest = found.filter(({ depth }) => depth === found[0].depth);
		if (nearest.length > 0) return nearest.slice(0, MOST_TEXTS);
	}
	return undefined;
}

/** A mark from the object that the reason stands in, or else the first there is. */
function markOf(finds: Find[], names: string[], holder?: object): string | undefined {
	const wanted = new Set(names.map(plain));
	const found = finds.filter(({ name, text }) => wanted.has(name) && text.length <= LONGEST_MARK);
	return (found.find((find) => find.holder === holder) ?? found[0])?.text;
}

const distinct = (texts: string[]) => [...new Set(texts)];

const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
