const { createServer } = require('node:http');

/** A real HTTP server on a free local port that records what it was asked. */
async function startServer(handler) {
	const requests = [];
	const server = createServer(async (req, res) => {
		const chunks = [];
		for await (const chunk of req) chunks.push(chunk);
		const body = Buffer.concat(chunks).toString();
		const { method, url, headers } = req;
		const request = { method, url, headers, body };
		requests.push(request);
		const answer = (await handler(request, requests.length, res)) ?? {};
		if (res.writableEnded || answer.hang) return;
		const { status = 200, headers: extra = {}, json, text = JSON.stringify(json ?? {}) } = answer;
		res.writeHead(status, { 'content-type': 'application/json', ...extra });
		res.end(text);
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${server.address().port}`,
		requests,
		close: async () => {
			// Connections that are kept alive or still waiting for an answer would hold jest open.
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

module.exports = { startServer };
