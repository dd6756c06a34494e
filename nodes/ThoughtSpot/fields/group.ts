import { choice, flag, required, text } from '../../shared/operation/fields';
import { identifier, inPath, names } from './common';

const anyGroup = identifier('groupIdentifier', 'The group to work with', {
	label: 'Group',
	list: 'searchGroups',
	placeholder: 'e.g. Analysts',
});

export const groupIdentifier = required(anyGroup);

/** The same group where it stands in a path. */
export const groupInPath = inPath(anyGroup);

export const groupName = text('name', 'Name that tells the group apart', {
	placeholder: 'e.g. analysts',
});

export const groupDisplayName = text('displayName', 'Name that is shown', {
	placeholder: 'e.g. Analysts',
});

export const description = text('description', 'What it is for', { rows: 2 });

export const subGroups = names('subGroupIdentifiers', 'Groups inside the group', {
	label: 'Subgroup Names or IDs',
});

export const roleNames = names('roleIdentifiers', 'Roles', {
	label: 'Role Names or IDs',
	placeholder: 'e.g. Data Manager',
});

export const defaultLiveboards = names(
	'defaultLiveboardIdentifiers',
	'Liveboards that members see first',
	{ label: 'Default Liveboard Names or IDs', placeholder: 'e.g. Sales Overview' },
);

export const groupType = choice(
	'type',
	'Where the group comes from',
	[
		['LDAP_GROUP', 'LDAP'],
		['LOCAL_GROUP', 'Local'],
		['TEAM_GROUP', 'Team'],
		['TENANT_GROUP', 'Tenant'],
	],
	{ default: 'LOCAL_GROUP' },
);

export const includeUsers = flag('includeUsers', 'Whether to return the users in each group');

export const includeSubGroups = flag(
	'includeSubGroups',
	'Whether to return the groups inside each group',
	{ default: true },
);

/** Of the properties of a group, those that are used most. */
export const SIMPLE_GROUP = [
	'id',
	'name',
	'display_name',
	'description',
	'type',
	'visibility',
	'creation_time_in_millis',
	'modification_time_in_millis',
	'users',
	'sub_groups',
];
