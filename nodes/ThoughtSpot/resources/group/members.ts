import { InputProblem, type Operation, type Values } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { groupInPath, subGroups } from '../../fields/group';
import { someUsers } from '../../fields/user';
import { docs } from './docs';

function checkMembers(values: Values): Values {
	if (values.userIdentifiers !== undefined || values.subGroupIdentifiers !== undefined)
		return values;
	throw new InputProblem(
		'User Names or IDs',
		'and Subgroup Names or IDs are both empty',
		'Enter whom it is about. Nothing was sent.',
	);
}

const members = {
	docs,
	method: 'POST' as const,
	path: `${API_ROOT}/groups/{groupIdentifier}/update`,
	fields: [groupInPath, someUsers, subGroups, org],
	prepare: checkMembers,
};

export const addMembers: Operation = {
	name: 'Add Members',
	action: 'Add members to a group',
	description: 'Add users or groups to a group; those that are in it stay',
	...members,
	constants: { operation: 'ADD' },
};

export const removeMembers: Operation = {
	name: 'Remove Members',
	action: 'Remove members from a group',
	description: 'Take users or groups out of a group; the others stay',
	...members,
	constants: { operation: 'REMOVE' },
};
