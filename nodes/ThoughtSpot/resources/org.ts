import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { org as inOrg } from '../fields/common';
import { unlessActive } from '../fields/status';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-search';

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many orgs',
	description: 'Retrieve the orgs that the user may see',
	docs,
	method: 'POST',
	path: `${API_ROOT}/orgs/search`,
	effect: 'safe',
	list: {},
	fields: [inOrg],
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
	operations: { getAll },
	choices: {
		searchOrgs: {
			operation: getAll,
			refused: ownOrgs,
			value: ({ id }) => id,
			name: ({ name }) => [name],
			details: ({ id, status }) => [id, unlessActive(status)],
		},
	},
};
