import { createHash, createHmac, randomBytes, timingSafeEqual } from 'crypto';

/** A secret for a service to show with its deliveries, of high entropy: 64 hex characters. */
export const newSecret = (): string => randomBytes(32).toString('hex');

/** Whether two texts are equal, in a time that tells nothing about where they differ. */
export function equalInConstantTime(given: unknown, expected: string): boolean {
	if (typeof given !== 'string' || expected === '') return false;
	// Hashes have one length, so that not even the length of the secret can be timed.
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}

/** What to keep of a secret of high entropy in order to recognize it: its SHA-256, in hex. */
export function hashOfSecret(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}

/** What is kept of a registered secret; former versions of both triggers kept the secret itself. */
export interface KeptSecret {
	secretHash?: string;
	secret?: string;
}

/** The hash of a registered secret, in whichever way it was kept; empty where there is none. */
export const keptHash = ({ secretHash, secret }: KeptSecret): string =>
	secretHash ?? (secret ? hashOfSecret(secret) : '');

/** Whether a text is the secret of which this hash was kept; never where there is no hash. */
export function hasHash(given: unknown, hash: string): boolean {
	return typeof given === 'string' && equalInConstantTime(hashOfSecret(given), hash);
}

/** Whether a header signs a raw body with HMAC-SHA256: hex, base64 or base64url, with or without `sha256=`. */
export function isSignedBy(secret: string, rawBody: Buffer, header: unknown): boolean {
	if (typeof header !== 'string') return false;
	const given = header.trim().replace(/^sha256=/i, '');
	const digest = createHmac('sha256', secret).update(rawBody).digest();
	return (
		equalInConstantTime(given.toLowerCase(), digest.toString('hex')) ||
		equalInConstantTime(given, digest.toString('base64')) ||
		equalInConstantTime(given.replace(/=$/, ''), digest.toString('base64url'))
	);
}
