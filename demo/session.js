'use strict';

/**
 * Resolves requests to n8n with their parsed answer, in one session: the cookie n8n sets is sent from then on.
 * @param {string} url
 */
function createSession(url) {
	/** @type {string | undefined} */
	let cookie;

	/**
	 * @param {string} method @param {string} path @param {unknown} [body]
	 * @returns {Promise<any>} whatever n8n answers
	 */
	return async function request(method, path, body) {
		const answer = await fetch(url + path, {
			method,
			headers: {
				// A connection kept open may be closed by n8n just as a busy caller uses it again.
				connection: 'close',
				...(cookie && { cookie }),
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const session = answer.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (session) cookie = session.split(';')[0];
		const text = await answer.text();
		if (!answer.ok) throw new RestError(`${method} ${path}`, answer.status, text);
		return text ? JSON.parse(text) : undefined;
	};
}

/** An answer of n8n's REST API that is not a success. */
class RestError extends Error {
	/** @param {string} request @param {number} status @param {string} text */
	constructor(request, status, text) {
		let message = text;
		try {
			({ message } = JSON.parse(text));
		} catch {
			message = text.slice(0, 200);
		}
		super(`${request} answered ${status}: ${message}`);
		this.name = 'RestError';
		this.status = status;
	}
}

module.exports = { createSession };
