const { empty, failure, json } = require('./answers');

/**
 * @import { User } from './directory'
 * @import { Context, Handler, Row } from './stores'
 */

/** @type {Handler} */
function validate(_request, { sessions, body }) {
	const entry = sessions.token(body.token);
	if (!entry || !sessions.isAlive(entry))
		return failure(400, 'The token is malformed or has expired');
	return json(200, {
		creation_time_in_millis: entry.created,
		expiration_time_in_millis: entry.expires,
		scope: entry.scope,
		valid_for_user_id: entry.user.id,
		token_type: 'BEARER',
	});
}

/** @param {Context} context @param {User | undefined} user */
function revokeToken({ sessions, body }, user) {
	const entry = sessions.token(body.token);
	if (!entry) return failure(400, 'The token is not known');
	if (user && entry.user.id !== user.id) return failure(400, 'The token belongs to another user');
	sessions.revoke(entry);
	return empty();
}

/** @type {Handler} */
function revoke(_request, context) {
	const { body, directory, session, sessions } = context;
	if (!body.token && !body.user_identifier) {
		return failure(400, 'Either token or user_identifier is required');
	}
	const user = body.user_identifier ? directory.find(body.user_identifier) : undefined;
	if (body.user_identifier && !user) {
		return failure(400, `User ${body.user_identifier} does not exist`);
	}
	if (!user || body.token) return revokeToken(context, user);
	if (user.id !== session.user.id && !session.user.admin) {
		return failure(403, 'Only an administrator may revoke the tokens of another user');
	}
	sessions.revokeUser(user);
	return empty();
}

/**
 * The auth/token routes that look at a token or end it.
 * @type {Row[]}
 */
const routes = [
	[
		'POST',
		'/api/rest/2.0/auth/token/validate',
		validate,
		{ body: { fields: { token: 'string' }, required: ['token'] } },
	],
	[
		'POST',
		'/api/rest/2.0/auth/token/revoke',
		revoke,
		{ body: { fields: { user_identifier: 'string', token: 'string' } } },
	],
];

module.exports = { routes };
