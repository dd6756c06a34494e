'use strict';
const { resolve, sampleOf } = require('./sample');
const { deedOf, onlyList } = require('./store');

/** @typedef {{ query: URLSearchParams, body: any, url: string, origin: string, serial: () => number }} Request */
/** @typedef {Record<string, (row: any) => object>} Told by kind, what one is answered with beside its row */

/** Smaller than what is stored from the start, so that whole lists take more than one page. */
const SMALL_PAGE = 2;

/**
 * Answers an operation as the facts tell: things that were created are found again, what has no memory is of the
 * documented shape.
 * @param {import('./book').Entry} entry
 * @param {Request} request
 * @param {{ models: Record<string, any>, store: ReturnType<import('./store').createStore>, guids?: boolean, told?: Told }} context
 * @returns {{ status: number, value?: unknown, file?: string, events?: unknown[] } | undefined} undefined: there is no such thing
 */
function answerFor({ key, facts, params }, request, { models, store, guids, told = {} }) {
	const [status] = facts.answer.status;
	const { kind, schema } = facts.answer;
	if (kind === 'stream') return { status, events: [] };
	if (kind === 'file') return { status, file: String(request.body?.file_format ?? 'CSV') };
	const deed = deedOf(key);
	const known = deed && store.kindOf(deed.kind) ? deed : undefined;
	const done = known && act(known, params, request, store);
	if (done === 'missing') return undefined;
	if (kind === 'empty') return { status };
	const seed = done?.[0] ? String(Object.values(done[0])[0]) : `${request.serial()}`;
	const shape = sampleOf(schema, models, seed, { guids });
	if (status === 207) return { status, value: allDone(shape, request.body) };
	if (!known || !done) return { status, value: withoutNext(shape) };
	if (known.verb !== 'list') {
		const row = { ...done[0], ...told[known.kind]?.(done[0]) };
		return { status, value: { ...store.writable(known.kind, shape), ...row } };
	}
	if (Array.isArray(shape)) return { status, value: paged(done, facts, request).rows };
	const rows = facts.answer.rows ?? onlyList(resolve(schema, models));
	const page = paged(done, facts, request);
	return { status, value: { ...shape, [rows]: page.rows, ...page.links } };
}

/**
 * The answer to several wishes at once: each was fulfilled.
 * @param {Record<string, any>} shape @param {any} body
 */
function allDone(shape, body) {
	const told = Object.entries(shape).map(([name, value]) => {
		if (name === 'errors') return [name, []];
		const wished = Object(body)[name];
		if (!Array.isArray(value) || !Array.isArray(wished)) return [name, value];
		return [name, wished.map((one) => ({ ...value[0], ...one }))];
	});
	return Object.fromEntries(told);
}

/**
 * What has no memory has one page: the link of the sample leads nowhere.
 * @param {any} shape
 */
function withoutNext(shape) {
	if (!shape?._links?.next) return shape;
	const { next, ...links } = shape._links;
	return { ...shape, _links: links };
}

/**
 * Carries out what an operation does; gives the rows that it speaks of.
 * @param {import('./store').Deed} deed
 * @param {Record<string, string>} params
 * @param {Request} request @param {ReturnType<import('./store').createStore>} store
 */
function act({ kind, verb, id }, params, request, store) {
	if (verb === 'list') return store.all(kind).filter(matching(request.body));
	if (verb === 'create') return [store.create(kind, request.body, `new-${request.serial()}`)];
	const wanted = id ? [params[id]] : listed(request.body);
	const rows = wanted.map((one) => store.find(kind, String(one)));
	if (rows.length === 0 || rows.includes(undefined)) return 'missing';
	if (verb === 'update') rows.forEach((row) => store.update(row, request.body));
	if (verb === 'delete') rows.forEach((row) => store.remove(kind, row));
	return rows;
}

/**
 * The ids in a body that names several things.
 * @param {any} body
 */
function listed(body) {
	const ids = Object.values(Object(body)).flat();
	return ids.map((one) => (typeof one === 'object' ? one?.identifier : one)).filter(Boolean);
}

/**
 * Searches name one thing by its id or name; every other filter is taken, and narrows nothing.
 * @param {any} body
 * @returns {(row: object) => boolean}
 */
function matching(body) {
	const [wanted] = Object.entries(Object(body))
		.filter(([name]) => /_identifiers?$/.test(name))
		.map(([, value]) => [value].flat()[0]);
	return (row) => wanted === undefined || Object.values(row).includes(wanted);
}

/**
 * One page of rows, by the link to the next or by an offset in the body.
 * @param {any[]} rows
 * @param {{ paging?: string }} facts
 * @param {Request} request
 */
function paged(rows, { paging = '' }, { query, body, url, origin }) {
	if (paging.startsWith('link')) {
		const from = Number(query.get('cursor') ?? 0);
		const size = Number(query.get('max') ?? SMALL_PAGE);
		const next = new URLSearchParams(query);
		next.set('cursor', String(from + size));
		const links = { self: { href: origin + url } };
		if (from + size < rows.length) {
			Object.assign(links, { next: { href: `${origin}${url.split('?')[0]}?${next}` } });
		}
		return { rows: rows.slice(from, from + size), links: { _links: links } };
	}
	if (paging.includes('(query)')) {
		const [offset, size] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 30)];
		const links = { has_more: offset + size < rows.length };
		return { rows: rows.slice(offset, offset + size), links };
	}
	const { record_offset: offset = 0, record_size: size = rows.length } = Object(body);
	return { rows: size < 0 ? rows : rows.slice(offset, offset + size), links: {} };
}

module.exports = { answerFor };
