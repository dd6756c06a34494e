import { objects, required, text } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { confirmed, deletingOthers, dryRun, importedBy, unlessKept } from '../../bulk';
import { org } from '../../fields/common';
import { description, groupDisplayName, groupType, subGroups } from '../../fields/group';
import { groupPrivileges } from '../../fields/privileges';
import { someUsers, visibility } from '../../fields/user';
import { docs } from './docs';

const groups = objects('groups', 'The groups to create or update', [
	text('groupIdentifier', 'Name or GUID of the group', {
		label: 'Group Name or ID',
		required: true,
	}),
	required(groupDisplayName),
	description,
	groupPrivileges,
	someUsers,
	subGroups,
	unlessKept(groupType),
	unlessKept(visibility),
]);

/** Creates and updates many groups in one call. */
export const importGroups: Operation = {
	name: 'Import (Bulk)',
	action: 'Import groups',
	description:
		'Create and update groups in bulk, all input items in one call. It writes only with Dry Run off, and then replaces the members of those that are there.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/groups/import`,
	fields: [required(groups), dryRun, org],
	collections: { additionalFields: deletingOthers('deleteUnspecifiedGroups', 'groups') },
	prepare: confirmed('deleteUnspecifiedGroups', 'groups'),
	combine: { lists: ['groups'] },
	parts: importedBy('groups', 'groupIdentifier'),
	notice: 'While Dry Run is on, nothing is written: turn it off to import.',
};
