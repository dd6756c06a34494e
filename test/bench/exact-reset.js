'use strict';
const http = require('node:http');
const { close, listen } = require('../../sandbox/listen');

/**
 * How a reset can be told, each of them exact where windows begin at a whole second.
 * @satisfies {Record<string, (end: number) => number>}
 */
const RESETS = {
	'epoch seconds': (end) => end / 1000,
	'seconds from now': (end) => Math.ceil((end - Date.now()) / 1000),
};

/** @typedef {Awaited<ReturnType<typeof startExactReset>>} ExactReset */

/**
 * An API that has nothing but a budget, `limit` requests in windows of `windowMs`, and announces its reset exactly: a
 * window begins at the whole second in which its first request falls or, with `grid`, at each multiple of its length.
 * @param {{ limit: number, windowMs: number, grid?: boolean, reset?: keyof typeof RESETS }} options
 */
async function startExactReset({ limit, windowMs, grid = false, reset = 'epoch seconds' }) {
	const step = grid ? windowMs : 1000;
	/** @type {Array<{ at: number, begin: number, status: number }>} */
	let requests = [];
	let begin = -Infinity;
	let used = 0;

	const server = http.createServer((request, response) => {
		const at = Date.now();
		if (at >= begin + windowMs) {
			begin = Math.floor(at / step) * step;
			used = 0;
		}
		const ok = used < limit;
		if (ok) used += 1;
		requests.push({ at, begin, status: ok ? 200 : 429 });
		response.writeHead(ok ? 200 : 429, {
			'content-type': 'application/json',
			'x-organization-rate-limit-limit': limit,
			'x-organization-rate-limit-remaining': limit - used,
			'x-organization-rate-limit-reset': RESETS[reset](begin + windowMs),
		});
		response.end(JSON.stringify({ id: (request.url ?? '').split('/').at(-1) }));
	});
	const port = await listen(server);

	return {
		url: `http://127.0.0.1:${port}`,
		reset() {
			requests = [];
			begin = -Infinity;
		},
		close: async () => await close(server),
		/**
		 * How many requests were answered with this status.
		 * @param {number} status
		 */
		answered: (status) => requests.filter((request) => request.status === status).length,
		/**
		 * When the window opens that lets the last of `count` requests through (epoch ms).
		 * @param {number} count
		 */
		lastOpensAt: (count) => requests[0].begin + (Math.ceil(count / limit) - 1) * windowMs,
	};
}

module.exports = { startExactReset };
