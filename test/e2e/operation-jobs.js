'use strict';

const id = (value) => ({ __rl: true, mode: 'id', value });
const legacy = ['bearer', 'oAuth2', 'basic'];
const modern = ['bearer', 'oAuth2'];
const anyone = ['basic', 'bearer', 'trusted'];
const minters = ['basic', 'trusted'];

const job = (resource, operation, carriedBy, expected, parameters = {}) => ({
	name: `${resource} ${operation}`,
	parameters: { resource, operation, ...parameters },
	carriedBy,
	expected,
});

/** The operations of the contract with ids of the sandbox, who carries each, and what must come out. */
function jobs(service) {
	return service === 'thousandEyes' ? thousandEyes() : thoughtSpot();
}

/** A token of the administrator, as a caller of the sandbox gets it. */
async function mintToken(url) {
	const answer = await fetch(`${url}/api/rest/2.0/auth/token/full`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ username: 'tsadmin', password: 'sandbox-admin-password' }),
	});
	return (await answer.json()).token;
}

function thousandEyes() {
	const alertId = id('e9c3bf02-a48c-4aa8-9e5f-000000000000');
	const eventId = id('b7d4c1e0-52f1-4c0a-9d3e-000000000000');
	const test = { testType: 'http-server', testId: id('202709') };
	return [
		job('accessToken', 'create', ['oAuth2'], ['access_token', 'expires_in']),
		job('accountGroup', 'getAll', legacy, ['aid', 'accountGroupName', 'isDefaultAccountGroup']),
		job('accountGroup', 'get', modern, ['aid'], { accountGroupId: id('1001') }),
		job('agent', 'getAll', legacy, ['agentId', 'agentName', 'agentType'], { aid: id('1002') }),
		job('agent', 'get', modern, ['agentId', 'agentName'], { agentId: id('3001') }),
		job('alert', 'getAll', modern, ['alertId', 'alertState'], { returnAll: true, simplify: false }),
		job('alert', 'get', modern, ['id', 'details'], { alertId }),
		job('event', 'getAll', modern, ['id', 'typeName'], { filters: { window: '7d' } }),
		job('event', 'get', modern, ['id', 'affectedTests'], { eventId }),
		job('status', 'get', legacy, ['timestamp']),
		job('test', 'getAll', legacy, ['testId', 'type', 'enabled'], { testType: 'http-server' }),
		job('test', 'get', modern, ['testId', 'testName'], test),
	];
}

function thoughtSpot() {
	// Not written into the workflow, where a secret has no place.
	const token = "={{ $('session getToken').first().json.token }}";
	const objectId = 'c0a8f1d2-7b3e-4d5f-8a00-000000000001';
	return [
		job('session', 'login', ['basic'], ['success']),
		job('session', 'getUser', anyone, ['id', 'name', 'orgs']),
		job('session', 'getToken', anyone, ['token', 'expiration_time_in_millis']),
		job('token', 'getFull', minters, ['token', 'valid_for_username']),
		job('token', 'getObject', minters, ['token', 'scope'], { objectId }),
		job('token', 'getCustom', minters, ['token', 'user'], { persistOption: 'NONE' }),
		job('token', 'validate', anyone, ['token_type', 'scope'], { token }),
		job('token', 'revoke', anyone, ['success'], { token }),
		// The last one, because it ends the session that a bearer credential is made of.
		job('session', 'logout', anyone, ['success']),
	];
}

module.exports = { jobs, mintToken };
