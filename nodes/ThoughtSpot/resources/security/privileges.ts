import { choice, required } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { objectsAt, tableType, tables } from '../../fields/object';
import { principals } from '../../fields/principal';
import { unfolding } from '../../permissions';
import { docs } from './docs';

const getObjectPrivileges: Operation = unfolding(
	{
		name: 'Get Object Privileges',
		action: 'Get privileges on tables and models',
		description: 'Retrieve who may coach Spotter on tables and models',
		docs,
		method: 'POST',
		path: `${API_ROOT}/security/metadata/fetch-object-privileges`,
		effect: 'safe',
		fields: [objectsAt, org],
		collections: { additionalFields: [tableType, principals] },
	},
	'metadata_object_privileges',
	(row) => [row],
);

const manageObjectPrivilege: Operation = {
	name: 'Manage Object Privilege',
	action: 'Manage privileges on tables and models',
	description: 'Allow users and groups to coach Spotter on tables and models, or forbid it',
	docs,
	method: 'POST',
	path: `${API_ROOT}/security/metadata/manage-object-privilege`,
	constants: {
		metadata_type: 'LOGICAL_TABLE',
		object_privilege_types: ['SPOTTER_COACHING_PRIVILEGE'],
	},
	fields: [
		tables,
		required(principals),
		choice(
			'updateMode',
			'Whether to give the privilege or to take it away',
			[
				['ADD', 'Add'],
				['REMOVE', 'Remove'],
			],
			{ wire: 'operation' },
		),
		org,
	],
};

/** Privileges on single objects. */
export const privileges = { getObjectPrivileges, manageObjectPrivilege };
