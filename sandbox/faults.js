const KINDS = [
	'status',
	'drop',
	'delay',
	'truncate',
	'html',
	'redirect',
	'endless-cursor',
	'evil-next',
];

/** Delays that can be cut short, so that nothing waits for them when the sandbox is reset or closed. */
function createDelays() {
	const pending = new Map();
	return {
		wait: async (ms) =>
			await new Promise((resolve) => {
				const timer = setTimeout(() => {
					pending.delete(timer);
					resolve();
				}, ms);
				pending.set(timer, resolve);
			}),
		cutShort() {
			for (const [timer, resolve] of pending) {
				clearTimeout(timer);
				resolve();
			}
			pending.clear();
		},
	};
}

/** Replaces the next link of a list answer by what `rewrite` makes of it. */
function withNext(answer, rewrite) {
	const body = JSON.parse(answer.body);
	const self = body._links?.self?.href;
	const href = rewrite(body._links?.next?.href ?? self, self);
	body._links = { ...body._links, next: { href } };
	return { ...answer, body: JSON.stringify(body) };
}

/** Replaces the answer's next link by `href`, or moves it to `origin` keeping path and query. */
function evilNext(answer, { href, origin = 'https://evil.example' }) {
	if (answer.status !== 200) return answer;
	return withNext(answer, (next) => {
		const url = new URL(next);
		return href ?? `${origin}${url.pathname}${url.search}`;
	});
}

const cannedKinds = {
	status: (fault) => ({
		status: fault.status ?? 500,
		headers: { 'content-type': 'application/problem+json', ...fault.headers },
		body: typeof fault.body === 'object' ? JSON.stringify(fault.body) : (fault.body ?? ''),
	}),
	html: (fault) => ({
		status: fault.status ?? 200,
		headers: { 'content-type': 'text/html; charset=utf-8', ...fault.headers },
		body: fault.body ?? '<!doctype html><html><body><h1>Sign in</h1></body></html>',
	}),
	redirect: (fault, request) => ({
		status: fault.status ?? 302,
		headers: { location: fault.location ?? request.url, ...fault.headers },
		body: '',
	}),
};

/** Keeps the faults a test asked for and applies each to the requests it matches, in the order added. */
function createFaults(endlessCursor) {
	const active = [];
	const delays = createDelays();

	function matches(fault, request) {
		const { method, path } = fault.match ?? {};
		if (method && method.toUpperCase() !== request.method) return false;
		return !path || new RegExp(path).test(request.url);
	}

	return {
		add(fault) {
			if (!KINDS.includes(fault.kind)) throw new Error(`Unknown fault kind: ${fault.kind}`);
			const times = fault.kind === 'endless-cursor' ? Infinity : 1;
			active.push({ ...fault, left: fault.times ?? times, skip: fault.skip ?? 0 });
		},
		clear() {
			active.length = 0;
			delays.cutShort();
		},
		pause: delays.wait,
		take(request) {
			const fault = active.find((candidate) => candidate.left > 0 && matches(candidate, request));
			if (!fault) return undefined;
			if (fault.skip > 0) {
				fault.skip -= 1;
				return undefined;
			}
			fault.left -= 1;
			return fault;
		},
		async apply(fault, request, handle) {
			if (fault.kind in cannedKinds) return cannedKinds[fault.kind](fault, request);
			if (fault.kind === 'drop' && fault.when !== 'body') return { status: 0, drop: 'before' };
			if (fault.kind === 'delay') await delays.wait(fault.ms ?? 1000);
			if (fault.kind === 'endless-cursor') return await endlessCursor(fault, request, handle);
			const answer = await handle(request);
			if (fault.kind === 'drop') return { ...answer, drop: 'body' };
			if (fault.kind === 'evil-next') return evilNext(answer, fault);
			if (fault.kind !== 'truncate' || !answer.body) return answer;
			return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
		},
	};
}

module.exports = { createFaults, withNext };
