import type { IDataObject } from 'n8n-workflow';
import { hasEntity } from '../../../shared/reading/entities';
import { FRAME, HEAD, type Frame } from './payload';

type Value = string | Value[] | { [name: string]: Value };

/** A text between the quotes of the payload, as it came. */
interface Slot {
	raw: string;
	hasLines: boolean;
}

/**
 * Reads a body by the fixed text of our payload, so that what stands between may hold anything.
 * Undefined for a body that is not made of it. Takes linear time.
 */
export function readFrame(body: string): IDataObject | undefined {
	const head = HEAD.exec(body);
	if (!head) return undefined;
	const [{ length }, mark = ''] = head;
	const reader = new Reader(`{${body.slice(length).trimEnd()}`, mark);
	const slots: Slot[] = [];
	const value = reader.read(FRAME, [''], slots);
	if (!reader.isThrough) return undefined;
	return plain(value, isEscaped(slots)) as IDataObject;
}

class Reader {
	private at = 0;
	private fits = true;

	constructor(
		private readonly body: string,
		private readonly mark: string,
	) {}

	get isThrough(): boolean {
		return this.fits && this.at === this.body.length;
	}

	/** Reads a part; `next` is what may stand behind it. */
	read(frame: Frame, next: string[], slots: Slot[]): Value {
		if ('variable' in frame) return this.text(frame.hasLines === true, next, slots);
		if ('each' in frame) return this.rows(frame.row, next, slots);
		const entries = Object.entries(frame.fields);
		const pairs = entries.map(([name, part], index): [string, Value] => {
			const [nextName, nextPart] = entries[index + 1] ?? [];
			this.skip(`${index === 0 ? '{' : ','}"${name}":`);
			const behind = nextPart
				? [`,"${nextName}":${firstOf(nextPart)}`]
				: next.map((one) => `}${one}`);
			return [name, this.read(part, behind, slots)];
		});
		this.skip('}');
		return Object.fromEntries(pairs);
	}

	private rows(row: Frame, next: string[], slots: Slot[]): Value[] {
		const rows: Value[] = [];
		this.skip('[');
		if (this.takes(']')) return rows;
		const behind = [`,${firstOf(row)}`, ...next.map((one) => `]${one}`)];
		do rows.push(this.read(row, behind, slots));
		while (this.takes(','));
		this.skip(']');
		return rows;
	}

	private text(hasLines: boolean, next: string[], slots: Slot[]): string {
		const end = `${this.mark}"`;
		this.skip('"');
		let found = this.at - 1;
		do found = this.fits ? this.body.indexOf(end, found + 1) : -1;
		while (found >= 0 && !next.some((one) => this.body.startsWith(one, found + end.length)));
		const raw = found < 0 ? '' : this.body.slice(this.at, found);
		if (found < 0) this.fits = false;
		else this.at = found + end.length;
		slots.push({ raw, hasLines });
		return raw;
	}

	private skip(literal: string): void {
		if (!this.takes(literal)) this.fits = false;
	}

	private takes(literal: string): boolean {
		const isThere = this.fits && this.body.startsWith(literal, this.at);
		if (isThere) this.at += literal.length;
		return isThere;
	}
}

/** What a part begins with. */
function firstOf(frame: Frame): string {
	if ('variable' in frame) return '"';
	if ('each' in frame) return '[';
	const [name, part] = Object.entries(frame.fields)[0];
	return `{"${name}":${firstOf(part)}`;
}

/**
 * Whether the texts were escaped as JSON wants it, which ThousandEyes documents nowhere: all of them
 * can be read so, and either a quote was escaped, or nothing speaks for another way.
 */
function isEscaped(slots: Slot[]): boolean {
	const texts = slots.map(({ raw }) => unescaped(raw));
	if (texts.includes(undefined)) return false;
	if (slots.some(({ raw }) => raw.includes('\\"'))) return true;
	if (slots.some(({ raw }) => hasEntity(raw))) return false;
	// Nobody enters tabs, nor the end of a line in a name: what looks so is a backslash in a path.
	return slots.every(({ hasLines }, index) =>
		hasLines ? !/[^\P{Cc}\r\n]/u.test(texts[index] ?? '') : !/\p{Cc}/u.test(texts[index] ?? ''),
	);
}

function unescaped(raw: string): string | undefined {
	try {
		return JSON.parse(`"${raw}"`) as string;
	} catch {
		return undefined;
	}
}

function plain(value: Value, isJson: boolean): Value {
	if (typeof value === 'string') return isJson ? (unescaped(value) ?? value) : value;
	if (Array.isArray(value)) return value.map((one) => plain(one, isJson));
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, isJson)]));
}
