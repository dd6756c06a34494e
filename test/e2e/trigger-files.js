'use strict';
const assert = require('node:assert/strict');
const { files } = require('../../sandbox/thoughtspot/files');
const { outputsOf } = require('./build');
const { until } = require('./wait');

/** A delivered Liveboard arrives as a file, in each format byte by byte. */
async function checkFiles({ client, source, check }, { reader, ids }) {
	await check(
		'ThoughtSpot: CSV, PDF, PNG and XLSX arrive as binary data, byte by byte',
		async () => {
			for (const [format, { type, content }] of Object.entries(files)) {
				const before = new Set((await reader.idle()).map(({ id }) => id));
				const delivered = await source.deliver({ format, fileName: `sales.${format}` });
				ids.push(delivered.id);
				const found = await until('the execution', async () =>
					(await reader.idle()).find(({ id }) => !before.has(id)),
				);
				const execution = await client.execution(found.id);
				const [[{ json, binary }]] = outputsOf(execution, 'Trigger');
				assert.equal(json.data.msgUniqueId, delivered.id);
				assert.deepEqual(Object.keys(binary), ['data']);
				assert.equal(binary.data.mimeType, type);
				assert.equal(binary.data.fileName, `sales.${format}`);
				const [[read]] = outputsOf(execution, 'File');
				assert.ok(
					Buffer.from(read.json.data, 'base64').equals(content),
					`the bytes of the ${format}`,
				);
			}
		},
	);
}

module.exports = { checkFiles };
