import { objects, required, text } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { confirmed, deletingOthers, dryRun, importedBy, unlessKept } from '../../bulk';
import { org } from '../../fields/common';
import {
	accountStatus,
	accountType,
	displayName,
	email,
	groupNames,
	orgNames,
	password,
} from '../../fields/user';
import { docs } from './docs';

const users = objects('users', 'The users to create or update', [
	text('userIdentifier', 'Name that the user signs in with, or GUID', {
		label: 'User Name or ID',
		required: true,
	}),
	required(displayName),
	email,
	password,
	groupNames,
	orgNames,
	unlessKept(accountStatus),
	unlessKept(accountType),
]);

/** Creates and updates many users in one call. */
export const importUsers: Operation = {
	name: 'Import (Bulk)',
	action: 'Import users',
	description:
		'Create and update users in bulk, all input items in one call. It writes only with Dry Run off, and then replaces the groups and orgs of those that are there.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/import`,
	fields: [required(users), dryRun, org],
	collections: {
		additionalFields: [
			text('defaultPassword', 'Password of new users that have none of their own', {
				secret: true,
			}),
			...deletingOthers('deleteUnspecifiedUsers', 'users'),
		],
	},
	prepare: confirmed('deleteUnspecifiedUsers', 'users'),
	combine: { lists: ['users'] },
	parts: importedBy('users', 'userIdentifier'),
	notice: 'While Dry Run is on, nothing is written: turn it off to import.',
};
