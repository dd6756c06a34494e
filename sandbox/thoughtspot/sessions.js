const { randomBytes, randomUUID } = require('crypto');

/**
 * @import { Org, User } from './directory'
 * @typedef {{ id: string, user: User, org: Org, created: number, expires: number, revoked?: boolean }} Session
 * @typedef {Session & { token: string, scope: object }} Token
 */

const HOUR = 3600000;
const IDLE_MS = 3 * HOUR;
const REMEMBERED_MS = 7 * 24 * HOUR;

/** @param {string | undefined} header @param {string} name */
function readCookie(header = '', name) {
	const pair = header.split(/;\s*/).find((part) => part.startsWith(`${name}=`));
	return pair?.slice(name.length + 1);
}

/** Tokens and cookie sessions, who they belong to and until when they hold. */
function createSessions() {
	/** @type {Map<string | undefined, Token>} */
	let tokens = new Map();
	/** @type {Map<string | undefined, Session & { remembered: boolean }>} */
	let cookies = new Map();

	/** @param {Session} entry */
	const alive = (entry) => !entry.revoked && Date.now() < entry.expires;

	/** @param {string} header */
	function byBearer(header) {
		const [, token] = /^Bearer\s+(\S+)$/i.exec(header) ?? [];
		const entry = tokens.get(token);
		return entry && alive(entry) ? entry : undefined;
	}

	/** @param {string | undefined} header */
	function byCookie(header) {
		const entry = cookies.get(readCookie(header, 'JSESSIONID'));
		if (!entry || !alive(entry)) return undefined;
		if (!entry.remembered) entry.expires = Date.now() + IDLE_MS;
		return entry;
	}

	/** @returns {Session[]} */
	const everything = () => [...tokens.values(), ...cookies.values()];

	return {
		/**
		 * The session of the request; an Authorization header is never replaced by a cookie.
		 * @param {import('../message').Request} request
		 * @returns {Session | undefined}
		 */
		of({ headers }) {
			if (headers.authorization !== undefined) return byBearer(headers.authorization);
			return byCookie(headers.cookie);
		},
		/** @param {User} user @param {Org} org @param {number} validityS @param {object} scope */
		issue(user, org, validityS, scope) {
			const created = Date.now();
			const token = randomBytes(48).toString('base64');
			const expires = created + validityS * 1000;
			const entry = { id: randomUUID(), token, user, org, scope, created, expires, revoked: false };
			tokens.set(token, entry);
			return entry;
		},
		/** @param {User} user @param {Org} org @param {boolean} remembered */
		login(user, org, remembered) {
			const id = randomUUID();
			const lifetime = remembered ? REMEMBERED_MS : IDLE_MS;
			const created = Date.now();
			cookies.set(id, { id, user, org, remembered, created, expires: created + lifetime });
			const age = remembered ? `; Max-Age=${REMEMBERED_MS / 1000}` : '';
			return [
				`JSESSIONID=${id}; Path=/; HttpOnly${age}`,
				`clientId=${randomUUID()}; Path=/; Secure; HttpOnly${age}`,
			];
		},
		/** @param {string} token */
		token: (token) => tokens.get(token),
		isAlive: alive,
		/** @param {Session} entry */
		revoke(entry) {
			entry.revoked = true;
		},
		/** @param {User} user */
		revokeUser(user) {
			for (const entry of everything()) if (entry.user.id === user.id) entry.revoked = true;
		},
		revokeAll() {
			for (const entry of everything()) entry.revoked = true;
			return everything().length;
		},
		expireAll() {
			for (const entry of everything()) entry.expires = Date.now();
			return everything().length;
		},
		issued: () => tokens.size,
		reset() {
			tokens = new Map();
			cookies = new Map();
		},
	};
}

module.exports = { createSessions };
