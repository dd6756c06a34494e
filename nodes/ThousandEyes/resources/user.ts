import type { IDataObject } from 'n8n-workflow';
import { plainId } from '../../shared/operation/checks';
import { but, json, required, text, texts } from '../../shared/operation/fields';
import type { Check, Operation, Resource } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid, lettered, numbered } from '../fields/common';
import { holds } from '../filters';
import { rowsOf } from '../rows';
import { existing, idsIn, kept } from '../writable';

const userId = required(
	lettered('userId', 'The user to work with', {
		label: 'User',
		list: 'searchUsers',
		placeholder: 'e.g. 245',
		byName: true,
	}),
);

const name = text('name', 'Name of the user', { placeholder: 'e.g. Nadia Petrova' });

const email = text('email', 'E-mail address that the user signs in with', {
	placeholder: 'e.g. nadia.petrova@example.com',
});

const wholeRoles: Check = (one) => {
	const { accountGroupId, roleIds } = Object(one) as IDataObject;
	return accountGroupId && Array.isArray(roleIds)
		? undefined
		: 'must have an accountGroupId and a list of roleIds in each entry';
};

const rolesIn = (given: unknown): IDataObject[] =>
	rowsOf(given).map(({ accountGroupId, roleIds }) => ({
		accountGroupId: String(accountGroupId),
		roleIds: (roleIds as unknown[]).map(String),
	}));

const accountGroupRoles = json(
	'accountGroupRoles',
	'Roles by account group, as a JSON list. These are all there are to be.',
	{
		placeholder: '[{ "accountGroupId": "1234", "roleIds": ["57", "1140"] }]',
		check: wholeRoles,
		encode: rolesIn,
	},
);

const settings = [
	accountGroupRoles,
	texts('allAccountGroupRoleIds', 'IDs of the roles in all account groups', {
		label: 'Role IDs in All Account Groups',
		check: plainId,
		placeholder: 'e.g. 57, 1140',
	}),
	numbered('loginAccountGroupId', 'The account group that the user works in after signing in', {
		label: 'Login Account Group',
		list: 'searchAccountGroups',
		placeholder: 'e.g. 1234',
	}),
];

const get: Operation = {
	name: 'Get',
	action: 'Get a user',
	description: 'Retrieve one user with the roles in each account group',
	docs: page('retrieve-user'),
	method: 'GET',
	path: '/v7/users/{userId}',
	fields: [userId, aid],
};

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many users',
	description: 'Retrieve the users of the account group',
	docs: page('list-users'),
	method: 'GET',
	path: '/v7/users',
	list: { rows: 'users' },
	fields: [aid],
	collections: {
		filters: [
			but(email, { description: 'Text that the address holds, in any case', in: 'nowhere' }),
			but(name, { description: 'Text that the name holds, in any case', in: 'nowhere' }),
		],
	},
	keep: (row, values) => holds(row.email, values.email) && holds(row.name, values.name),
};

/** A user is told with whole account groups and roles, and written with their IDs. */
function writable(row: IDataObject): IDataObject {
	const user = kept(existing(row, 'uid', 'User'), ['name', 'email']);
	const { loginAccountGroup, accountGroupRoles: byGroup } = row;
	const login = (Object(loginAccountGroup) as IDataObject).aid;
	const all = idsIn(row.allAccountGroupRoles, 'roleId');
	if (login !== undefined && login !== null) user.loginAccountGroupId = String(login);
	if (all) user.allAccountGroupRoleIds = all;
	if (!Array.isArray(byGroup)) return user;
	const roles = (byGroup as IDataObject[]).map(({ accountGroup, roles: own }) => ({
		accountGroupId: String((Object(accountGroup) as IDataObject).aid),
		roleIds: idsIn(own, 'roleId') ?? [],
	}));
	return { ...user, accountGroupRoles: roles };
}

export const user: Resource = {
	name: 'User',
	value: 'user',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a user',
			description: 'Create a user, who gets an e-mail to set a password',
			docs: page('create-user'),
			method: 'POST',
			path: '/v7/users',
			unordered: true,
			fields: [required(name), required(email), aid],
			collections: { additionalFields: settings },
		},
		delete: {
			name: 'Delete',
			action: 'Delete a user',
			description: 'Delete a user for good: they can no longer sign in',
			docs: page('delete-user'),
			method: 'DELETE',
			path: '/v7/users/{userId}',
			unordered: true,
			fields: [userId, aid],
			deletes: 'userId',
		},
		get,
		getAll,
		getCurrent: {
			name: 'Get Current',
			action: 'Get the current user',
			description: 'Retrieve the user that the token belongs to',
			docs: page('retrieve-current-user'),
			method: 'GET',
			path: '/v7/users/current',
		},
		update: {
			name: 'Update',
			action: 'Update a user',
			description:
				'Change some settings of a user and keep the others: they are read, changed and written whole',
			docs: page('update-user'),
			method: 'PUT',
			path: '/v7/users/{userId}',
			fields: [userId, aid],
			collections: { additionalFields: [email, name, ...settings] },
			merge: { read: get, writable },
			notice:
				'Roles that are given take the place of all others. A new e-mail address counts when the user has confirmed it. What somebody else changes between reading and writing is lost.',
		},
	},
	choices: {
		searchUsers: {
			operation: getAll,
			value: ({ uid }) => uid,
			name: (row) => [row.name, row.email],
		},
	},
};
