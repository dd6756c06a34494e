const { randomUUID } = require('crypto');
const { bodyIn } = require('./error-shapes');

/**
 * @import { Answer } from '../message'
 * @import { Reason, Shape } from './error-shapes'
 * @typedef {Answer & { reason: Reason }} Failure an error, and what it says in any shape
 */

/** @type {Record<number, number>} */
const CODES = { 400: 10002, 401: 10097, 403: 10023, 500: 10038 };

/**
 * A JSON answer.
 * @param {number} status
 * @param {unknown} value
 * @param {Answer['headers']} [headers]
 * @returns {Answer}
 */
function json(status, value, headers = {}) {
	return {
		status,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(value),
	};
}

/**
 * An answer that is a stream of events, each of which says a JSON value.
 * @param {number} status
 * @param {unknown[]} said
 * @returns {Answer}
 */
const events = (status, said) => ({
	status,
	headers: { 'content-type': 'text/event-stream' },
	body: said.map((one) => `data: ${JSON.stringify(one)}\n\n`).join(''),
});

/**
 * An error with the code that goes with the status, in the shape that live clusters send.
 * @param {number} status
 * @param {string} debug
 * @param {Answer['headers']} [headers]
 * @returns {Failure}
 */
function failure(status, debug, headers = {}) {
	const reason = {
		status,
		code: CODES[status] ?? 10002,
		incident_id_guid: randomUUID(),
		debug,
	};
	return { ...json(status, bodyIn('nested', reason), headers), reason };
}

/**
 * A failure in another of the shapes that ThoughtSpot sends.
 * @param {Failure} answer
 * @param {Shape} shape
 */
const inShape = (answer, shape) => ({
	...answer,
	body: JSON.stringify(bodyIn(shape, answer.reason)),
});

/**
 * A 204 answer.
 * @param {Answer['headers']} [headers]
 * @returns {Answer}
 */
const empty = (headers = {}) => ({ status: 204, headers, body: '' });

module.exports = { empty, events, failure, inShape, json };
