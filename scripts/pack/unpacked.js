'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { run } = require('../../demo/processes');

/**
 * What `look` gives of the folder with what is in a tarball; the folder is gone afterwards.
 * @template T
 * @param {string} tarball
 * @param {(folder: string) => T | Promise<T>} look
 */
async function unpacked(tarball, look) {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-packed-'));
	try {
		await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
		return await look(folder);
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

module.exports = { unpacked };
