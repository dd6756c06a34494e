const http = require('http');
const { createControls } = require('./controls');
const { createFaults } = require('./faults');
const { createLog } = require('./log');

const BODY_LIMIT = 5 * 1024 * 1024;

function readBody(request) {
	return new Promise((resolve, reject) => {
		const chunks = [];
		let size = 0;
		request.on('data', (chunk) => {
			size += chunk.length;
			if (size <= BODY_LIMIT) chunks.push(chunk);
		});
		request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
		request.on('error', reject);
	});
}

function describe(request, body) {
	const [path, search = ''] = request.url.split(/\?(.*)/s);
	return {
		method: request.method,
		path,
		url: request.url,
		query: new URLSearchParams(search),
		headers: request.headers,
		body,
		origin: `http://${request.headers.host}`,
		address: request.socket.remoteAddress,
	};
}

function send(response, answer) {
	if (answer.drop === 'before') return response.destroy();
	const body = Buffer.from(answer.body ?? '');
	const headers = { ...answer.headers };
	if (answer.status !== 204) headers['content-length'] = answer.claimedLength ?? body.length;
	response.writeHead(answer.status, headers);
	if (answer.drop !== 'body') return response.end(body);
	// The half must reach the client before the socket goes, or it looks like a drop before the answer.
	response.write(body.subarray(0, Math.ceil(body.length / 2)), () => {
		setImmediate(() => response.destroy());
	});
}

/** Serves `api.handle` on 127.0.0.1 with a request log, fault injection and, when asked for, the control routes. */
async function serve(api, options = {}) {
	const log = createLog(options.logLimit ?? 20000);
	const faults = createFaults(api.endlessCursor);
	const control = {
		fault: faults.add,
		clearFaults: faults.clear,
		stats: log.stats,
		...api.control,
	};
	const reset = () => {
		log.clear();
		faults.clear();
		api.reset();
	};
	const controls = options.controls ? createControls(control, reset) : undefined;

	async function answer(request) {
		if (options.latencyMs) await faults.pause(options.latencyMs);
		const fault = faults.take(request);
		return fault ? await faults.apply(fault, request, api.handle) : await api.handle(request);
	}

	const server = http.createServer(async (message, response) => {
		if (!message.url.startsWith('/__sandbox/')) log.arrive(response);
		const request = describe(message, await readBody(message).catch(() => ''));
		if (controls && request.path.startsWith('/__sandbox/')) {
			return send(response, await controls(request));
		}
		const entry = log.open(request);
		let reply;
		try {
			reply = await answer(request);
		} catch (error) {
			reply = { status: 500, headers: { 'content-type': 'text/plain' }, body: String(error.stack) };
		}
		log.close(entry, reply.drop === 'before' ? 0 : reply.status);
		send(response, reply);
	});
	server.keepAliveTimeout = 5000;

	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const { port } = server.address();
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		requests: log.requests,
		state: Object.assign(api.state, { load: log.load }),
		control,
		reset,
		close: () =>
			new Promise((resolve) => {
				faults.clear();
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

module.exports = { serve };
