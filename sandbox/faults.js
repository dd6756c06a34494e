/** @typedef {typeof KINDS[number]} FaultKind */
const KINDS = /** @type {const} */ ([
	'status',
	'drop',
	'delay',
	'truncate',
	'html',
	'redirect',
	'endless-cursor',
	'evil-next',
]);

/**
 * @import { Answer, Request } from './message'
 * @import { Handle } from './server'
 */

/**
 * Something that goes wrong on purpose.
 * @typedef {object} Fault
 * @property {FaultKind} kind
 * @property {{ method?: string, path?: string | RegExp }} [match] `path` is tested against path and query
 * @property {number} [times]
 * @property {number} [skip] matching requests to let pass first
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {unknown} [body] an object is sent as JSON
 * @property {number} [ms]
 * @property {'before' | 'body'} [when]
 * @property {string} [location]
 * @property {'same' | 'different'} [cursor]
 * @property {string} [origin]
 * @property {string} [href]
 */

/** Delays that can be cut short, so that nothing waits for them when the sandbox is reset or closed. */
function createDelays() {
	/** @type {Map<NodeJS.Timeout, () => void>} */
	const pending = new Map();
	return {
		/**
		 * @param {number} ms
		 * @returns {Promise<void>}
		 */
		wait: (ms) =>
			new Promise((resolve) => {
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

/**
 * Replaces the next link of a list answer by what `rewrite` makes of it.
 * @param {Answer} answer
 * @param {(next: string, self: string) => string} rewrite
 * @returns {Answer}
 */
function withNext(answer, rewrite) {
	const body = JSON.parse(String(answer.body));
	const self = body._links?.self?.href;
	const href = rewrite(body._links?.next?.href ?? self, self);
	body._links = { ...body._links, next: { href } };
	return { ...answer, body: JSON.stringify(body) };
}

/**
 * Replaces the answer's next link by `href`, or moves it to `origin` keeping path and query.
 * @param {Answer} answer
 * @param {Fault} fault
 */
function evilNext(answer, { href, origin = 'https://evil.example' }) {
	if (answer.status !== 200) return answer;
	return withNext(answer, (next) => {
		const url = new URL(next);
		return href ?? `${origin}${url.pathname}${url.search}`;
	});
}

/** What is no object is sent as it is. */
const text = (/** @type {unknown} */ body) => /** @type {string} */ (body);

/** @type {Partial<Record<FaultKind, (fault: Fault, request: Request) => Answer>>} */
const cannedKinds = {
	status: (fault) => ({
		status: fault.status ?? 500,
		headers: { 'content-type': 'application/problem+json', ...fault.headers },
		body: typeof fault.body === 'object' ? JSON.stringify(fault.body) : text(fault.body ?? ''),
	}),
	html: (fault) => ({
		status: fault.status ?? 200,
		headers: { 'content-type': 'text/html; charset=utf-8', ...fault.headers },
		body: text(fault.body ?? '<!doctype html><html><body><h1>Sign in</h1></body></html>'),
	}),
	redirect: (fault, request) => ({
		status: fault.status ?? 302,
		headers: { location: fault.location ?? request.url, ...fault.headers },
		body: '',
	}),
};

/**
 * Keeps the faults a test asked for and applies each to the requests it matches, in the order added.
 * @param {import('./server').Api<any, any>['endlessCursor']} endlessCursor
 */
function createFaults(endlessCursor) {
	/** @type {Array<Fault & { left: number, skip: number }>} */
	const active = [];
	const delays = createDelays();

	/** @param {Fault} fault @param {Request} request */
	function matches(fault, request) {
		const { method, path } = fault.match ?? {};
		if (method && method.toUpperCase() !== request.method) return false;
		return !path || new RegExp(path).test(request.url);
	}

	return {
		/** @param {Fault} fault */
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
		/** @param {Request} request @returns {Fault | undefined} */
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
		/** @param {Fault} fault @param {Request} request @param {Handle} handle @returns {Promise<Answer>} */
		async apply(fault, request, handle) {
			const canned = cannedKinds[fault.kind];
			if (canned) return canned(fault, request);
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
