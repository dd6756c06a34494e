'use strict';
const http = require('node:http');
const { close, listen } = require('../../sandbox/listen');

const tokenPaths = /\/oauth2\/token$|\/auth\/token\/full$/;

/** Starts a server on a free port of this machine; resolves with `{ port, close }`. */
async function serve(answer) {
	const server = http.createServer(answer);
	return { port: await listen(server), close: () => void close(server) };
}

async function bodyOf(request) {
	let text = '';
	for await (const chunk of request) text += chunk;
	return text;
}

function json(response, status, value) {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(value));
}

/** A host that nobody has business with: it notes whatever reaches it. */
async function startStranger() {
	const visits = [];
	const server = await serve(async (request, response) => {
		const { method, url, headers } = request;
		visits.push({ method, url, headers, body: await bodyOf(request) });
		json(response, 200, { token: 'a-token-of-a-stranger', access_token: 'x', id: '1' });
	});
	return { ...server, visits, url: `http://localhost:${server.port}` };
}

/**
 * A service that logs everybody in and redirects everything else to `target`, with the status that the address or, for
 * credential tests, `control.status` says; `control.logsIn = false` makes it redirect log-ins too.
 */
async function startRedirector(target) {
	const control = { status: 302, logsIn: true };
	const redirected = [];
	const server = await serve(async (request, response) => {
		await bodyOf(request);
		const { pathname, searchParams } = new URL(request.url, 'http://any');
		if (control.logsIn && tokenPaths.test(pathname) && !searchParams.has('status')) {
			const now = Date.now();
			return json(response, 200, {
				token: `session-${now}`,
				access_token: `session-${now}`,
				expires_in: 3600,
				creation_time_in_millis: now,
				expiration_time_in_millis: now + 3_600_000,
			});
		}
		redirected.push(`${request.method} ${request.url}`);
		const status = Number(searchParams.get('status') ?? control.status);
		response.writeHead(status, { location: `${target}/sign-in?from=${pathname.slice(1)}` });
		response.end();
	});
	return { ...server, control, redirected, url: `http://127.0.0.1:${server.port}` };
}

/** A service whose every refusal is a long text that is hard to read through. */
async function startHostile(characters) {
	const text = 'eyJ-'.repeat(characters / 4);
	const server = await serve(async (request, response) => {
		await bodyOf(request);
		json(response, 400, { error: { message: { debug: text } }, title: text, detail: text });
	});
	return { ...server, url: `http://127.0.0.1:${server.port}` };
}

module.exports = { serve, startHostile, startRedirector, startStranger };
