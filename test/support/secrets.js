/** Bytes of a buffer that are searched as one text, and by how many two of these overlap. */
const WINDOW = 2 ** 26;
const OVERLAP = 2 ** 14;

/**
 * @typedef {'plain' | 'JSON escaped' | 'URL-encoded' | 'base64' | 'base64url' | 'hex'} Form
 * @typedef {{ marker: string, form: Form, path: string }} FoundSecret `path` is where it stands, such as
 * `.error.cause.config.data`
 */

/**
 * @param {string} marker
 * @returns {Record<Form, string[]>}
 */
const forms = (marker) => {
	const bytes = Buffer.from(marker);
	// Base64 of a longer text holds the marker shifted by 0, 1 or 2 bytes; the middle stays equal.
	const shifted = [0, 1, 2].map((shift) =>
		Buffer.concat([Buffer.alloc(shift), bytes])
			.toString('base64')
			.slice(shift === 0 ? 0 : 4)
			.replace(/=+$/, '')
			.slice(0, -1),
	);
	const escaped = JSON.stringify(marker).slice(1, -1);
	return {
		plain: [marker],
		'JSON escaped': [escaped],
		'URL-encoded': [
			encodeURIComponent(marker),
			new URLSearchParams([['', marker]]).toString().slice(1),
		],
		base64: shifted.filter((text) => text.length >= 6),
		base64url: shifted
			.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
			.filter((text) => text.length >= 6),
		hex: [bytes.toString('hex')],
	};
};

/**
 * Lists every place in a value (any depth, errors and buffers included) that shows a marker.
 * @param {unknown} haystack
 * @param {string[]} markers
 */
function findSecrets(haystack, markers) {
	const wanted = markers.filter(Boolean).map((marker) => ({ marker, kinds: entriesOf(marker) }));
	/** @type {FoundSecret[]} */
	const found = [];
	for (const [path, text] of texts(haystack)) {
		for (const { marker, kinds } of wanted) {
			const hit = kinds.find(([, variants]) => variants.some((variant) => text.includes(variant)));
			if (hit) found.push({ marker, form: hit[0], path });
		}
	}
	return found;
}

/** @param {string} marker */
const entriesOf = (marker) =>
	/** @type {Array<[Form, string[]]>} */ (Object.entries(forms(marker)));

/**
 * @param {unknown} root
 * @returns {Generator<[path: string, text: string]>}
 */
function* texts(root) {
	const seen = new WeakSet();
	/** @type {Array<[path: string, value: any]>} whatever a value holds */
	const queue = [['', root]];
	for (let next = queue.pop(); next; next = queue.pop()) {
		const [path, value] = next;
		if (typeof value === 'string') yield [path, value];
		if (typeof value === 'number' || typeof value === 'bigint') yield [path, String(value)];
		if (typeof value !== 'object' || value === null || seen.has(value)) continue;
		seen.add(value);
		if (ArrayBuffer.isView(value)) {
			const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
			// A database may be longer than the longest text; no marker is lost between two windows.
			for (let from = 0; from < bytes.length; from += WINDOW - OVERLAP) {
				yield [path, bytes.toString('latin1', from, from + WINDOW)];
			}
			continue;
		}
		// Map, Set, Headers, URLSearchParams: their content is in no property.
		if (!Array.isArray(value) && typeof value[Symbol.iterator] === 'function') {
			queue.push([`${path}<entries>`, [...value]]);
		}
		// Own names, not keys: `message`, `stack` and `cause` of an error are not enumerable.
		for (const key of Object.getOwnPropertyNames(value)) {
			yield [`${path}.${key}<name>`, key];
			queue.push([`${path}.${key}`, read(value, key)]);
		}
		if (typeof value.href === 'string') queue.push([`${path}.href`, value.href]);
	}
}

/** @param {any} value @param {string} key */
function read(value, key) {
	try {
		return value[key];
	} catch (error) {
		return error;
	}
}

module.exports = { findSecrets };
