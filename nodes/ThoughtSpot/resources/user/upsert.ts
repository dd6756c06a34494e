import { required } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { updateMode } from '../../fields/lists';
import {
	accountStatus,
	accountType,
	displayName,
	email,
	groupNames,
	name,
	orgNames,
	password,
} from '../../fields/user';
import { upserting } from '../../upsert';
import { docs } from './docs';

/** Creates a user, or brings the one of this name up to date with what is given. */
export const upsertOf = (
	operations: Record<'get' | 'create' | 'update', Operation>,
): Operation => ({
	name: 'Create or Update',
	action: 'Create or update a user',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/create`,
	fields: [required(name), required(displayName), required(email), org],
	collections: {
		additionalFields: [groupNames, orgNames, updateMode, password, accountStatus, accountType],
	},
	run: upserting({
		...operations,
		by: 'userIdentifier',
		thing: 'user',
		lists: { groupIdentifiers: 'user_groups', orgIdentifiers: 'orgs' },
		creating: ['password'],
		everybody: 'All',
	}),
	uses: Object.values(operations),
});
