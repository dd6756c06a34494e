const { randomBytes } = require('crypto');

const BEARER = 'sandbox-thousandeyes-bearer';
const BASIC = { email: 'noreply@example.com', token: 'sandbox-thousandeyes-basic' };

/**
 * Name and secret of Basic credentials; the secret may hold colons.
 * @param {string} encoded
 */
function decodeBasic(encoded) {
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** Splits an Authorization header into its scheme in lower case and the rest. */
function parseAuthorization(header = '') {
	const [, scheme = '', value = ''] = /^(\S+)\s+(.*)$/.exec(header.trim()) ?? [];
	return { scheme: scheme.toLowerCase(), value };
}

/**
 * Knows the sandbox's own credentials and the tokens it issued, with their lifetimes.
 * @param {{ tokenLifetimeS?: number }} options
 */
function createTokens(options) {
	const lifetimeS = options.tokenLifetimeS ?? 3600;
	/** @type {Map<string, { expiresAt: number, revoked: boolean, scope: string, personal: boolean }>} */
	let issued = new Map();
	let staticRevoked = false;

	/** @param {string} token */
	function refusal(token) {
		if (token === BEARER && !staticRevoked) return undefined;
		const entry = issued.get(token);
		if (!entry || entry.revoked) return 'The access token is invalid or has been revoked';
		return Date.now() < entry.expiresAt ? undefined : 'The access token has expired';
	}

	return {
		lifetimeS,
		/** @param {string} token */
		isValid: (token) => refusal(token) === undefined,
		/** @param {string} scope @param {boolean} [personal] for somebody that a client acts for */
		issue(scope, personal = false) {
			const token = randomBytes(32).toString('base64url');
			const expiresAt = Date.now() + lifetimeS * 1000;
			issued.set(token, { expiresAt, revoked: false, scope, personal });
			return token;
		},
		/**
		 * Why the request may not pass, or undefined when it may; Basic passes on v6 alone.
		 * @param {import('../message').Request} request
		 * @param {string} version
		 */
		refuse(request, version) {
			const { scheme, value } = parseAuthorization(request.headers.authorization);
			if (scheme === 'bearer') return refusal(value);
			if (scheme === 'basic' && version === 'v6') {
				const [email, token] = decodeBasic(value);
				return email === BASIC.email && token === BASIC.token ? undefined : 'Invalid credentials';
			}
			return scheme === 'basic'
				? 'Basic authentication is not accepted by this version of the API'
				: 'Full authentication is required to access this resource';
		},
		/** Revokes every issued token, and with `all` the sandbox bearer too. */
		revoke({ all = false } = {}) {
			for (const entry of issued.values()) entry.revoked = true;
			staticRevoked = staticRevoked || all;
			return issued.size;
		},
		expire() {
			for (const entry of issued.values()) entry.expiresAt = Date.now();
			return issued.size;
		},
		issued: () => issued.size,
		/** Whether a client has it for itself. @param {string} token */
		isClients: (token) => issued.get(token)?.personal === false,
		reset() {
			issued = new Map();
			staticRevoked = false;
		},
	};
}

module.exports = { createTokens, decodeBasic, parseAuthorization };
