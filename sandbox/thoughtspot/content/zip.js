'use strict';
const { crc32 } = require('./crc');

/** 1980-01-01, the first day that an archive knows. */
const DOS_DATE = 0x21;

/** @param {number[]} numbers pairs of a size in bytes and a number */
function fields(...numbers) {
	const parts = [];
	for (let index = 0; index < numbers.length; index += 2) {
		const part = Buffer.alloc(numbers[index]);
		part.writeUIntLE(numbers[index + 1], 0, numbers[index]);
		parts.push(part);
	}
	return Buffer.concat(parts);
}

/**
 * An archive of some files, stored as they are.
 * @param {Array<{ name: string, content: Buffer }>} files
 */
function zip(files) {
	/** @type {Buffer[]} */
	const locals = [];
	/** @type {Buffer[]} */
	const central = [];
	let offset = 0;
	for (const { name, content } of files) {
		const path = Buffer.from(name);
		const size = content.length;
		const sum = crc32(content);
		// Names are in UTF-8, which bit 11 of the flags says.
		const common = fields(2, 20, 2, 0x800, 2, 0, 2, 0, 2, DOS_DATE, 4, sum, 4, size, 4, size);
		const local = Buffer.concat([
			fields(4, 0x04034b50),
			common,
			fields(2, path.length, 2, 0),
			path,
			content,
		]);
		const ends = fields(2, path.length, 2, 0, 2, 0, 2, 0, 2, 0, 4, 0, 4, offset);
		central.push(Buffer.concat([fields(4, 0x02014b50, 2, 20), common, ends, path]));
		locals.push(local);
		offset += local.length;
	}
	const directory = Buffer.concat(central);
	const { length } = files;
	const end = fields(4, 0x06054b50, 2, 0, 2, 0, 2, length, 2, length);
	return Buffer.concat([...locals, directory, end, fields(4, directory.length, 4, offset, 2, 0)]);
}

module.exports = { zip };
