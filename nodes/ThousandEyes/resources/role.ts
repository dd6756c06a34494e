import type { IDataObject } from 'n8n-workflow';
import { plainId } from '../../shared/operation/checks';
import { required, text, texts } from '../../shared/operation/fields';
import { InputProblem, type Operation, type Resource } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid, lettered } from '../fields/common';
import { existing, idsIn } from '../writable';

const roleId = required(
	lettered('roleId', 'The role to work with', {
		label: 'Role',
		list: 'searchRoles',
		placeholder: 'e.g. 35',
		byName: true,
	}),
);

const name = text('name', 'Name of the role', { placeholder: 'e.g. Night shift' });

const ids = { check: plainId, placeholder: 'e.g. 115, 116' };

const permissions = texts('permissions', 'IDs of all permissions of the role', ids);

const get: Operation = {
	name: 'Get',
	action: 'Get a role',
	description: 'Retrieve one role with its permissions',
	docs: page('retrieve-role'),
	method: 'GET',
	path: '/v7/roles/{roleId}',
	fields: [roleId, aid],
};

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many roles',
	description: 'Retrieve roles, without their permissions',
	docs: page('list-roles'),
	method: 'GET',
	path: '/v7/roles',
	list: { rows: 'roles' },
	fields: [aid],
};

function writable(row: IDataObject): IDataObject {
	const role = existing(row, 'roleId', 'Role');
	if (role.isBuiltin === true) {
		throw new InputProblem(
			'Role',
			'is built in, and cannot be changed',
			'Create a role of your own with the permissions that are wanted. Nothing was changed.',
		);
	}
	const present = idsIn(role.permissions, 'permissionId');
	return { name: role.name, ...(present && { permissions: present }) };
}

export const role: Resource = {
	name: 'Role',
	value: 'role',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a role',
			description: 'Create a role with some permissions, which can be given to users',
			docs: page('create-role'),
			method: 'POST',
			path: '/v7/roles',
			unordered: true,
			fields: [required(name), required(permissions), aid],
		},
		delete: {
			name: 'Delete',
			action: 'Delete a role',
			description: 'Delete a role for good: its users lose the permissions of it',
			docs: page('delete-role'),
			method: 'DELETE',
			path: '/v7/roles/{roleId}',
			unordered: true,
			fields: [roleId, aid],
			deletes: 'roleId',
		},
		get,
		getAll,
		update: {
			name: 'Update',
			action: 'Update a role',
			description:
				'Change the name or the permissions of a role, for all its users: it is read, changed and written whole',
			docs: page('update-role'),
			method: 'PUT',
			path: '/v7/roles/{roleId}',
			fields: [roleId, aid],
			collections: {
				additionalFields: [
					texts('addPermissions', 'IDs of permissions to add to those there are', {
						...ids,
						in: 'nowhere',
					}),
					name,
					permissions,
					texts('removePermissions', 'IDs of permissions to take away', { ...ids, in: 'nowhere' }),
				],
			},
			merge: {
				read: get,
				writable,
				sets: { permissions: ['addPermissions', 'removePermissions'] },
			},
			notice: 'What somebody else changes between reading and writing is lost.',
		},
	},
	choices: {
		searchRoles: {
			operation: getAll,
			value: ({ roleId: id }) => id,
			name: (row) => [row.name],
		},
	},
};
