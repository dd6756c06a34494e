function compile([method, pattern, handler, spec = {}]) {
	return { method, segments: pattern.split('/'), pattern, handler, spec };
}

function decode(segment) {
	try {
		return decodeURIComponent(segment);
	} catch {
		return undefined;
	}
}

function fit(route, segments) {
	if (route.segments.length !== segments.length) return undefined;
	const params = {};
	for (let index = 0; index < segments.length; index += 1) {
		const wanted = route.segments[index];
		const given = segments[index];
		if (wanted.startsWith('{')) {
			if (!given) return undefined;
			params[wanted.slice(1, -1)] = given;
		} else if (wanted !== given) {
			return undefined;
		}
	}
	return params;
}

/** Matches method and path against `[method, '/a/{id}', handler, spec]` rows; literal rows come before `{param}` rows. */
function createRouter(rows) {
	const routes = rows.map(compile);
	return (method, path) => {
		// Split before decoding: an id may hold an encoded slash.
		const segments = path.split('/').map(decode);
		const fits = routes
			.map((route) => ({ ...route, params: fit(route, segments) }))
			.filter((route) => route.params);
		if (!fits.length) return { found: false, allow: [] };
		const literal = fits.filter(({ pattern }) => pattern === fits[0].pattern);
		const route = literal.find((candidate) => candidate.method === method);
		const allow = literal.map((candidate) => candidate.method);
		return { found: true, route, allow };
	};
}

module.exports = { createRouter };
