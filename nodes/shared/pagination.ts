import type { IDataObject } from 'n8n-workflow';
import { CallError } from './errors';
import type { Call, Outcome } from './exchange';
import type { Operation, Pagination } from './operation';

type Send = (call: Call) => Promise<Outcome>;

const MOST_EMPTY_PAGES = 50;

/**
 * The rows of a list, page by page. Ends after the last page or when `limit` rows were given; a page
 * that is not a list, or pages that lead nowhere, are a `CallError`, so a list is whole or fails.
 */
export async function* pages(
	send: Send,
	call: Call,
	list: NonNullable<Operation['list']>,
	pagination: Pagination,
	{ limit = Infinity, keep }: { limit?: number; keep?: (row: IDataObject) => boolean } = {},
): AsyncGenerator<IDataObject[]> {
	// Where rows are left out afterwards, a page as small as the limit would hold too few.
	const turn = list.paginated ? turnPages(call, pagination, keep ? Infinity : limit) : undefined;
	const checkProgress = progress(call);
	let next: Call | undefined = turn?.first ?? call;
	for (let given = 0; next && given < limit; ) {
		const { body, url } = await send(next);
		const rows = rowsOf(body, list.rows, call);
		const kept = keep ? rows.filter(keep) : rows;
		const page = kept.length > limit - given ? kept.slice(0, limit - given) : kept;
		given += page.length;
		// With enough rows it does not matter where the next link leads.
		next = given < limit ? turn?.after(body, rows.length, url) : undefined;
		if (next) checkProgress(rows);
		yield page;
	}
}

/** How to ask for the first page, and what to ask for after an answer that came from `url`. */
interface Turn {
	first: Call;
	after: (body: unknown, count: number, url: string) => Call | undefined;
}

function turnPages(call: Call, pagination: Pagination, limit: number): Turn {
	const size = Math.min(pagination.size, limit);
	if (pagination.kind === 'offset') {
		const page = (offset: number): Call => ({
			...call,
			body: {
				...call.body,
				[pagination.offsetParameter]: offset,
				[pagination.sizeParameter]: size,
			},
		});
		let offset = 0;
		const after = (_: unknown, count: number) =>
			count < size ? undefined : page((offset += count));
		return { first: page(0), after };
	}
	const seen = new Set<string>();
	const after = (body: unknown, _: number, url: string) => {
		const link = valueAt(body, pagination.next);
		if (link === undefined || link === null || link === '') return undefined;
		if (typeof link !== 'string' || !URL.canParse(link, url)) {
			throw new CallError(`${call.what}: the next page has no address that can be read`, REPORT);
		}
		// As a browser would: a link may leave out the host, and whatever names another one is refused.
		const { href } = new URL(link, url);
		if (seen.has(href)) throw endless(call);
		seen.add(href);
		return { ...call, url: href, qs: undefined };
	};
	return { first: { ...call, qs: { ...call.qs, [pagination.sizeParameter]: size } }, after };
}

const REPORT = 'Try again; if it stays like this, report it to the service.';

function endless(call: Call): CallError {
	return new CallError(
		`${call.what}: the next page is one that was given before`,
		`The list would never end, so it was given up. ${REPORT}`,
	);
}

/** A check for pages that others follow: none comes twice, and not too many in a row are empty. */
function progress(call: Call): (rows: IDataObject[]) => void {
	const seen = new Set<string>();
	let empty = 0;
	return (rows) => {
		empty = rows.length === 0 ? empty + 1 : 0;
		if (empty > MOST_EMPTY_PAGES) throw endless(call);
		if (rows.length === 0) return;
		const ends = [rows[0], rows[rows.length - 1]].map(identity);
		if (ends.includes(undefined)) return;
		const page = [rows.length, ...ends].join(' ');
		if (seen.has(page)) throw endless(call);
		seen.add(page);
	};
}

/** What tells a row from others: its IDs and texts, since numbers may change while pages are read. */
function identity(row: unknown): string | undefined {
	const entries = Array.isArray(row) ? [] : Object.entries(Object(row));
	const isId = (name: string) => /id$/i.test(name);
	if (!entries.some(([name]) => isId(name))) return undefined;
	const lasting = entries.filter(([name, value]) => typeof value === 'string' || isId(name));
	return JSON.stringify(lasting);
}

function rowsOf(body: unknown, property: string | undefined, call: Call): IDataObject[] {
	const rows = property === undefined ? body : valueAt(body, [property]);
	if (Array.isArray(rows)) return rows as IDataObject[];
	throw new CallError(
		`${call.what}: the answer holds no list${property === undefined ? '' : ` '${property}'`}`,
		'Check that the base URL leads to the service itself.',
	);
}

function valueAt(value: unknown, path: string[]): unknown {
	return path.reduce<unknown>((inner, key) => (Object(inner) as IDataObject)[key], value);
}
