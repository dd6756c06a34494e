const { mkdtemp, rm, writeFile } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/**
 * @typedef {{ head: string, content: Buffer }} Part the headers as text, and what it holds
 */

/** @param {unknown[]} values */
const single = (values) => (values.length === 1 ? values[0] : values);

/**
 * The parts of a body.
 * @param {Buffer} body
 * @param {string} boundary
 */
function split(body, boundary) {
	const mark = Buffer.from(`\r\n--${boundary}`);
	const whole = Buffer.concat([Buffer.from('\r\n'), body]);
	/** @type {Part[]} */
	const parts = [];
	for (let from = whole.indexOf(mark), to = from; from >= 0; from = to) {
		to = whole.indexOf(mark, from + mark.length);
		if (to < 0) break;
		const part = whole.subarray(from + mark.length + 2, to);
		const end = part.indexOf('\r\n\r\n');
		parts.push({ head: part.subarray(0, end).toString(), content: part.subarray(end + 4) });
	}
	return parts;
}

/**
 * A part as n8n's parser (formidable) describes it: one with a content type is a file, named or not.
 * @param {Part} part
 */
function describe({ head, content }) {
	const name = /\bname="([^"]*)"/i.exec(head)?.[1] ?? '';
	const mimetype = /^content-type:\s*(.*)$/im.exec(head)?.[1];
	const fileName = /\bfilename="(.*?)"(?:$|;\s|\r)/i.exec(head)?.[1];
	const originalFilename =
		fileName === undefined
			? null
			: fileName.slice(fileName.lastIndexOf('\\') + 1).replace(/%22/g, '"');
	return { name, mimetype, originalFilename, content };
}

/**
 * Parses a multipart body as n8n does: fields, and files that lie on disk until `cleanup`.
 * @param {import('./express').Request} req
 */
async function readParts(req) {
	const chunks = [];
	for await (const chunk of req) chunks.push(chunk);
	const boundary = /boundary="?([^";]+)/.exec(req.headers['content-type'] ?? '')?.[1] ?? '';
	const folder = await mkdtemp(join(tmpdir(), 'webhook-parts-'));
	/** @type {Record<string, unknown[]>} */
	const data = {};
	/** @type {Record<string, unknown[]>} */
	const files = {};
	/** @param {Record<string, unknown[]>} to @param {string} name @param {unknown} value */
	const add = (to, name, value) => {
		if (Object.hasOwn(to, name)) to[name].push(value);
		else to[name] = [value];
	};
	for (const [index, part] of split(Buffer.concat(chunks), boundary).map(describe).entries()) {
		const { name, mimetype, originalFilename, content } = part;
		if (!mimetype) {
			add(data, name, content.toString());
			continue;
		}
		if (originalFilename === '' && content.length === 0) continue;
		const filepath = join(folder, String(index));
		await writeFile(filepath, content);
		add(files, name, { filepath, originalFilename, mimetype, size: content.length });
	}
	/** @param {Record<string, unknown[]>} parts */
	const all = (parts) =>
		Object.fromEntries(Object.entries(parts).map(([name, values]) => [name, single(values)]));
	req.body = { data: all(data), files: all(files) };
	return async () => await rm(folder, { recursive: true, force: true });
}

module.exports = { readParts };
