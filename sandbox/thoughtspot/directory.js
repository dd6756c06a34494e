const { randomUUID } = require('crypto');

const CREATED = 1672567200000;
const PRIMARY = { id: 0, name: 'Primary' };
const RETAIL = { id: 2, name: 'Retail' };
const WHOLESALE = { id: 5, name: 'Wholesale' };

/** @typedef {{ id: number, name: string }} Org */

const orgs = [
	{ ...PRIMARY, status: 'ACTIVE', description: 'Primary Org', visibility: 'SHOW' },
	{ ...RETAIL, status: 'ACTIVE', description: 'Stores and online shop', visibility: 'SHOW' },
	{ ...WHOLESALE, status: 'ACTIVE', description: 'Sales to retailers', visibility: 'SHOW' },
];

const GROUP_NAMES = ['All', 'Administrator', 'Analysts', 'Store Managers', 'Finance', 'Marketing'];
/** @param {number} index */
const groupId = (index) => `6a1c0d52-0f4b-4c7e-9a51-${String(index + 1).padStart(12, '0')}`;
/** @param {number} index */
const userId = (index) => `59481331-ee53-42be-a548-${String(index + 1).padStart(12, '0')}`;

const groups = GROUP_NAMES.map((name, index) => ({
	id: groupId(index),
	name,
	display_name: name,
	description: `${name} group`,
	privileges: name === 'Administrator' ? ['ADMINISTRATION'] : [],
	orgs: [PRIMARY, RETAIL],
}));

const FIRST_NAMES = ['Amara', 'Bruno', 'Chloe', 'Daniel', 'Elif', 'Farid', 'Greta', 'Hugo'];
const LAST_NAMES = ['Keller', 'Moreau', 'Novak'];

/**
 * @typedef {object} User
 * @property {string} id
 * @property {string} name
 * @property {string} display_name
 * @property {string | null} email
 * @property {string} [password]
 * @property {boolean} admin
 * @property {number} created
 * @property {string} status
 * @property {string[]} groups
 * @property {Org[]} orgs
 */

/** @returns {User[]} */
function seedUsers() {
	const known = [
		{
			name: 'analyst',
			display_name: 'Sandbox Analyst',
			password: 'sandbox-password',
			groups: ['All', 'Analysts'],
			orgs: [PRIMARY, RETAIL, WHOLESALE],
		},
		{
			name: 'tsadmin',
			display_name: 'Sandbox Administrator',
			password: 'sandbox-admin-password',
			groups: ['All', 'Administrator'],
			orgs: [PRIMARY],
			admin: true,
		},
	];
	const others = FIRST_NAMES.flatMap((first) =>
		LAST_NAMES.map((last) => ({
			name: `${first}.${last}`.toLowerCase(),
			display_name: `${first} ${last}`,
			groups: ['All', GROUP_NAMES[3 + (last.length % 3)]],
			orgs: first < 'E' ? [PRIMARY] : [PRIMARY, RETAIL],
		})),
	);
	return [...known, ...others].map((user, index) => ({
		id: userId(index),
		email: `${user.name}@example.com`,
		password: undefined,
		admin: false,
		created: CREATED + index * 86400000,
		status: 'ACTIVE',
		...user,
	}));
}

/** @param {string} identifier @returns {(item: { id: string, name: string }) => boolean} */
const isNamed = (identifier) => (item) => item.id === identifier || item.name === identifier;

/**
 * User names are the same in any letter case.
 * @param {string} identifier
 * @returns {(user: User) => boolean}
 */
const isUser = (identifier) => {
	const name = String(identifier).toLowerCase();
	return (user) => user.id === identifier || user.name.toLowerCase() === name;
};

/**
 * Finds a group by GUID or name.
 * @param {string} identifier
 */
const findGroup = (identifier) => groups.find(isNamed(identifier));

/**
 * Finds an org by id (number or digits) or name.
 * @param {string | number} identifier
 */
const findOrg = (identifier) =>
	orgs.find(({ id, name }) => String(id) === String(identifier) || name === identifier);

/**
 * The users of the sandbox: found by name or GUID, created just in time, locked after wrong passwords.
 * @param {{ lockAfter?: number }} options
 */
function createDirectory({ lockAfter = 5 }) {
	let users = seedUsers();
	/** @type {Map<string, number>} */
	let wrong = new Map();
	return {
		all: () => users,
		/** @param {string} identifier */
		find: (identifier) => users.find(isUser(identifier)),
		/**
		 * @param {string} name
		 * @param {{ display_name?: string, email?: string, groups?: string[], org: Org }} details
		 */
		create(name, details) {
			/** @type {User} */
			const user = {
				id: randomUUID(),
				name,
				display_name: details.display_name ?? name,
				email: details.email ?? null,
				password: undefined,
				admin: false,
				created: Date.now(),
				status: 'ACTIVE',
				groups: [...new Set(['All', ...(details.groups ?? [])])],
				orgs: [details.org],
			};
			users.push(user);
			return user;
		},
		/**
		 * Whether the password is right; wrong ones in a row lock the user, and a lock outlasts a right one.
		 * @param {User} user
		 * @param {string} password
		 */
		checkPassword(user, password) {
			if (user.status === 'LOCKED') return false;
			if (user.password !== undefined && user.password === password) {
				wrong.delete(user.id);
				return true;
			}
			const count = (wrong.get(user.id) ?? 0) + 1;
			wrong.set(user.id, count);
			if (count >= lockAfter) user.status = 'LOCKED';
			return false;
		},
		/** @param {string} identifier */
		unlock(identifier) {
			const user = users.find(isUser(identifier));
			if (!user) return;
			user.status = 'ACTIVE';
			wrong.delete(user.id);
		},
		reset() {
			users = seedUsers();
			wrong = new Map();
		},
	};
}

module.exports = { CREATED, createDirectory, findGroup, findOrg, groups, orgs };
