const { mkdtemp, rm, writeFile } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const single = (values) => (values.length === 1 ? values[0] : values);

/** Parses a multipart body as n8n does: fields, and files that lie on disk until `cleanup`. */
async function readParts(req) {
	const chunks = [];
	for await (const chunk of req) chunks.push(chunk);
	const headers = { 'content-type': req.headers['content-type'] };
	const form = await new Response(Buffer.concat(chunks), { headers }).formData();
	const folder = await mkdtemp(join(tmpdir(), 'webhook-parts-'));
	const data = {};
	const files = {};
	for (const [index, [name, value]] of [...form].entries()) {
		if (typeof value === 'string') {
			(data[name] ??= []).push(value);
			continue;
		}
		const filepath = join(folder, String(index));
		await writeFile(filepath, Buffer.from(await value.arrayBuffer()));
		const { name: originalFilename, type: mimetype, size } = value;
		(files[name] ??= []).push({ filepath, originalFilename, mimetype, size });
	}
	const all = (parts) =>
		Object.fromEntries(Object.entries(parts).map(([name, values]) => [name, single(values)]));
	req.body = { data: all(data), files: all(files) };
	return async () => await rm(folder, { recursive: true, force: true });
}

module.exports = { readParts };
