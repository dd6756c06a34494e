import type { IDataObject } from 'n8n-workflow';
import { objectsOf } from '../http/answers';
import type { Call, Outcome } from '../http/call';
import { CallError } from '../http/errors';
import type { List, Pagination } from '../operation/vocabulary';
import { endless, progressOf } from './progress';

type Send = (call: Call) => Promise<Outcome>;

/** What is wanted of a list. */
export interface Wish {
	limit?: number;
	/** The largest page to ask for, where rows are heavier than usual. */
	size?: number;
	/** What becomes of the rows of a page: some may be left out, or taken apart. */
	shape?: (rows: IDataObject[]) => IDataObject[];
}

/**
 * The rows of a list, page by page. Ends after the last page or when `limit` rows were given; a page
 * that is not a list, or pages that lead nowhere, are a `CallError`, so a list is whole or fails.
 */
export async function* pages(
	send: Send,
	call: Call,
	list: List,
	usual: Pagination,
	{ limit = Infinity, size = Infinity, shape }: Wish = {},
): AsyncGenerator<IDataObject[]> {
	const pagination = typeof list.paginated === 'object' ? list.paginated : usual;
	// Where rows are left out afterwards, a page as small as the limit would hold too few.
	const most = Math.min(pagination.size, size, shape ? Infinity : limit);
	const turn = turnPages(call, list, pagination, most);
	const checkProgress = progressOf(call);
	let next: Call | undefined = turn.first;
	for (let given = 0; next && given < limit; ) {
		const { body, url } = await send(next);
		const listed = list.find ? list.find(body) : listIn(body, list.rows, call);
		const rows = withBeside(list, body, objectsOf(namedAs(list.as, listed), call));
		const kept = shape ? shape(rows) : rows;
		const page = kept.length > limit - given ? kept.slice(0, limit - given) : kept;
		given += page.length;
		// With enough rows it does not matter where the next link leads.
		next = given < limit ? turn.after(body, listed.length, url) : undefined;
		if (next) checkProgress(rows);
		yield page;
	}
}

/** Elements that are no objects as objects with one property. */
function namedAs(name: string | undefined, elements: unknown[]): unknown[] {
	return name === undefined ? elements : elements.map((element) => ({ [name]: element }));
}

/** Rows with what stands in the answer beside their list. */
function withBeside({ beside }: List, body: unknown, rows: IDataObject[]): IDataObject[] {
	if (!beside) return rows;
	const entries = beside.map((name) => [name, valueAt(body, [name])] as const);
	const present = entries.filter(([, value]) => value !== undefined);
	const shared = Object.fromEntries(present) as IDataObject;
	return rows.map((row) => ({ ...shared, ...row }));
}

/** How to ask for the first page, and what to ask for after an answer that came from `url`. */
interface Turn {
	first: Call;
	after: (body: unknown, count: number, url: string) => Call | undefined;
}

function turnPages(call: Call, list: List, pagination: Pagination, size: number): Turn {
	if (pagination.kind === 'link') {
		const qs = list.paginated ? { ...call.qs, [pagination.sizeParameter]: size } : call.qs;
		return { first: { ...call, qs }, after: followLinks(call, pagination) };
	}
	if (!list.paginated) return { first: call, after: () => undefined };
	const { offsetParameter, sizeParameter, more, last } = pagination;
	const page = (offset: number): Call => {
		const place = { [offsetParameter]: offset, [sizeParameter]: size };
		if (pagination.in === 'query') return { ...call, qs: { ...call.qs, ...place } };
		return { ...call, body: { ...(call.body as IDataObject), ...place } };
	};
	let offset = 0;
	const goesOn = (body: unknown, count: number) => {
		if (count === 0) return false;
		if (more !== undefined) return valueAt(body, more.split('.')) === true;
		if (last !== undefined) return valueAt(body, last.split('.')) === false;
		return count >= size;
	};
	const after = (body: unknown, count: number) =>
		goesOn(body, count) ? page((offset += count)) : undefined;
	return { first: page(0), after };
}

function followLinks(
	call: Call,
	{ next, publicHost }: Pagination & { kind: 'link' },
): Turn['after'] {
	const seen = new Set<string>();
	return (body, _, url) => {
		const link = linkIn(body, next);
		if (link === undefined) return undefined;
		if (typeof link !== 'string' || !URL.canParse(link, url)) {
			throw new CallError(
				`${call.what}: the next page has no address that can be read`,
				'Try again; if it stays like this, report it to the service.',
			);
		}
		// As a browser would: a link may leave out the host, and whatever names another one is refused.
		const target = new URL(link, url);
		if (seen.has(target.href)) throw endless(call);
		seen.add(target.href);
		// A gateway may hand on the links of the service behind it: the token stays at the gateway.
		const isBehind = target.host === publicHost && new URL(url).host !== publicHost;
		const address = isBehind ? target.pathname + target.search : target.href;
		return { ...call, url: address, qs: undefined };
	};
}

/** The first link at any of the places: text, an object or a list of either. Templates are none. */
function linkIn(body: unknown, places: string[][]): unknown {
	for (const link of places.map((place) => valueAt(body, place)).flat()) {
		const isLink = typeof link === 'object' && link !== null && !Array.isArray(link);
		const { href, templated } = (isLink ? link : { href: link }) as IDataObject;
		const text = typeof href === 'string' ? href.trim() : href;
		const isEmpty = text === undefined || text === null || text === false || text === '';
		if (!isEmpty && templated !== true && !isTemplate(text)) return text;
	}
	return undefined;
}

/** An expression of RFC 6570 such as `{?cursor}`. */
const isTemplate = (href: unknown) =>
	typeof href === 'string' && /\{[?&/#.;+]?[\w,.*:]+\}/.test(href);

function listIn(body: unknown, property: string | undefined, call: Call): unknown[] {
	const rows = property === undefined ? body : valueAt(body, property.split('.'));
	if (Array.isArray(rows)) return rows;
	throw new CallError(
		`${call.what}: the answer holds no list${property === undefined ? '' : ` '${property}'`}`,
		'Check that the base URL leads to the service itself.',
	);
}

/** What stands in a value at a path, if anything. */
export function valueAt(value: unknown, path: string[]): unknown {
	return path.reduce<unknown>((inner, key) => (Object(inner) as IDataObject)[key], value);
}
