'use strict';

const TABLE = Array.from({ length: 256 }, (_, byte) => {
	let rest = byte;
	for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
	return rest >>> 0;
});

/** The checksum of archives and pictures. @param {Buffer} bytes */
function crc32(bytes) {
	let sum = 0xffffffff;
	for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
	return (sum ^ 0xffffffff) >>> 0;
}

module.exports = { crc32 };
