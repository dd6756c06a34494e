import { choice, required, text } from '../../shared/operation/fields';
import type { Check, Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { identifier, inPath, org as inOrg } from '../fields/common';
import { description } from '../fields/group';
import { ruling, updateMode } from '../fields/lists';
import { unlessActive } from '../fields/status';
import { groupNames, someUsers } from '../fields/user';

const docs = 'https://developers.thoughtspot.com/docs/orgs-api-op';

const PRIMARY = '0';

const anyOrg = identifier('orgIdentifier', 'The org to work with', {
	label: 'Org',
	list: 'searchOrgs',
	placeholder: 'e.g. 2',
	zero: true,
});

const orgIdentifier = required(anyOrg);

const orgInPath = inPath(anyOrg);

const notPrimary: Check = (value) =>
	/^(0+|primary)$/i.test(String(value))
		? `must not be the org ${PRIMARY}: it is the primary one, which every cluster needs`
		: orgInPath.check?.(value);

const name = text('name', 'Name of the org', { placeholder: 'e.g. Retail' });

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many orgs',
	description: 'Retrieve the orgs of the cluster, as an administrator of it',
	docs,
	method: 'POST',
	path: `${API_ROOT}/orgs/search`,
	effect: 'safe',
	list: {},
	fields: [inOrg],
	collections: {
		filters: [
			description,
			choice('status', 'State of the org', [
				['ACTIVE', 'Active'],
				['IN_ACTIVE', 'Inactive'],
			]),
			choice('visibility', 'Whether the org is shown', [
				['HIDDEN', 'Hidden'],
				['SHOW', 'Shown'],
			]),
			someUsers,
		],
	},
};

/** The orgs of the user, for those who may not see all of them. */
const ownOrgs: Operation = {
	name: 'Get Own Orgs',
	action: 'Get the orgs of the user',
	description: 'Retrieve the orgs that the user belongs to',
	docs,
	method: 'GET',
	path: `${API_ROOT}/auth/session/user`,
	list: { rows: 'orgs' },
};

export const org: Resource = {
	name: 'Org',
	value: 'org',
	operations: {
		create: {
			name: 'Create',
			action: 'Create an org',
			description: 'Create an org, as an administrator of the cluster',
			docs,
			method: 'POST',
			path: `${API_ROOT}/orgs/create`,
			fields: [required(name), inOrg],
			collections: { additionalFields: [description] },
		},
		delete: {
			name: 'Delete',
			action: 'Delete an org',
			description:
				'Delete an org with its users and objects. This cannot be undone. The primary org cannot be deleted.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/orgs/{orgIdentifier}/delete`,
			fields: [{ ...orgInPath, check: notPrimary }, inOrg],
			deletes: 'orgIdentifier',
		},
		get: {
			name: 'Get',
			action: 'Get an org',
			description: 'Retrieve one org by name or ID',
			docs,
			method: 'POST',
			path: `${API_ROOT}/orgs/search`,
			effect: 'safe',
			list: {},
			one: { by: 'orgIdentifier', thing: 'org', ids: ['id'], names: ['name'] },
			fields: [orgIdentifier, inOrg],
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update an org',
			description:
				'Change an org. Users and groups are added unless Update Mode says otherwise; only what is given changes.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/orgs/{orgIdentifier}/update`,
			fields: [orgInPath, inOrg],
			collections: {
				additionalFields: [name, description, someUsers, groupNames, updateMode],
			},
			prepare: ruling(['userIdentifiers', 'groupIdentifiers']),
		},
	},
	choices: {
		searchOrgs: {
			operation: getAll,
			refused: ownOrgs,
			value: ({ id }) => id,
			name: ({ name: known }) => [known],
			details: ({ id, status }) => [id, unlessActive(status)],
		},
	},
};
