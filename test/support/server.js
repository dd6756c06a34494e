const http = require('node:http');
const https = require('node:https');
const { gzipSync } = require('node:zlib');

const TRICKLE_MS = 100;

/** Sends a little every now and then, and never comes to an end: the headers, or the body. */
function trickle(res, part, { status = 200, headers = {} }) {
	if (part === 'body') {
		res.writeHead(status, { 'content-type': 'application/json', ...headers });
		res.write('{ ');
	} else {
		res.socket.write(`HTTP/1.1 ${status} Any\r\ncontent-type: application/json\r\nx-slow: `);
	}
	const more = setInterval(() => {
		if (part === 'body') res.write(' ');
		else res.socket.write('s');
	}, TRICKLE_MS);
	res.on('close', () => clearInterval(more));
}

/** Sends one piece after the other until the client has had enough. */
function flood(res, piece, { status = 200, headers = {} }) {
	res.writeHead(status, { 'content-type': 'application/json', ...headers });
	const more = () => {
		while (!res.destroyed && res.write(piece));
	};
	res.on('drain', more);
	more();
}

/** A real HTTP server on a free local port that records what it was asked; with TLS, HTTPS. */
async function startServer(handler, tls) {
	const requests = [];
	const sockets = new Set();
	const answerTo = async (req, res) => {
		const chunks = [];
		for await (const chunk of req) chunks.push(chunk);
		const body = Buffer.concat(chunks).toString();
		const { method, url, headers } = req;
		const request = { method, url, headers, body };
		requests.push(request);
		const answer = (await handler(request, requests.length, res)) ?? {};
		if (res.writableEnded || answer.hang) return;
		if (answer.trickle) return trickle(res, answer.trickle, answer);
		if (answer.flood) return flood(res, answer.flood, answer);
		const { status = 200, headers: extra = {}, json, text = JSON.stringify(json ?? {}) } = answer;
		const encoding = answer.gzip ? { 'content-encoding': 'gzip' } : {};
		res.writeHead(status, { 'content-type': 'application/json', ...encoding, ...extra });
		for (const piece of answer.pieces ?? []) {
			await new Promise((resolve) => res.write(piece, () => setImmediate(resolve)));
		}
		if (answer.pieces) return res.end();
		res.end(answer.gzip ? gzipSync(text) : text);
	};
	const server = tls ? https.createServer(tls, answerTo) : http.createServer(answerTo);
	let opened = 0;
	server.on('connection', (socket) => {
		opened++;
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => {});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `${tls ? 'https' : 'http'}://127.0.0.1:${server.address().port}`,
		requests,
		connections: () => sockets.size,
		opened: () => opened,
		close: async () => {
			// Connections that are kept alive or still waiting for an answer would hold jest open.
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

module.exports = { startServer };
