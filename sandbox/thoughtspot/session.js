const { empty, failure, json } = require('./answers');
const { findOrg } = require('./directory');
const { userShape } = require('./shapes');

/** @import { Handler, Row } from './stores' */

const DAY_S = 86400;

/** @type {Handler} */
function login(_request, { directory, sessions, session, body }) {
	const org = findOrg(body.org_identifier ?? session?.org.id ?? 0);
	if (!org) return failure(400, `Org ${body.org_identifier} does not exist`);
	if (body.username === undefined && body.password === undefined) {
		if (!session) return failure(400, 'username and password are required');
		return empty({ 'set-cookie': sessions.login(session.user, org, body.remember_me === true) });
	}
	const user = directory.find(body.username);
	if (!user || !directory.checkPassword(user, body.password)) {
		return failure(401, 'Invalid username or password');
	}
	return empty({ 'set-cookie': sessions.login(user, org, body.remember_me === true) });
}

/** @type {Handler} */
function logout(_request, { sessions, session }) {
	sessions.revoke(session);
	return empty();
}

/** @type {Handler} */
function getUser(_request, { session }) {
	return json(200, userShape(session.user, session.org));
}

/** @type {Handler} */
function getToken(_request, { sessions, session }) {
	const entry = sessions.issue(session.user, session.org, DAY_S, { access_type: 'FULL' });
	return json(200, {
		token: entry.token,
		creation_time_in_millis: entry.created,
		expiration_time_in_millis: entry.expires,
		valid_for_user_id: entry.user.id,
		valid_for_username: entry.user.name,
	});
}

/** @type {import('./body').Body} */
const loginBody = {
	fields: {
		username: 'string',
		password: 'string',
		org_identifier: 'string',
		remember_me: 'boolean',
	},
};

/**
 * The auth/session routes.
 * @type {Row[]}
 */
const routes = [
	['POST', '/api/rest/2.0/auth/session/login', login, { open: true, body: loginBody }],
	['POST', '/api/rest/2.0/auth/session/logout', logout],
	['GET', '/api/rest/2.0/auth/session/user', getUser],
	['GET', '/api/rest/2.0/auth/session/token', getToken],
];

module.exports = { routes };
