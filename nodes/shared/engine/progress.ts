import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Call } from '../http/call';
import { CallError } from '../http/errors';

const MOST_PAGES = 10_000;
const MOST_ROWS = 5_000_000;
/** About what an execution may weigh: n8n writes it as one text, and none is longer than 2^29. */
const MOST_CHARACTERS = 500_000_000;
const MOST_EMPTY_PAGES = 50;
/** Rows of one object at different times share their IDs, but not for a thousand pages. */
const MOST_ALIKE = 1000;

/** The error for a list whose pages lead in a circle. */
export function endless(call: Call): CallError {
	return new CallError(
		`${call.what}: the next page is one that was given before`,
		'The list would never end, so it was given up. Try again; if it stays like this, report it to the service.',
	);
}

/**
 * A check for pages that others follow: none comes twice, not too many in a row are empty or alike,
 * and all together are no more than n8n can hold. A list that fails it is a `CallError`.
 */
export function progressOf(call: Call): (rows: IDataObject[]) => void {
	const seen = new Set<string>();
	const alike = new Map<string, number>();
	let pages = 0;
	let rowCount = 0;
	let empty = 0;
	let characters = 0;
	return (rows) => {
		pages++;
		rowCount += rows.length;
		empty = rows.length === 0 ? empty + 1 : 0;
		if (empty > MOST_EMPTY_PAGES) throw endless(call);
		if (rows.length > 0) {
			const [first, last] = [rows[0], rows[rows.length - 1]];
			// An estimate, because writing out every row would take as long as reading them.
			characters += JSON.stringify(first).length * rows.length;
			const known = idsOf(first).length > 0 && idsOf(last).length > 0;
			const content = known ? [rows.length, lastingOf(first), lastingOf(last)] : rows;
			const page = digest(content);
			if (seen.has(page)) throw endless(call);
			seen.add(page);
			if (known) {
				const ids = digest([rows.length, idsOf(first), idsOf(last)]);
				const times = (alike.get(ids) ?? 0) + 1;
				if (times > MOST_ALIKE) throw endless(call);
				alike.set(ids, times);
			}
		}
		if (pages >= MOST_PAGES || rowCount >= MOST_ROWS || characters >= MOST_CHARACTERS) {
			throw new CallError(
				`${call.what}: the list did not end after ${pages} pages with ${rowCount} results`,
				`That is more than n8n can hold. Narrow it with filters, or ask for less with 'Limit'. If there are not so many, report it to the service.`,
			);
		}
	};
}

const isId = (name: string) => /id$/i.test(name);

const idsOf = (row: IDataObject) => Object.entries(row).filter(([name]) => isId(name));

/** What tells a row from others: its IDs and texts, since numbers may change while pages are read. */
const lastingOf = (row: IDataObject) =>
	Object.entries(row).filter(([name, value]) => typeof value === 'string' || isId(name));

const digest = (value: unknown) =>
	createHash('sha256').update(JSON.stringify(value)).digest('base64');
