import { flag, required, text } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { identifier, inPath, org } from '../fields/common';
import { description } from '../fields/group';
import { newRolePrivileges, rolePrivileges, rolePrivilegesWanted } from '../fields/privileges';
import { groupNames, orgNames } from '../fields/user';

const docs = 'https://developers.thoughtspot.com/docs/roles-api';

const advice = 'Only clusters with role-based access control have roles.';

const anyRole = identifier('roleIdentifier', 'The role to work with', {
	label: 'Role',
	list: 'searchRoles',
	placeholder: 'e.g. Data Manager',
});

const roleInPath = inPath(anyRole);

const name = required(text('name', 'Name of the role', { placeholder: 'e.g. Data Manager' }));

const SIMPLE = [
	'id',
	'name',
	'description',
	'privileges',
	'groups_assigned_count',
	'groups',
	'orgs',
];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many roles',
	description: `Retrieve the roles of the cluster. ${advice}`,
	docs,
	method: 'POST',
	path: `${API_ROOT}/roles/search`,
	effect: 'safe',
	list: {},
	fields: [org],
	collections: { filters: [orgNames, groupNames, rolePrivilegesWanted] },
	simplify: SIMPLE,
};

export const role: Resource = {
	name: 'Role',
	value: 'role',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a role',
			description: `Create a role. ${advice}`,
			docs,
			method: 'POST',
			path: `${API_ROOT}/roles/create`,
			fields: [name, org],
			collections: {
				additionalFields: [
					description,
					rolePrivileges,
					flag('readOnly', 'Whether the role can no longer be changed'),
				],
			},
		},
		delete: {
			name: 'Delete',
			action: 'Delete a role',
			description: 'Delete a role; its holders lose what it allowed. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/roles/{roleIdentifier}/delete`,
			fields: [roleInPath, org],
			deletes: 'roleIdentifier',
		},
		get: {
			name: 'Get',
			action: 'Get a role',
			description: 'Retrieve one role by name or GUID',
			docs,
			method: 'POST',
			path: `${API_ROOT}/roles/search`,
			effect: 'safe',
			one: { by: 'roleIdentifier', thing: 'role', ids: ['id'], names: ['name'] },
			fields: [required({ ...anyRole, wire: 'role_identifiers', encode: (one) => [one] }), org],
			simplify: SIMPLE,
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update a role',
			description:
				'Change a role. The name is always sent; privileges that are given replace all that it has.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/roles/{roleIdentifier}/update`,
			fields: [roleInPath, name, org],
			collections: { additionalFields: [description, newRolePrivileges] },
		},
	},
	choices: {
		searchRoles: { operation: getAll, value: ({ id }) => id, name: ({ name: known }) => [known] },
	},
};
