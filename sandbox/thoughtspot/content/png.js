'use strict';
const { deflateSync } = require('node:zlib');
const { crc32 } = require('./crc');

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @param {string} type @param {Buffer} content */
function chunk(type, content) {
	const named = Buffer.concat([Buffer.from(type), content]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(content.length);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
}

/** A grey picture. @param {number} width @param {number} height */
function png(width, height) {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	// Eight bits of grey for a pixel.
	header.writeUInt8(8, 8);
	const lines = Buffer.alloc((width + 1) * height, 0xcc);
	for (let line = 0; line < height; line += 1) lines[line * (width + 1)] = 0;
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(lines)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

module.exports = { png };
