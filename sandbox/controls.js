function json(status, value) {
	return {
		status,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(value),
	};
}

/** The control routes under /__sandbox/, for callers outside the process (npm run sandbox, npm start). */
function createControls(control, reset) {
	const actions = {
		reset: () => reset(),
		fault: (body) => control.fault(body),
		revoke: (body) => control.revokeTokens(body),
		expire: (body) => control.expireTokens(body),
		consume: (body) => control.consumeBudget(body.n ?? 1),
		alerts: (body) => control.addAlerts?.(body.count ?? 1),
		raise: (body) => control.raiseAlert?.(body),
		clear: (body) => control.clearAlert?.(body),
		event: (body) => control.addEvent?.(body),
		errors: (body) => control.setErrorShape?.(body.shape),
		schedule: (body) => control.fireSchedule?.(body),
		agent: (body) => control.setAgentState?.(body),
	};
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
			return json(400, { error: error.message });
		}
	};
}

module.exports = { createControls };
