const { createSign, generateKeyPairSync } = require('node:crypto');

/**
 * DER: a tag, the length, and the parts one after the other.
 * @param {number} tag
 * @param {Buffer[]} parts
 */
function der(tag, ...parts) {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size = length < 128 ? [length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** @param {Buffer[]} parts */
const sequence = (...parts) => der(0x30, ...parts);
/** @param {number[]} bytes */
const oid = (...bytes) => der(0x06, Buffer.from(bytes));
const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
/** @param {Buffer} content */
const bits = (content) => der(0x03, Buffer.from([0]), content);

const DAY_MS = 86_400_000;
/** @param {number} ms */
const time = (ms) =>
	der(0x18, Buffer.from(`${new Date(ms).toISOString().replace(/[-:T]|\..*/g, '')}Z`));

/** A key and a certificate for 127.0.0.1 that nobody but itself vouches for, good for two days. */
function selfSigned({ from = Date.now() - DAY_MS, name = '127.0.0.1' } = {}) {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const commonName = sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name)));
	const subject = sequence(der(0x31, commonName));
	const content = sequence(
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, Buffer.from([1])),
		ecdsaWithSha256,
		subject,
		sequence(time(from), time(from + 2 * DAY_MS)),
		subject,
		publicKey.export({ type: 'spki', format: 'der' }),
	);
	const signature = createSign('sha256').update(content).sign(privateKey);
	const certificate = sequence(content, ecdsaWithSha256, bits(signature));
	const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
	return {
		key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
		cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
	};
}

module.exports = { selfSigned };
