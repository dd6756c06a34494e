/** @import { Answer, Request } from './message' */

/**
 * @param {number} status
 * @param {unknown} value
 * @returns {Answer}
 */
function json(status, value) {
	return {
		status,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(value),
	};
}

/**
 * What every API lets a test do beside the requests, and what only one of them does.
 * @typedef {object} ApiControl
 * @property {(options?: { all?: boolean }) => number} revokeTokens
 * @property {() => number} expireTokens
 * @property {(n?: number) => boolean} consumeBudget
 */

/**
 * The control routes under /__sandbox/, for callers outside the process (npm run sandbox, npm start).
 * @param {ApiControl & Record<string, any>} control by name, since each API has some of its own
 * @param {() => void} reset
 */
function createControls(control, reset) {
	/** @type {Record<string, (body: any) => unknown>} a body is taken on trust */
	const actions = {
		reset: () => reset(),
		fault: (body) => control.fault(body),
		revoke: (body) => control.revokeTokens(body),
		expire: () => control.expireTokens(),
		withdraw: () => control.withdrawConsents?.(),
		consume: (body) => control.consumeBudget(body.n ?? 1),
		alerts: (body) => control.addAlerts?.(body.count ?? 1),
		raise: (body) => control.raiseAlert?.(body),
		clear: (body) => control.clearAlert?.(body),
		event: (body) => control.addEvent?.(body),
		errors: (body) => control.setErrorShape?.(body.shape),
		schedule: (body) => control.fireSchedule?.(body),
		agent: (body) => control.setAgentState?.(body),
	};
	/** @param {Request} request */
	return async (request) => {
		const name = request.path.slice('/__sandbox/'.length);
		if (request.method === 'GET' && name === 'requests') return json(200, control.stats());
		if (request.method !== 'POST' || !Object.hasOwn(actions, name)) {
			return json(404, { error: `No control ${request.method} ${name}` });
		}
		// A JSON content type keeps web pages from driving the sandbox through a plain form post.
		if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
			return json(415, { error: 'Send application/json' });
		}
		try {
			const result = await actions[name](JSON.parse(request.body || '{}'));
			return json(200, { done: name, result });
		} catch (error) {
			return json(400, { error: /** @type {Error} */ (error).message });
		}
	};
}

module.exports = { createControls };
