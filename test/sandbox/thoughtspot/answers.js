const { randomUUID } = require('crypto');

const CODES = { 400: 10002, 401: 10097, 403: 10023, 500: 10038 };

/** A JSON answer. */
function json(status, value, headers = {}) {
	return {
		status,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(value),
	};
}

/** An `ErrorResponse` with the code that goes with the status. */
function failure(status, debug, headers = {}) {
	const message = {
		code: CODES[status] ?? 10002,
		incident_id_guid: randomUUID(),
		trace_id_guid: randomUUID(),
		debug,
	};
	return json(status, { error: { message } }, headers);
}

/** A 204 answer. */
const empty = (headers = {}) => ({ status: 204, headers, body: '' });

module.exports = { empty, failure, json };
