import { choice, flag, json, optionalJson, text, where } from '../../shared/operation/fields';
import type { Check } from '../../shared/operation/vocabulary';

/** What a request of one's own consists of; how it is sent is put together from all of it. */

const nowhere = { in: 'nowhere' as const };

/** Refuses all that could lead out of the API: hosts, steps upwards, and what hides them. */
const pathOfApi: Check = (value) => {
	const path = String(value);
	if (/[?#]/.test(path)) return "must not hold a query: use 'Query Parameters' for it";
	const plain = /^\/v[67](\/[\w\-.~%!$&'()*+,;=:@]+)+$/.test(path) ? decoded(path) : undefined;
	const isSafe = plain !== undefined && !/(^|\/)\.{1,2}(\/|$)|[\\{}\p{Cc}?#]|\/\//u.test(plain);
	const slashes = (one = '') => one.split('/').length;
	return isSafe && slashes(plain) === slashes(path)
		? undefined
		: 'must be a path of the API, such as /v7/tests';
};

/** A path without what hides in it; nothing where it hides twice or cannot be read. */
function decoded(path: string): string | undefined {
	try {
		const plain = decodeURIComponent(path);
		return /%[\da-f]{2}/i.test(plain) ? undefined : plain;
	} catch {
		return undefined;
	}
}

const isObject: Check = (value) =>
	typeof value === 'object' && !Array.isArray(value) ? undefined : 'must be a JSON object';

/** What the credential or the connection sets. */
const OWN_HEADERS =
	/^(authorization|proxy-.*|cookie|host|content-.*|transfer-encoding|connection|upgrade|te|trailer|expect)$/i;

const isHeaders: Check = (value) => {
	const pairs = Object.entries(Object(value) as object) as Array<[string, unknown]>;
	const own = pairs.find(([name]) => OWN_HEADERS.test(name));
	if (own) return `cannot hold '${own[0]}', which is set for you`;
	const isPlain = ([name, one]: [string, unknown]) =>
		/^[\w-]+$/.test(name) && ['string', 'number'].includes(typeof one) && /^[ -~]*$/.test(`${one}`);
	return pairs.every(isPlain) ? isObject(value) : 'must be an object of names and plain texts';
};

const WITH_BODY = ['POST', 'PUT', 'PATCH', 'DELETE'];

export const method = choice(
	'method',
	'The method of the request',
	['GET', ...WITH_BODY].map((word): [string, string] => [word, word]),
	{ default: 'GET', ...nowhere },
);

export const path = text('path', 'The path, with the version of the API', {
	required: true,
	placeholder: 'e.g. /v7/tests',
	check: pathOfApi,
});

export const query = optionalJson(
	'query',
	'Query parameters as a JSON object; a list repeats its name',
	{
		label: 'Query Parameters',
		placeholder: 'e.g. {"window":"12h"}',
		check: isObject,
		...nowhere,
	},
);

export const headers = optionalJson(
	'headers',
	'Headers as a JSON object, beside those that are set for you',
	{
		check: isHeaders,
		...nowhere,
	},
);

export const body = where(
	'method',
	WITH_BODY,
	json('body', 'The body as a JSON object or list', nowhere),
);

export const safeToRepeat = where(
	'/method',
	WITH_BODY,
	flag(
		'safeToRepeat',
		'Whether it only reads, as a filter does: it may be repeated then, and run side by side with others',
		{ default: true, ...nowhere },
	),
);

export const rowsProperty = where(
	'/simplify',
	[true],
	text('rowsProperty', 'Where the list is in the answer. Empty means the only list in it.', {
		placeholder: 'e.g. tests',
		...nowhere,
	}),
);
