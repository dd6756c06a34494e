const { randomBytes, randomUUID } = require('crypto');

const HOUR = 3600000;
const IDLE_MS = 3 * HOUR;
const REMEMBERED_MS = 7 * 24 * HOUR;

function readCookie(header = '', name) {
	const pair = header.split(/;\s*/).find((part) => part.startsWith(`${name}=`));
	return pair?.slice(name.length + 1);
}

/** Tokens and cookie sessions, who they belong to and until when they hold. */
function createSessions() {
	let tokens = new Map();
	let cookies = new Map();

	const alive = (entry) => entry && !entry.revoked && Date.now() < entry.expires;

	function byBearer(header) {
		const [, token] = /^Bearer\s+(\S+)$/i.exec(header) ?? [];
		const entry = tokens.get(token);
		return alive(entry) ? entry : undefined;
	}

	function byCookie(header) {
		const entry = cookies.get(readCookie(header, 'JSESSIONID'));
		if (!alive(entry)) return undefined;
		if (!entry.remembered) entry.expires = Date.now() + IDLE_MS;
		return entry;
	}

	const everything = () => [...tokens.values(), ...cookies.values()];

	return {
		/** The session of the request; an Authorization header is never replaced by a cookie. */
		of({ headers }) {
			if (headers.authorization !== undefined) return byBearer(headers.authorization);
			return byCookie(headers.cookie);
		},
		issue(user, org, validityS, scope) {
			const created = Date.now();
			const token = randomBytes(48).toString('base64');
			const expires = created + validityS * 1000;
			const entry = { id: randomUUID(), token, user, org, scope, created, expires, revoked: false };
			tokens.set(token, entry);
			return entry;
		},
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
		token: (token) => tokens.get(token),
		isAlive: alive,
		revoke(entry) {
			entry.revoked = true;
		},
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
