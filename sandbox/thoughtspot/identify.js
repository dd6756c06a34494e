const { failure } = require('./answers');
const { findGroup, findOrg } = require('./directory');

/**
 * @import { createDirectory, Org, User } from './directory'
 * @import { Context } from './stores'
 * @typedef {{ refusal: ReturnType<typeof failure> }} Refused
 * @typedef {{ user: User, refusal?: undefined }} Found
 */

const SECRET_KEY = 'sandbox-secret-key';

/** @param {number} status @param {string} debug @returns {Refused} */
const refuse = (status, debug) => ({ refusal: failure(status, debug) });

/**
 * @param {ReturnType<typeof createDirectory>} directory
 * @param {Record<string, any>} body
 * @returns {Refused | Found}
 */
function byPassword(directory, body) {
	const user = directory.find(body.username);
	if (!user || !directory.checkPassword(user, body.password)) {
		return refuse(401, 'Invalid username or password');
	}
	return { user };
}

/**
 * @param {Context} context
 * @param {{ org: Org, groups?: string[], create: boolean, keepExisting: boolean }} options
 * @returns {Refused | Found}
 */
function bySecretKey({ directory, trustedAuth, body }, { org, groups, create, keepExisting }) {
	if (!trustedAuth) return refuse(403, 'Trusted authentication is not enabled');
	if (body.secret_key !== SECRET_KEY) return refuse(401, 'Invalid secret key');
	const user = directory.find(body.username);
	if (!user && !create) return refuse(400, `User ${body.username} does not exist`);
	const details = { display_name: body.display_name, email: body.email, groups };
	if (!user) return { user: directory.create(body.username, { ...details, org }) };
	if (create && !keepExisting) {
		user.display_name = body.display_name ?? user.display_name;
		user.email = body.email ?? user.email;
		if (groups) user.groups = [...new Set(['All', ...groups])];
	}
	return { user };
}

/**
 * Whoever is no administrator works in the orgs of which they are a member.
 * @param {Refused | Found} caller
 * @param {Org} org
 * @returns {Refused | Found & { org: Org }}
 */
function inOrg(caller, org) {
	if (caller.refusal) return caller;
	const { user } = caller;
	if (user.admin || user.orgs.some(({ id }) => id === org.id)) return { user, org };
	return refuse(403, `User ${user.name} does not belong to org ${org.name}`);
}

/**
 * Who a token is for and in which org, from password or secret key; or the answer that refuses it.
 * @param {Context} context
 * @param {{ org?: string | number, groups?: string[], createByDefault?: boolean, keepExisting?: boolean }} options
 * @returns {Refused | Found & { org: Org }}
 */
function identify(context, { org, groups, createByDefault = false, keepExisting = false }) {
	const { body, directory } = context;
	if (!body.password && !body.secret_key)
		return refuse(400, 'Either password or secret_key is required');
	if (body.password && body.secret_key) return refuse(400, 'Send password or secret_key, not both');
	if (body.validity_time_in_sec < 1) return refuse(400, 'validity_time_in_sec must be positive');
	const found = findOrg(org ?? 0);
	if (!found) return refuse(400, `Org ${org} does not exist`);
	const unknown = groups?.find((identifier) => !findGroup(identifier));
	if (unknown !== undefined) return refuse(400, `Group ${unknown} does not exist`);
	if (body.password) return inOrg(byPassword(directory, body), found);
	const caller = bySecretKey(context, {
		org: { id: found.id, name: found.name },
		groups: groups?.map((identifier) => findGroup(identifier)?.name ?? identifier),
		create: body.auto_create ?? createByDefault,
		keepExisting,
	});
	return inOrg(caller, found);
}

module.exports = { identify };
