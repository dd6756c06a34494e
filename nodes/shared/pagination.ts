import type { IDataObject } from 'n8n-workflow';
import { CallError } from './errors';
import type { Call, Outcome } from './exchange';
import type { Operation, Pagination } from './operation';

type Send = (call: Call) => Promise<Outcome>;

/**
 * The rows of a list, page by page. Ends after the last page or when `limit` rows were given; a page
 * that is not a list, or a cursor that comes again, is a `CallError`, so a list is whole or fails.
 */
export async function* pages(
	send: Send,
	call: Call,
	list: NonNullable<Operation['list']>,
	pagination: Pagination,
	{ limit = Infinity, keep }: { limit?: number; keep?: (row: IDataObject) => boolean } = {},
): AsyncGenerator<IDataObject[]> {
	const turn = list.paginated ? turnPages(call, pagination, limit) : undefined;
	let next: Call | undefined = turn?.first ?? call;
	for (let given = 0; next && given < limit; ) {
		const { body } = await send(next);
		const rows = rowsOf(body, list.rows, call);
		const kept = keep ? rows.filter(keep) : rows;
		const page = kept.length > limit - given ? kept.slice(0, limit - given) : kept;
		given += page.length;
		yield page;
		next = turn?.after(body, rows.length);
	}
}

/** How to ask for the first page, and what to ask for after an answer. */
interface Turn {
	first: Call;
	after: (body: unknown, count: number) => Call | undefined;
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
	const after = (body: unknown) => {
		const href = valueAt(body, pagination.next);
		if (href === undefined || href === null || href === '') return undefined;
		if (typeof href !== 'string' || seen.has(href)) {
			throw new CallError(
				`${call.what}: the next page is one that was given before`,
				'The list would never end, so it was given up. Try again; if it stays like this, report it to the service.',
			);
		}
		seen.add(href);
		return { ...call, url: href, qs: undefined };
	};
	return { first: { ...call, qs: { ...call.qs, [pagination.sizeParameter]: size } }, after };
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
