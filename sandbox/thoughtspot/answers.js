const { randomUUID } = require('crypto');
const { bodyIn } = require('./error-shapes');

const CODES = { 400: 10002, 401: 10097, 403: 10023, 500: 10038 };

/** A JSON answer. */
function json(status, value, headers = {}) {
	return {
		status,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(value),
	};
}

/** An error with the code that goes with the status, in the shape that live clusters send. */
function failure(status, debug, headers = {}) {
	const reason = {
		status,
		code: CODES[status] ?? 10002,
		incident_id_guid: randomUUID(),
		debug,
	};
	return { ...json(status, bodyIn('nested', reason), headers), reason };
}

/** A failure in another of the shapes that ThoughtSpot sends. */
const inShape = (answer, shape) => ({
	...answer,
	body: JSON.stringify(bodyIn(shape, answer.reason)),
});

/** A 204 answer. */
const empty = (headers = {}) => ({ status: 204, headers, body: '' });

module.exports = { empty, failure, inShape, json };
