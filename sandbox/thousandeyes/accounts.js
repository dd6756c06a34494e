const ORGANIZATION = { orgId: '12345', organizationName: 'Example Organization' };

const groups = [
	{ aid: '1001', accountGroupName: 'Operations', isDefaultAccountGroup: true },
	{ aid: '1002', accountGroupName: 'Retail Stores', isDefaultAccountGroup: false },
	{ aid: '1003', accountGroupName: 'Lab', isDefaultAccountGroup: false },
];

const DEFAULT_AID = '1001';

const roles = [
	{ roleId: '35', name: 'Organization Admin', isBuiltin: true, hasManagementPermissions: true },
	{ roleId: '36', name: 'Regular User', isBuiltin: true, hasManagementPermissions: false },
];

/** @param {string} roleId @param {string} name */
const ownRole = (roleId, name) => ({
	roleId,
	name,
	isBuiltin: false,
	hasManagementPermissions: false,
});

/** The roles that there are, with those that somebody made. */
const allRoles = [
	...roles,
	ownRole('57', 'Dashboards Only'),
	ownRole('58', 'Network Team'),
	ownRole('59', 'Night Shift'),
];

/** @type {[uid: string, name: string, email: string, login: string, aids: string[], role: number][]} */
const people = [
	['245', 'Sandbox Operator', 'noreply@example.com', '1001', ['1001', '1002', '1003'], 0],
	['246', 'Nadia Petrova', 'nadia.petrova@example.com', '1001', ['1001', '1002'], 0],
	['247', 'Tom Becker', 'tom.becker@example.com', '1002', ['1001', '1002'], 1],
	['248', 'Aiko Tanaka', 'aiko.tanaka@example.com', '1003', ['1001', '1003'], 1],
	['249', 'Luis Ortega', 'luis.ortega@example.com', '1001', ['1001'], 1],
];

/**
 * The short form in which other resources name an account group.
 * @param {string} aid
 */
const reference = (aid) => ({
	aid,
	accountGroupName: groups.find((group) => group.aid === aid)?.accountGroupName,
});

const users = people.map(([uid, name, email, login, aids, role], index) => ({
	aids,
	role: roles[role],
	summary: {
		uid,
		name,
		email,
		dateRegistered: `2023-0${index + 1}-11T08:30:00Z`,
		lastLogin: `2024-05-0${index + 1}T06:15:00Z`,
		loginAccountGroup: reference(login),
	},
}));

/** @typedef {typeof groups[number]} Group */

/**
 * An account group as listed; `currentAid` is the group the request runs in.
 * @param {Group} group
 * @param {string} currentAid
 */
function groupRow(group, currentAid) {
	return {
		...group,
		...ORGANIZATION,
		isCurrentAccountGroup: group.aid === currentAid,
	};
}

/**
 * A user in full, with the roles in each account group.
 * @param {typeof users[number]} user
 */
function userDetail(user) {
	return {
		...user.summary,
		allAccountGroupRoles: [],
		accountGroupRoles: user.aids.map((aid) => ({
			accountGroup: reference(aid),
			roles: [user.role],
		})),
	};
}

/**
 * The users with a role in the account group.
 * @param {string} aid
 */
function usersOf(aid) {
	return users.filter((user) => user.aids.includes(aid));
}

module.exports = {
	DEFAULT_AID,
	ORGANIZATION,
	allRoles,
	groupRow,
	groups,
	reference,
	userDetail,
	users,
	usersOf,
};
