'use strict';
const http = require('node:http');
const net = require('node:net');

function listening(server) {
	return new Promise((resolve) => {
		server.listen(0, '127.0.0.1', () => {
			server.unref();
			resolve(server.address().port);
		});
	});
}

/**
 * A server that must never see a credential: `saw(secrets)` says whether a request came, and whether one held any of
 * them. It has an http and an https port; of the latter nobody gets further than the handshake.
 */
async function startStranger() {
	let requests = [];
	let handshakes = 0;
	const plain = http.createServer((request, response) => {
		const chunks = [];
		request.on('data', (chunk) => chunks.push(chunk));
		request.on('end', () => {
			requests.push(`${request.rawHeaders.join('\n')}\n${request.url}\n${Buffer.concat(chunks)}`);
			response.setHeader('content-type', 'application/json');
			response.end('{"alerts":[]}');
		});
	});
	const tls = net.createServer((socket) => {
		handshakes += 1;
		socket.on('error', () => {});
		socket.destroy();
	});
	const port = await listening(plain);
	const tlsPort = await listening(tls);
	return {
		port,
		tlsPort,
		forget() {
			requests = [];
			handshakes = 0;
		},
		saw: (secret) => ({
			asked: requests.length + handshakes > 0,
			credential: requests.some((request) => request.includes(secret)),
		}),
		close() {
			plain.close();
			tls.close();
		},
	};
}

module.exports = { startStranger };
