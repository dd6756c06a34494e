import { required } from '../../../shared/operation/fields';
import type { Operation, Resource } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { namePattern, org, patternOf } from '../../fields/common';
import {
	defaultLiveboards,
	description,
	groupDisplayName,
	groupIdentifier,
	groupInPath,
	groupName,
	groupType,
	includeSubGroups,
	includeUsers,
	roleNames,
	SIMPLE_GROUP,
	subGroups,
} from '../../fields/group';
import { clearing, ruling, sortOptions, updateMode } from '../../fields/lists';
import { groupPrivileges, privilegesWanted } from '../../fields/privileges';
import { orgNames, someUsers, visibility } from '../../fields/user';
import { docs } from './docs';
import { importGroups } from './import';
import { addMembers, removeMembers } from './members';
import { upsertOf } from './upsert';

const get: Operation = {
	name: 'Get',
	action: 'Get a group',
	description: 'Retrieve one group by name or GUID',
	docs,
	method: 'POST',
	path: `${API_ROOT}/groups/search`,
	effect: 'safe',
	list: { paginated: true },
	one: { by: 'groupIdentifier', thing: 'group', ids: ['id'], names: ['name'] },
	constants: { include_users: false },
	fields: [groupIdentifier, org],
	collections: { additionalFields: [includeUsers, includeSubGroups, orgNames] },
	simplify: SIMPLE_GROUP,
};

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many groups',
	description: 'Retrieve the groups that the credential can see',
	docs,
	method: 'POST',
	path: `${API_ROOT}/groups/search`,
	effect: 'safe',
	list: { paginated: true },
	// A group may have ten thousand users.
	constants: { include_users: false },
	fields: [org],
	collections: {
		filters: [
			namePattern,
			groupDisplayName,
			description,
			someUsers,
			subGroups,
			roleNames,
			privilegesWanted,
			orgNames,
			groupType,
			visibility,
			includeUsers,
			includeSubGroups,
			sortOptions,
		],
	},
	simplify: SIMPLE_GROUP,
};

const lists = [someUsers, subGroups, groupPrivileges, roleNames, defaultLiveboards];

const create: Operation = {
	name: 'Create',
	action: 'Create a group',
	description: 'Create a group. A name that is in use is an error.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/groups/create`,
	fields: [required(groupName), required(groupDisplayName), org],
	collections: { additionalFields: [description, ...lists, groupType, visibility] },
};

const update: Operation = {
	name: 'Update',
	action: 'Update a group',
	description:
		'Change a group. Members, subgroups, privileges and roles are added unless Update Mode says otherwise; only what is given changes.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/groups/{groupIdentifier}/update`,
	fields: [groupInPath, org],
	collections: {
		additionalFields: [
			groupName,
			groupDisplayName,
			description,
			...lists,
			updateMode,
			clearing('clearUsers', 'users from the group'),
			groupType,
			visibility,
		],
	},
	prepare: ruling(
		lists.map(({ property }) => property.name),
		{ clearUsers: 'userIdentifiers' },
		true,
	),
};

export const group: Resource = {
	name: 'Group',
	value: 'group',
	operations: {
		addMembers,
		create,
		delete: {
			name: 'Delete',
			action: 'Delete a group',
			description: 'Delete a group. Its users stay. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/groups/{groupIdentifier}/delete`,
			fields: [groupInPath, org],
			deletes: 'groupIdentifier',
		},
		get,
		getAll,
		import: importGroups,
		removeMembers,
		update,
		upsert: upsertOf({ get, create, update }),
	},
	choices: {
		searchGroups: {
			operation: getAll,
			given: (_, filter) => ({ namePattern: patternOf(filter) }),
			value: ({ id }) => id,
			name: ({ display_name: shown, name }) => [shown ?? name],
			details: ({ display_name: shown, name }) => [shown === name ? undefined : name],
		},
	},
};
