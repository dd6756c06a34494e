/** @import { Answer, Request } from '../message' */

/** @type {Record<number, string>} */
const TITLES = {
	400: 'Bad Request',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	406: 'Not Acceptable',
	415: 'Unsupported Media Type',
	429: 'Too Many Requests',
};

/**
 * A JSON answer; a string is taken as finished JSON.
 * @param {number} status
 * @param {unknown} value
 * @returns {Answer}
 */
function json(status, value, contentType = 'application/json', headers = {}) {
	const body = typeof value === 'string' ? value : JSON.stringify(value);
	return { status, headers: { 'content-type': contentType, ...headers }, body };
}

/**
 * An `Error` answer (RFC 7807); `extra.errors` makes it a `ValidationError`.
 * @param {number} status
 * @param {Request} request
 * @param {string} detail
 */
function problem(status, request, detail, extra = {}, headers = {}) {
	const value = {
		type: 'about:blank',
		title: TITLES[status],
		status,
		detail,
		instance: request.path,
		...extra,
	};
	return json(status, value, 'application/problem+json', headers);
}

/**
 * The `ValidationError` answer that lists `errors`.
 * @param {Request} request
 * @param {Array<{ field: string, message: string, code?: string }>} errors
 */
function invalid(request, errors) {
	return problem(400, request, 'The request is not valid', { errors });
}

/**
 * The `UnauthorizedError` answer of v7: the OAuth form, not a problem document.
 * @param {string} error
 * @param {string} description
 */
function unauthorized(error, description) {
	const value = { error, error_description: description };
	return json(401, value, 'application/json', { 'www-authenticate': `Bearer error="${error}"` });
}

/**
 * The answer for an id that does not exist or is not visible to the account group.
 * @param {Request} request
 */
const notFound = (request) => problem(404, request, 'The requested resource does not exist');

/**
 * The links of a resource that was asked for by its own URL.
 * @param {Request} request
 */
const self = (request) => ({ _links: { self: { href: `${request.origin}${request.url}` } } });

module.exports = { invalid, json, notFound, problem, self, unauthorized };
