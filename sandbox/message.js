const BODY_LIMIT = 5 * 1024 * 1024;

/**
 * A request as handlers see it.
 * @typedef {object} Request
 * @property {string} method
 * @property {string} path without the query
 * @property {string} url path and query
 * @property {URLSearchParams} query
 * @property {Record<string, string | undefined>} headers
 * @property {string} body
 * @property {Record<string, string | { name: string }>} [form] the parts of a form
 * @property {string} origin
 * @property {string} address the client's
 */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {import('node:http').OutgoingHttpHeaders} [headers]
 * @property {string | Buffer} [body]
 * @property {'before' | 'body'} [drop] where the connection breaks
 */

/**
 * The body of a request.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<Buffer>}
 */
function readBody(request) {
	return new Promise((resolve, reject) => {
		/** @type {Buffer[]} */
		const chunks = [];
		let size = 0;
		request.on('data', (chunk) => {
			size += chunk.length;
			if (size <= BODY_LIMIT) chunks.push(chunk);
		});
		request.on('end', () => resolve(Buffer.concat(chunks)));
		request.on('error', reject);
	});
}

/**
 * What handlers are told of a request.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<Request>}
 */
async function read(request) {
	const bytes = await readBody(request).catch(() => Buffer.alloc(0));
	const form = await formOf(request.headers['content-type'], bytes);
	return { ...describe(request, bytes.toString('utf8')), ...(form && { form }) };
}

/**
 * @param {string | undefined} type
 * @param {Buffer} bytes
 */
async function formOf(type, bytes) {
	if (!type?.startsWith('multipart/form-data')) return undefined;
	const sent = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
	const form = await sent.formData().catch(() => new FormData());
	/** @type {Record<string, string | { name: string }>} */
	const parts = {};
	form.forEach((value, name) => (parts[name] = value));
	return parts;
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {string} body
 * @returns {Request}
 */
function describe(request, body) {
	const { method = '', url = '' } = request;
	const [path, search = ''] = url.split(/\?(.*)/s);
	return {
		method,
		path,
		url,
		query: new URLSearchParams(search),
		// Only set-cookie would be a list, and that is no header of requests.
		headers: /** @type {Record<string, string | undefined>} */ (request.headers),
		body,
		origin: `http://${request.headers.host}`,
		address: request.socket.remoteAddress ?? '',
	};
}

/**
 * Sends an answer, or as much of it as it says.
 * @param {import('node:http').ServerResponse} response
 * @param {Answer} answer
 */
function send(response, answer) {
	if (answer.drop === 'before') {
		response.destroy();
		return;
	}
	const body = Buffer.from(answer.body ?? '');
	const headers = { ...answer.headers };
	if (answer.status !== 204) headers['content-length'] = body.length;
	response.writeHead(answer.status, headers);
	if (answer.drop !== 'body') {
		response.end(body);
		return;
	}
	// The half must reach the client before the socket goes, or it looks like a drop before the answer.
	response.write(body.subarray(0, Math.ceil(body.length / 2)), () => {
		setImmediate(() => response.destroy());
	});
}

module.exports = { read, send };
