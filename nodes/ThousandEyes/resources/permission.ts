import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid } from '../fields/common';

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many permissions',
	description: 'Retrieve the permissions that a role can have',
	docs: page('list-assignable-permissions'),
	method: 'GET',
	path: '/v7/permissions',
	list: { rows: 'permissions' },
	fields: [aid],
};

export const permission: Resource = {
	name: 'Permission',
	value: 'permission',
	operations: { getAll },
	choices: {
		searchPermissions: {
			operation: getAll,
			value: ({ permissionId }) => permissionId,
			name: ({ label }) => [label],
		},
	},
};
