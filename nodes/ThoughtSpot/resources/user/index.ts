import type { IDataObject } from 'n8n-workflow';
import { required } from '../../../shared/operation/fields';
import type { Choice, Operation, Resource } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { namePattern, names, org, patternOf } from '../../fields/common';
import { clearing, ruling, sortOptions, updateMode } from '../../fields/lists';
import { privilegesWanted } from '../../fields/privileges';
import { unlessActive } from '../../fields/status';
import {
	accountStatus,
	accountType,
	displayName,
	email,
	favoriteMetadata,
	groupNames,
	including,
	name,
	orgNames,
	password,
	preferences,
	SIMPLE_USER,
	userIdentifier,
	userInPath,
	visibility,
} from '../../fields/user';
import { account } from './account';
import { docs } from './docs';
import { importUsers } from './import';
import { mails } from './mails';
import { upsertOf } from './upsert';

const get: Operation = {
	name: 'Get',
	action: 'Get a user',
	description: 'Retrieve one user by name or GUID',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/search`,
	effect: 'safe',
	list: { paginated: true },
	one: { by: 'userIdentifier', thing: 'user', ids: ['id'], names: ['name'] },
	fields: [userIdentifier, org],
	collections: { additionalFields: [...including, orgNames] },
	simplify: SIMPLE_USER,
};

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many users',
	description: 'Retrieve the users that the credential can see',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/search`,
	effect: 'safe',
	list: { paginated: true },
	fields: [org],
	collections: {
		filters: [
			namePattern,
			displayName,
			email,
			groupNames,
			orgNames,
			names('roleIdentifiers', 'Roles', { label: 'Role Names or IDs' }),
			privilegesWanted,
			accountType,
			accountStatus,
			visibility,
			sortOptions,
			...including,
		],
	},
	simplify: SIMPLE_USER,
};

const create: Operation = {
	name: 'Create',
	action: 'Create a user',
	description: 'Create a user. A name that is in use is an error.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/create`,
	fields: [required(name), required(displayName), required(email), org],
	collections: {
		additionalFields: [
			password,
			groupNames,
			orgNames,
			accountType,
			accountStatus,
			visibility,
			...preferences,
			favoriteMetadata,
			...mails,
		],
	},
	notice:
		'Give a password or let an activation email be sent: clusters that manage identities by themselves refuse users with neither.',
};

const update: Operation = {
	name: 'Update',
	action: 'Update a user',
	description:
		'Change a user. Groups and orgs are added unless Update Mode says otherwise; only what is given changes.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/{userIdentifier}/update`,
	fields: [userInPath, org],
	collections: {
		additionalFields: [
			name,
			displayName,
			email,
			groupNames,
			orgNames,
			updateMode,
			clearing('clearGroups', 'groups'),
			accountType,
			accountStatus,
			visibility,
			...preferences,
		],
	},
	prepare: ruling(['groupIdentifiers', 'orgIdentifiers'], { clearGroups: 'groupIdentifiers' }),
	notice:
		'Where users sign in by SSO, name, email and display name come from the identity provider: a renamed user may be created a second time.',
};

const listed = (value: (row: IDataObject) => unknown): Choice => ({
	operation: getAll,
	given: (_, filter) => ({ namePattern: patternOf(filter) }),
	value,
	name: ({ name: known }) => [known],
	details: ({ name: known, display_name: shown, account_status: status }) => [
		shown === known ? undefined : shown,
		unlessActive(status),
	],
});

export const user: Resource = {
	name: 'User',
	value: 'user',
	operations: {
		...account,
		create,
		get,
		getAll,
		import: importUsers,
		update,
		upsert: upsertOf({ get, create, update }),
	},
	choices: {
		searchUsers: listed(({ id }) => id),
		searchUsernames: listed(({ name: known }) => known),
	},
};
