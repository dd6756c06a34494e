'use strict';
const { groups, orgs } = require('./directory');
const { groupShape, userShape } = require('./shapes');

/** Where the facts keep users, groups and orgs. */
const KINDS = {
	user: '/api/rest/2.0/users',
	group: '/api/rest/2.0/groups',
	org: '/api/rest/2.0/orgs',
};

/**
 * The users, groups and orgs that there are from the start, as the API shows them.
 * @param {() => import('./directory').User[]} users
 */
const principals = (users) => ({
	[KINDS.user]: () => users().map((user) => userShape(user, user.orgs[0])),
	[KINDS.group]: () => groups.map((group) => groupShape(group, users())),
	[KINDS.org]: () => orgs,
});

module.exports = { KINDS, principals };
