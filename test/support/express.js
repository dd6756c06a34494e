const { parse } = require('node:querystring');
const { readParts } = require('./multipart');

/**
 * What n8n's nodes use of Express, which brings no types along.
 * @typedef {import('node:http').IncomingMessage & Record<string, any>} Request
 * @typedef {import('node:http').ServerResponse & Record<string, any>} Response
 */

/**
 * Gives a plain request and response what n8n's nodes use of Express.
 * @param {Request} req
 * @param {Response} res
 */
function expressLike(req, res) {
	const url = new URL(String(req.url), 'http://localhost');
	Object.assign(req, {
		path: url.pathname,
		query: Object.fromEntries(url.searchParams),
		params: {},
		body: {},
		header: (/** @type {string} */ name) => req.headers[name.toLowerCase()],
		get: (/** @type {string} */ name) => req.headers[name.toLowerCase()],
	});
	/** @param {string} name @param {string} value */
	const header = (name, value) => {
		res.setHeader(name, value);
		return res;
	};
	Object.assign(res, {
		locals: {},
		header,
		set: header,
		status: (/** @type {number} */ code) => Object.assign(res, { statusCode: code }),
		send: (/** @type {unknown} */ body) => {
			const raw = typeof body === 'string' || Buffer.isBuffer(body);
			if (!raw && body !== undefined) return res.json(body);
			if (!res.hasHeader('content-type')) res.setHeader('content-type', 'text/html; charset=utf-8');
			return res.end(body);
		},
		json: (/** @type {unknown} */ body) => {
			res.setHeader('content-type', 'application/json; charset=utf-8');
			return res.end(JSON.stringify(body));
		},
	});
}

const parsable = /^(application\/json|application\/x-www-form-urlencoded|text\/plain|.*[/+]xml)$/;

/**
 * Reads and parses a webhook's body by n8n's rules; the raw bytes stay in `rawBody`. Gives what cleans up after it.
 * @param {Request} req
 * @param {import('n8n-workflow').INode} node
 */
async function readBody(req, { typeVersion, parameters }) {
	/** @type {any} a collection, if there is one */
	const options = parameters.options;
	req.readRawBody = async () => {
		if (req.rawBody) return;
		const chunks = [];
		for await (const chunk of req) chunks.push(chunk);
		req.rawBody = Buffer.concat(chunks);
	};
	// A node of version 1 can ask for the body as it comes.
	if (typeVersion === 1 && options?.binaryData) return undefined;
	const { contentType = '' } = req;
	// n8n keeps no raw body of the parts.
	if (contentType === 'multipart/form-data') return await readParts(req);
	if (contentType.startsWith('multipart/')) return undefined;
	if (typeVersion > 1 && !parsable.test(contentType)) return undefined;
	await req.readRawBody();
	const text = req.rawBody.toString(req.encoding).replace(/^\uFEFF/, '');
	if (text === '') return undefined;
	if (contentType === 'application/json') req.body = JSON.parse(text);
	if (contentType === 'application/x-www-form-urlencoded') req.body = { ...parse(text) };
	if (contentType === 'text/plain') req.body = text;
	return undefined;
}

module.exports = { expressLike, readBody };
