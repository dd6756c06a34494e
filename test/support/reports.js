/** Reads files as far as a test has to, by their own rules: what breaks them is thrown. */

/** @param {unknown} holds @param {string} what @returns {asserts holds} */
function must(holds, what) {
	if (!holds) throw new Error(`The file is broken: ${what}`);
}

/**
 * The number of pages of a PDF; its table of objects must lead to each of them.
 * @param {Buffer} bytes
 */
function pdfPages(bytes) {
	const text = bytes.toString('latin1');
	must(text.startsWith('%PDF-1.'), 'no header');
	must(/%%EOF\s*$/.test(text), 'no end');
	const start = Number(/startxref\s+(\d+)/.exec(text)?.[1]);
	must(text.startsWith('xref', start), 'no table of objects');
	const [, first, count] = /^xref\s+(\d+) (\d+)/.exec(text.slice(start)) ?? [];
	const entries = [...text.slice(start).matchAll(/(\d{10}) \d{5} ([nf])/g)];
	must(entries.length === Number(count), 'not all objects are in the table');
	entries.forEach(([, offset, kind], index) => {
		const at = Number(offset);
		if (kind === 'n')
			must(text.startsWith(`${Number(first) + index} 0 obj`, at), `object ${index}`);
	});
	const pages = text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
	must(Number(/\/Count (\d+)/.exec(text)?.[1]) === pages, 'pages are missing');
	return pages;
}

/**
 * Width and height of a PNG.
 * @param {Buffer} bytes
 * @returns {[width: number, height: number]}
 */
function pngSize(bytes) {
	must(bytes.toString('latin1', 1, 4) === 'PNG' && bytes[0] === 0x89, 'no header');
	must(bytes.toString('latin1', 12, 16) === 'IHDR', 'no size');
	must(bytes.toString('latin1', bytes.length - 8, bytes.length - 4) === 'IEND', 'no end');
	return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/**
 * Lines and cells of a CSV.
 * @param {string} text
 */
function csvRows(text) {
	/** @type {string[][]} */
	const rows = [[]];
	for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
		if (end === '' && quoted === undefined && plain === '') break;
		rows[rows.length - 1].push(quoted?.replace(/""/g, '"') ?? plain);
		if (end === '\n') rows.push([]);
	}
	return rows.filter((row) => row.length > 0);
}

/**
 * The files of an archive by name, through its central directory; none may be compressed.
 * @param {Buffer} bytes
 */
function zipEntries(bytes) {
	const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
	must(end >= 0, 'no end of the directory');
	/** @type {Record<string, string>} */
	const entries = {};
	let at = bytes.readUInt32LE(end + 16);
	for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
		must(bytes.readUInt32LE(at) === 0x02014b50, 'no entry in the directory');
		const [size, nameLength] = [bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28)];
		const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
		const local = bytes.readUInt32LE(at + 42);
		must(bytes.readUInt32LE(local) === 0x04034b50, `no file ${name}`);
		must(bytes.readUInt16LE(local + 8) === 0, `${name} is compressed`);
		const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
		entries[name] = bytes.subarray(from, from + size).toString('utf8');
		at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
	return entries;
}

module.exports = { csvRows, pdfPages, pngSize, zipEntries };
