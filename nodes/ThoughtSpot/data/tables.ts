import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import type { Operation, Run, Values } from '../../shared/operation/vocabulary';

/** One table of an answer: that of a search, or of one visualization. */
export interface Table {
	id?: string;
	name?: string;
	columns: string[];
	rows: unknown[];
}

interface Page {
	offset: number;
	size: number;
	/** The visualizations that have more rows; all where it is absent. */
	ids?: string[];
}

const MOST_ROWS = 5_000_000;

/**
 * The tables of an answer, page by page until a page of each is short or `run.limit` rows of each
 * were given. A page after the first names only the visualizations that have more.
 */
export async function* tablesOf(
	run: Run,
	page: Operation,
	values: Values,
	{ pageSize, sorted }: { pageSize: number; sorted: boolean },
): AsyncGenerator<Table[]> {
	const left: Page[] = [{ offset: 0, size: Math.min(pageSize, run.limit) }];
	for (let next = left.shift(); next; next = left.shift()) {
		const { offset, size, ids } = next;
		if (offset >= MOST_ROWS) throw tooMuch(page);
		if (offset > 0 && !sorted) run.hint(UNSORTED);
		const place = { recordOffset: offset, recordSize: size };
		const chosen = ids ? { visualizationIdentifiers: ids } : {};
		const { body } = await run.answer(page, { ...values, ...place, ...chosen });
		const contents = contentsOf(body, page);
		if (contents.some(({ sampling_ratio: ratio }) => Number(ratio ?? 1) < 1)) run.hint(SAMPLED);
		const tables = contents.map((content) => tableOf(content, run.limit - offset));
		const more = contents.flatMap((content, index) => {
			checkOffset(content, offset, page);
			const { length } = rowsOf(content);
			return length > 0 && length >= sizeOf(content, size) ? [{ ...tables[index], length }] : [];
		});
		left.push(...pagesAfter(next, more, run.limit));
		yield tables;
	}
}

const UNSORTED =
	'Several pages were read, and each of them runs the query again. Without an order, rows may come twice or be missed: add a runtime sort, or sort by a column in the query.';

const SAMPLED = 'ThoughtSpot answered with a sample of the rows, not with all of them.';

/** What is asked for next; what got pages of different sizes goes on apart. */
function pagesAfter(
	{ offset, size }: Page,
	more: Array<Table & { length: number }>,
	limit: number,
): Page[] {
	const lengths = [...new Set(more.map(({ length }) => length))];
	return lengths.flatMap((length) => {
		const after = offset + length;
		if (after >= limit) return [];
		const same = more.filter((one) => one.length === length);
		const known = same.flatMap(({ id }) => (id === undefined ? [] : [id]));
		return [
			{
				offset: after,
				size: Math.min(size, length, limit - after),
				...(known.length > 0 && { ids: known }),
			},
		];
	});
}

const tooMuch = ({ action }: Operation) =>
	new CallError(
		`${action}: there are more than ${MOST_ROWS} rows`,
		"That is more than n8n can hold. Narrow the data with filters, or ask for less with 'Limit'.",
	);

function contentsOf(body: unknown, { action }: Operation): IDataObject[] {
	const { contents } = Object(body) as { contents?: unknown };
	if (Array.isArray(contents)) {
		return contents.filter((one): one is IDataObject => typeof one === 'object' && one !== null);
	}
	throw new CallError(
		`${action}: the answer holds no data`,
		'Check that the base URL leads to the cluster itself.',
	);
}

const rowsOf = ({ data_rows: rows }: IDataObject): unknown[] => (Array.isArray(rows) ? rows : []);

/** A cluster may give smaller pages than it is asked for, and tells their size. */
function sizeOf({ record_size: told }: IDataObject, asked: number): number {
	return typeof told === 'number' && told > 0 ? Math.min(told, asked) : asked;
}

/** Pages of a service that takes no offset would be the first one for ever. */
function checkOffset({ record_offset: told }: IDataObject, asked: number, page: Operation): void {
	if (typeof told !== 'number' || told === asked) return;
	throw new CallError(
		`${page.action}: the next page is one that was given before`,
		'The data would never end, so it was given up. Raise the page size, or ask for fewer rows.',
	);
}

function tableOf(content: IDataObject, limit: number): Table {
	const { visualization_id: id, visualization_name: name, column_names: columns } = content;
	const rows = rowsOf(content);
	return {
		...(typeof id === 'string' && { id }),
		...(typeof name === 'string' && { name }),
		columns: Array.isArray(columns) ? columns.map(String) : [],
		rows: rows.length > limit ? rows.slice(0, limit) : rows,
	};
}
