const { createHash } = require('crypto');
const { withNext } = require('../faults');

const DEFAULT_SIZE = 50;
const CACHED_PAGES = 150;
const CACHED_LISTS = 8;

/**
 * @import { Handle } from '../server'
 * @import { Request } from '../message'
 * @import { Range } from './query'
 * @typedef {Partial<Range> & { sign: string, offset: number }} Position where a page of a list begins
 */

/** @param {string} text */
const digest = (text) => createHash('sha256').update(text).digest('base64url').slice(0, 10);

/**
 * What a cursor belongs to: the path and the filters as they were sent, without page size and cursor.
 * @param {Request} request
 */
function signature(request) {
	const filters = [...request.query]
		.filter(([name]) => name !== 'cursor' && name !== 'max')
		.map((pair) => pair.join('='))
		.sort();
	return digest([request.path, ...filters].join('&'));
}

/** @param {Position} position */
function encodeCursor(position) {
	const text = JSON.stringify(position);
	return Buffer.from(`${digest(text)}${text}`).toString('base64url');
}

/** @param {string} cursor @returns {Position | undefined} */
function decodeCursor(cursor) {
	const text = Buffer.from(cursor, 'base64url').toString('utf8');
	if (digest(text.slice(10)) !== text.slice(0, 10)) return undefined;
	return JSON.parse(text.slice(10));
}

/** @param {Request} request @param {string} cursor */
function link(request, cursor) {
	const query = new URLSearchParams(request.query);
	query.delete('cursor');
	query.set('cursor', cursor);
	const search = query.toString();
	return { href: `${request.origin}${request.path}${search ? `?${search}` : ''}` };
}

/**
 * A list to cut into pages.
 * @template Item
 * @typedef {object} Source
 * @property {string} property under which the rows stand
 * @property {number} version another one after every change
 * @property {(range: Range) => Item[]} select
 * @property {(item: Item) => object} row
 * @property {(range: Range) => object} extra
 */

/**
 * Cuts lists into cursor pages; rows are built for the page asked for only, and finished pages are kept.
 * @param {{ pageCap?: number, pageSize?: number }} options
 */
function createPages({ pageCap = 1000, pageSize = DEFAULT_SIZE }) {
	/** @type {Map<string, string>} */
	const pages = new Map();
	/** @type {Map<string, any[]>} */
	const lists = new Map();

	/**
	 * @template T
	 * @param {Map<string, T>} cache @param {number} size @param {string} key @param {() => T} make
	 * @returns {T}
	 */
	function remember(cache, size, key, make) {
		if (!cache.has(key)) {
			cache.set(key, make());
			if (cache.size > size) {
				const [oldest] = cache.keys();
				cache.delete(oldest);
			}
		}
		return /** @type {T} */ (cache.get(key));
	}

	/**
	 * Where the request stands, or undefined for a cursor that is not one of ours or belongs to other filters.
	 * @param {Request} request @param {string | undefined} cursor @param {Range | undefined} range
	 * @returns {Position | undefined}
	 */
	function locate(request, cursor, range) {
		const sign = signature(request);
		if (cursor === undefined) return { sign, offset: 0, ...range };
		const position = decodeCursor(cursor);
		return position?.sign === sign ? position : undefined;
	}

	/**
	 * @template Item
	 * @param {Request} request @param {Position} position @param {number | undefined} max
	 * @param {Source<Item>} source
	 * @param {(page: object) => object} told the page with all that is told of its rows
	 */
	function render(request, position, max, { property, version, select, row, extra }, told) {
		const size = Math.min(max ?? pageSize, pageCap);
		const { from = -Infinity, to = Infinity, sign, offset } = position;
		// The range goes into every cursor, so a window does not move while its pages are read.
		const listKey = `${version} ${from} ${to} ${sign}`;
		const key = `${listKey} ${offset} ${size} ${request.origin}${request.url}`;
		return remember(pages, CACHED_PAGES, key, () => {
			const all = remember(lists, CACHED_LISTS, listKey, () => select({ from, to }));
			const rows = all.slice(offset, offset + size).map(row);
			/** @type {Record<string, { href: string }>} */
			const links = { self: { href: `${request.origin}${request.url}` } };
			if (offset + size < all.length) {
				links.next = link(request, encodeCursor({ ...position, offset: offset + size }));
			}
			const page = { [property]: rows, ...extra({ from, to }), _links: links };
			return JSON.stringify(told(page));
		});
	}

	return {
		locate,
		render,
		reset() {
			pages.clear();
			lists.clear();
		},
	};
}

/**
 * The `endless-cursor` fault: always the first page, with a next link that never ends.
 * @param {import('../faults').Fault} fault @param {Request} request @param {Handle} handle
 */
async function endlessCursor(fault, request, handle) {
	const query = new URLSearchParams(request.query);
	query.delete('cursor');
	const answer = await handle({ ...request, query, url: `${request.path}?${query}` });
	if (answer.status !== 200) return answer;
	const cursor = fault.cursor === 'different' ? `again-${Math.random()}` : 'again';
	return withNext(answer, () => link(request, cursor).href);
}

module.exports = { createPages, endlessCursor };
