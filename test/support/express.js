const { parse } = require('node:querystring');
const { readParts } = require('./multipart');

/** Gives a plain request and response what n8n's nodes use of Express. */
function expressLike(req, res) {
	const url = new URL(req.url, 'http://localhost');
	Object.assign(req, {
		path: url.pathname,
		query: Object.fromEntries(url.searchParams),
		params: {},
		body: {},
		header: (name) => req.headers[name.toLowerCase()],
		get: (name) => req.headers[name.toLowerCase()],
	});
	const header = (name, value) => {
		res.setHeader(name, value);
		return res;
	};
	Object.assign(res, {
		locals: {},
		header,
		set: header,
		status: (code) => Object.assign(res, { statusCode: code }),
		send: (body) => {
			const raw = typeof body === 'string' || Buffer.isBuffer(body);
			if (!raw && body !== undefined) return res.json(body);
			if (!res.hasHeader('content-type')) res.setHeader('content-type', 'text/html; charset=utf-8');
			return res.end(body);
		},
		json: (body) => {
			res.setHeader('content-type', 'application/json; charset=utf-8');
			return res.end(JSON.stringify(body));
		},
	});
}

const parsable = /^(application\/json|application\/x-www-form-urlencoded|text\/plain|.*[/+]xml)$/;

/** Reads and parses a webhook's body by n8n's rules; the raw bytes stay in `rawBody`. Gives what cleans up after it. */
async function readBody(req, { typeVersion, parameters }) {
	req.readRawBody = async () => {
		if (req.rawBody) return;
		const chunks = [];
		for await (const chunk of req) chunks.push(chunk);
		req.rawBody = Buffer.concat(chunks);
	};
	// A node of version 1 can ask for the body as it comes.
	if (typeVersion === 1 && parameters.options?.binaryData) return undefined;
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
