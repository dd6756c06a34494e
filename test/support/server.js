const http = require('node:http');
const https = require('node:https');
const { gzipSync } = require('node:zlib');
const { close, listen } = require('../../sandbox/listen');

/**
 * @import { IncomingMessage, ServerResponse } from 'node:http'
 * @typedef {object} RecordedRequest
 * @property {string} method
 * @property {string} url
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} body
 */

/**
 * @typedef {object} Answer
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {unknown} [json]
 * @property {string | Buffer} [text] sent as it is, instead of `json`
 * @property {true} [gzip] sends the text or JSON packed
 * @property {Buffer[]} [pieces] sent one after the other, instead of `json`
 * @property {boolean} [hang] never answers
 * @property {'headers' | 'body'} [trickle] begins this part of the answer, and never comes to its end
 * @property {Buffer} [flood] sent again and again, without end
 */

/**
 * @typedef {object} Server
 * @property {string} url
 * @property {RecordedRequest[]} requests
 * @property {() => number} connections that are open now
 * @property {() => number} opened so far
 * @property {() => Promise<void>} close
 */

const TRICKLE_MS = 100;

/**
 * Sends a little every now and then, and never comes to an end: the headers, or the body.
 * @param {ServerResponse} res @param {'headers' | 'body'} part @param {Answer} answer
 */
function trickle(res, part, { status = 200, headers = {} }) {
	if (part === 'body') {
		res.writeHead(status, { 'content-type': 'application/json', ...headers });
		res.write('{ ');
	} else {
		res.socket?.write(`HTTP/1.1 ${status} Any\r\ncontent-type: application/json\r\nx-slow: `);
	}
	const more = setInterval(() => {
		if (part === 'body') res.write(' ');
		else res.socket?.write('s');
	}, TRICKLE_MS);
	res.on('close', () => clearInterval(more));
}

/**
 * Sends one piece after the other until the client has had enough.
 * @param {ServerResponse} res @param {Buffer} piece @param {Answer} answer
 */
function flood(res, piece, { status = 200, headers = {} }) {
	res.writeHead(status, { 'content-type': 'application/json', ...headers });
	const more = () => {
		while (!res.destroyed && res.write(piece));
	};
	res.on('drain', more);
	more();
}

/**
 * A real HTTP server on a free local port that records what it was asked; with TLS, HTTPS.
 * @param {(request: RecordedRequest, count: number, res: ServerResponse) => Answer | undefined | Promise<Answer>} handler
 * @param {{ key: string, cert: string }} [tls]
 * @returns {Promise<Server>}
 */
async function startServer(handler, tls) {
	/** @type {RecordedRequest[]} */
	const requests = [];
	const sockets = new Set();
	/** @param {IncomingMessage} req @param {ServerResponse} res */
	const answerTo = async (req, res) => {
		const chunks = [];
		for await (const chunk of req) chunks.push(chunk);
		const body = Buffer.concat(chunks).toString();
		const { method = '', url = '', headers } = req;
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
	const port = await listen(server);
	return {
		url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
		requests,
		connections: () => sockets.size,
		opened: () => opened,
		close: async () => await close(server),
	};
}

module.exports = { startServer };
