const { failure } = require('./answers');
const { findGroup, findOrg } = require('./directory');

const SECRET_KEY = 'sandbox-secret-key';

const refuse = (status, debug) => ({ refusal: failure(status, debug) });

function byPassword(directory, body) {
	const user = directory.find(body.username);
	if (!user || !directory.checkPassword(user, body.password)) {
		return refuse(401, 'Invalid username or password');
	}
	return { user };
}

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

/** Whoever is no administrator works in the orgs of which they are a member. */
function inOrg({ refusal, user }, org) {
	if (refusal || user.admin || user.orgs.some(({ id }) => id === org.id))
		return { refusal, user, org };
	return refuse(403, `User ${user.name} does not belong to org ${org.name}`);
}

/** Who a token is for and in which org, from password or secret key; or the answer that refuses it. */
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
		groups: groups?.map((identifier) => findGroup(identifier).name),
		create: body.auto_create ?? createByDefault,
		keepExisting,
	});
	return inOrg(caller, found);
}

module.exports = { identify };
