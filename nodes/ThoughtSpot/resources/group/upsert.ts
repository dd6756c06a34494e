import { required } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { description, groupDisplayName, groupName, roleNames, subGroups } from '../../fields/group';
import { updateMode } from '../../fields/lists';
import { groupPrivileges } from '../../fields/privileges';
import { someUsers, visibility } from '../../fields/user';
import { upserting } from '../../upsert';
import { docs } from './docs';

/** Creates a group, or brings the one of this name up to date with what is given. */
export const upsertOf = (
	operations: Record<'get' | 'create' | 'update', Operation>,
): Operation => ({
	name: 'Create or Update',
	action: 'Create or update a group',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	docs,
	method: 'POST',
	path: `${API_ROOT}/groups/create`,
	fields: [required(groupName), required(groupDisplayName), org],
	collections: {
		additionalFields: [
			description,
			groupPrivileges,
			roleNames,
			someUsers,
			subGroups,
			updateMode,
			visibility,
		],
	},
	run: upserting({
		...operations,
		by: 'groupIdentifier',
		thing: 'group',
		lists: {
			privileges: 'privileges',
			roleIdentifiers: 'roles',
			userIdentifiers: 'users',
			subGroupIdentifiers: 'sub_groups',
		},
		creating: [],
		reading: ({ userIdentifiers }) => ({ includeUsers: userIdentifiers !== undefined }),
	}),
	uses: Object.values(operations),
});
