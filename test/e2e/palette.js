'use strict';
const zlib = require('node:zlib');

/** @typedef {{ width: number, height: number, colors: Uint32Array }} Picture */

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const MOST_COLORS = 256;

/**
 * A screenshot in half of its bytes: 256 of its colours are kept, and others become the nearest of them.
 * @param {Buffer} png as Chromium writes it: 8 bits a channel, not interlaced
 */
function paletted(png) {
	const { width, height, colors } = read(png);
	const palette = mostUsed(colors);
	const places = new Map(palette.map((color, index) => [color, index]));
	const rows = Buffer.alloc((width + 1) * height);
	colors.forEach((color, index) => {
		const place = places.get(color) ?? nearest(palette, color);
		places.set(color, place);
		rows[Math.floor(index / width) * (width + 1) + (index % width) + 1] = place;
	});
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 3, 0, 0, 0], 8);
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('PLTE', Buffer.from(palette.flatMap(channels))),
		chunk('IDAT', zlib.deflateSync(rows, { level: 9, memLevel: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

const channels = (color) => [color >> 16, (color >> 8) & 255, color & 255];

/** Of each range of colours the one that there is most of, so that icons keep theirs; then the others. */
function mostUsed(colors) {
	const uses = new Map();
	for (const color of colors) uses.set(color, (uses.get(color) ?? 0) + 1);
	const sorted = [...uses].sort((a, b) => b[1] - a[1]).map(([color]) => color);
	const ranges = new Map();
	for (const color of sorted) {
		const range = color & 0xe0e0e0;
		if (!ranges.has(range)) ranges.set(range, color);
	}
	return [...new Set([...ranges.values(), ...sorted])].slice(0, MOST_COLORS);
}

function nearest(palette, color) {
	const wanted = channels(color);
	const distance = (one) =>
		channels(one).reduce((sum, value, index) => sum + (value - wanted[index]) ** 2, 0);
	const distances = palette.map(distance);
	return distances.indexOf(Math.min(...distances));
}

/** @returns {Picture} */
function read(png) {
	const chunks = [];
	for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
		const end = at + 8 + png.readUInt32BE(at);
		chunks.push({ name: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
	}
	const { data: header } = chunks[0];
	const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
	const depth = header[9] === 6 ? 4 : 3;
	const data = chunks.filter(({ name }) => name === 'IDAT').map((one) => one.data);
	const bytes = unfiltered(zlib.inflateSync(Buffer.concat(data)), width * depth, height, depth);
	const colors = new Uint32Array(width * height);
	for (let index = 0; index < colors.length; index++) {
		colors[index] = bytes.readUIntBE(index * depth, 3);
	}
	return { width, height, colors };
}

/** The bytes of the rows, each of which is told by what differs from its neighbours. */
function unfiltered(raw, row, height, depth) {
	const bytes = Buffer.alloc(row * height);
	for (let y = 0; y < height; y++) {
		const filter = raw[y * (row + 1)];
		for (let x = 0; x < row; x++) {
			const at = y * row + x;
			const left = x >= depth ? bytes[at - depth] : 0;
			const up = y > 0 ? bytes[at - row] : 0;
			const corner = y > 0 && x >= depth ? bytes[at - row - depth] : 0;
			const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
			bytes[at] = raw[y * (row + 1) + 1 + x] + guess;
		}
	}
	return bytes;
}

function paeth(left, up, corner) {
	const [a, b, c] = [left, up, corner].map((one) => Math.abs(left + up - corner - one));
	if (a <= b && a <= c) return left;
	return b <= c ? up : corner;
}

function chunk(name, data) {
	const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
	const frame = Buffer.alloc(named.length + 8);
	frame.writeUInt32BE(data.length, 0);
	named.copy(frame, 4);
	frame.writeUInt32BE(zlib.crc32(named), named.length + 4);
	return frame;
}

module.exports = { paletted };
