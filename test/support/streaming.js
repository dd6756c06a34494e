const { createServer } = require('node:http');
const { close, listen } = require('../../sandbox/listen');

const CHUNK = Buffer.alloc(64 * 1024, 'x');

/** @typedef {Awaited<ReturnType<typeof startStreaming>>} Streaming */

/**
 * A ThoughtSpot that answers every report with a file of `size` bytes, no faster than it is taken.
 * @param {{ size: number, first?: string }} options
 */
async function startStreaming({ size, first = '%PDF-1.4\n' }) {
	let sent = 0;
	const server = createServer((request, response) => {
		request.resume();
		if (request.url?.includes('/auth/')) {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ token: 'a-session-token' }));
			return;
		}
		response.setHeader('content-type', 'application/octet-stream');
		response.write(first);
		sent = first.length;
		const more = () => {
			let goesOn = true;
			while (goesOn && sent < size) {
				const chunk = CHUNK.subarray(0, Math.min(CHUNK.length, size - sent));
				sent += chunk.length;
				goesOn = response.write(chunk);
			}
			if (sent >= size) response.end();
		};
		response.on('drain', more);
		more();
	});
	const port = await listen(server);
	return {
		url: `http://127.0.0.1:${port}`,
		/** Bytes of the file that have left so far. */
		sent: () => sent,
		close: async () => await close(server),
	};
}

module.exports = { startStreaming };
