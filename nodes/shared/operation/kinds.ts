import type { INodePropertyOptions } from 'n8n-workflow';
import { listOfWords, singleLine } from './checks';
import { isDate, utcDateTime } from './dates';
import { InputProblem, type Field } from './vocabulary';

/** Most characters, where a field says nothing of its own: far more than anybody needs. */
const LONGEST = { choice: 256, text: 2_000, list: 100_000, json: 1_000_000 };

/**
 * Turns what was entered into the one form in which it is checked and sent, by the kind of the
 * field: text (also numeric ids), number, boolean, one of the choices, UTC date, parsed JSON, or a
 * list of texts or dates. `undefined` for a list or an object that holds nothing; the wrong kind is an
 * `InputProblem`, which never repeats the value.
 */
export function toKind(field: Field, value: unknown, timezone: string): unknown {
	const { type } = field.property;
	if (field.free) return typeof value === 'string' ? document(field, value) : json(field, value);
	if (field.many) return type === 'dateTime' ? dates(field, value, timezone) : texts(field, value);
	if (type === 'multiOptions') return texts(field, value)?.map((word) => choice(field, word));
	if (type === 'options') return choice(field, text(field, value, LONGEST.choice));
	if (type === 'resourceLocator') return text(field, value, LONGEST.choice);
	if (type === 'boolean') return flag(field, value);
	if (type === 'number') return number(field, value);
	if (type === 'json') return json(field, value);
	return type === 'dateTime' ? date(field, value, timezone) : text(field, value);
}

/** A text that is sent as it is, such as a file. */
function document(field: Field, value: string): string {
	if (value.length <= (field.most ?? LONGEST.json)) return value;
	throw problem(field, 'is too long');
}

function date(field: Field, value: unknown, timezone: string): string {
	const found = utcDateTime(value, timezone);
	if (found !== undefined) return found;
	throw problem(field, 'must be a date and time, for example 2026-01-31T08:00:00Z');
}

/** Several dates: a list, or one text with commas between them, which a date may hold too. */
function dates(field: Field, value: unknown, timezone: string): string[] | undefined {
	const isOne = utcDateTime(value, timezone) !== undefined;
	const all = typeof value === 'string' && !isOne ? (listOfWords(value) ?? []) : [value].flat();
	return all.length > 0 ? all.map((one) => date(field, one, timezone)) : undefined;
}

function text(field: Field, value: unknown, longest = LONGEST.text): string {
	const { most = longest, property } = field;
	const written = typeof value === 'string' ? value.trim() : digits(field, value);
	if (written.length > most) {
		throw problem(
			field,
			`is too long: ${written.length} characters, and at most ${most} are taken`,
		);
	}
	// With several rows, line breaks and tabs belong to the text.
	const line = property.typeOptions?.rows ? written.replace(/[\n\r\t]/g, ' ') : written;
	const wrong = singleLine(line);
	if (wrong) throw problem(field, wrong);
	return written;
}

/** A number where text is wanted, as employee numbers and ids are. */
function digits(field: Field, value: unknown): string {
	if (typeof value === 'bigint') return String(value);
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		throw problem(field, `must be text, not ${nameOf(value)}`);
	}
	if (value === 0 && !field.zero) throw problem(field, 'is 0: check the expression');
	if (isSafe(value)) return String(value);
	throw new InputProblem(
		field.property.displayName,
		'is a number whose digits JavaScript cannot keep',
		'Give it as text, between quotes. Nothing was sent.',
	);
}

const isSafe = (value: number) => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

function number(field: Field, value: unknown): number {
	const isNumeral = typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value.trim());
	const found = isNumeral || typeof value === 'bigint' ? Number(value) : value;
	if (typeof found !== 'number' || !Number.isFinite(found)) {
		throw problem(field, 'must be a number');
	}
	if (!isSafe(found)) throw problem(field, 'is too large a number');
	return found;
}

function flag(field: Field, value: unknown): boolean {
	const word = typeof value === 'string' ? value.trim() : value;
	if (word === true || word === 'true') return true;
	if (word === false || word === 'false') return false;
	throw problem(field, 'must be true or false');
}

/** One of the choices that the field shows; where n8n loads them, any text is one. */
function choice(field: Field, word: string): unknown {
	const choices = field.property.options as INodePropertyOptions[] | undefined;
	if (!choices) return word;
	const found = choices.find(({ value }) => String(value) === word);
	if (found) return found.value;
	throw problem(field, `must be one of ${choices.map(({ value }) => value).join(', ')}`);
}

function texts(field: Field, value: unknown): string[] | undefined {
	const entered = Array.isArray(value)
		? value.map((one) => text(field, one))
		: text({ ...field, most: LONGEST.list }, value);
	const words = listOfWords(entered);
	if (!words) {
		throw problem(field, 'has a quote that is not closed: write "Sales, EMEA", Ops');
	}
	if (words.join().length > LONGEST.list) throw problem(field, 'holds too much');
	return words.length > 0 ? words.map((word) => text(field, word)) : undefined;
}

/** An object or a list, also as JSON text; what JSON would silently leave out is an error. */
function json(field: Field, value: unknown): unknown {
	const wrong = problem(field, 'must be a JSON object or list');
	if (typeof value !== 'string' && (Object(value) !== value || isDate(value))) throw wrong;
	try {
		const source = typeof value === 'string' ? value : JSON.stringify(value, refuseGaps(field));
		if (source.length > (field.most ?? LONGEST.json)) throw problem(field, 'is too long');
		const parsed: unknown = JSON.parse(source);
		if (Object(parsed) !== parsed) throw wrong;
		return Object.keys(parsed as object).length > 0 ? parsed : undefined;
	} catch (error) {
		throw error instanceof InputProblem ? error : wrong;
	}
}

function refuseGaps(field: Field) {
	return (_: string, value: unknown): unknown => {
		const isGap = value === undefined || (typeof value === 'number' && !Number.isFinite(value));
		if (!isGap && !['function', 'symbol'].includes(typeof value)) return value;
		throw problem(field, 'holds a value that is nothing: check the expression');
	};
}

function nameOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (isDate(value)) return 'a date';
	if (value === null || value === undefined || typeof value === 'number') return String(value);
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function problem(field: Field, what: string): InputProblem {
	return new InputProblem(field.property.displayName, what);
}
