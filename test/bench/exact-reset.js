'use strict';
const http = require('node:http');

/** How a reset can be told, each of them exact where windows begin at a whole second. */
const RESETS = {
	'epoch seconds': (end) => end / 1000,
	'seconds from now': (end) => Math.ceil((end - Date.now()) / 1000),
};

/**
 * An API that has nothing but a budget, `limit` requests in windows of `windowMs`, and announces its reset exactly: a
 * window begins at the whole second in which its first request falls or, with `grid`, at each multiple of its length.
 */
async function startExactReset({ limit, windowMs, grid = false, reset = 'epoch seconds' }) {
	const step = grid ? windowMs : 1000;
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
		response.end(JSON.stringify({ id: request.url.split('/').at(-1) }));
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

	return {
		url: `http://127.0.0.1:${server.address().port}`,
		reset() {
			requests = [];
			begin = -Infinity;
		},
		close() {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(resolve));
		},
		/** How many requests were answered with this status. */
		answered: (status) => requests.filter((request) => request.status === status).length,
		/** When the window opens that lets the last of `count` requests through (epoch ms). */
		lastOpensAt: (count) => requests[0].begin + (Math.ceil(count / limit) - 1) * windowMs,
	};
}

module.exports = { startExactReset };
