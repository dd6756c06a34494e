const { createHash, randomBytes } = require('crypto');

/**
 * What a person is asked for: by whom, where the answer goes, and what proves that the same one comes back with it.
 * @typedef {{ clientId: string, redirectUri: string, challenge: string, scope: string }} Asked
 */

/** Codes live for as long as RFC 6749 recommends at most. */
const CODE_LIFETIME_MS = 600_000;

/** Knows the codes of those who allowed access, and the refresh tokens that came of them, each good for once. */
function createConsents() {
	/** @type {Map<string, Asked & { expiresAt: number }>} */
	const codes = new Map();
	/** @type {Map<string, { clientId: string, scope: string }>} */
	const refreshes = new Map();

	/** @param {string} clientId @param {string} scope */
	function issueRefresh(clientId, scope) {
		const token = randomBytes(32).toString('base64url');
		refreshes.set(token, { clientId, scope });
		return token;
	}

	return {
		/** @param {Asked} asked */
		allow(asked) {
			const code = randomBytes(24).toString('base64url');
			codes.set(code, { ...asked, expiresAt: Date.now() + CODE_LIFETIME_MS });
			return code;
		},
		/**
		 * What a code was given for, if the one who has it is the one who asked (RFC 7636).
		 * @param {string} code @param {{ clientId: string, redirectUri: string, verifier: string }} given
		 */
		redeem(code, { clientId, redirectUri, verifier }) {
			const asked = codes.get(code);
			codes.delete(code);
			if (!asked || asked.expiresAt < Date.now()) return undefined;
			const challenge = createHash('sha256').update(verifier).digest('base64url');
			const same = asked.clientId === clientId && asked.redirectUri === redirectUri;
			return same && asked.challenge === challenge ? asked : undefined;
		},
		issueRefresh,
		/**
		 * The scope of a refresh token, which is used up by this.
		 * @param {string} token @param {string} clientId
		 */
		renew(token, clientId) {
			const entry = refreshes.get(token);
			if (entry?.clientId !== clientId) return undefined;
			refreshes.delete(token);
			return entry.scope;
		},
		/** Takes back what people allowed: nothing is renewed any more. */
		withdraw() {
			const { size } = refreshes;
			refreshes.clear();
			return size;
		},
		reset() {
			codes.clear();
			refreshes.clear();
		},
	};
}

module.exports = { createConsents };
