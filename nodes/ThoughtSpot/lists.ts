import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { listChoices, type Listing } from '../shared/listSearch';
import type { Operation } from '../shared/operation';
import { thoughtSpot } from './api';
import { API_ROOT } from './authentication';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-search';

const searchOrgs: Operation = {
	name: 'Search Orgs',
	action: 'List orgs',
	description: 'Orgs that the user may see',
	docs,
	method: 'POST',
	path: `${API_ROOT}/orgs/search`,
	effect: 'read',
	list: {},
};

const searchUsers: Operation = {
	name: 'Search Users',
	action: 'List users',
	description: 'Users that the user may see',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/search`,
	effect: 'read',
	list: { paginated: true },
};

const nameWithDetail = (name: unknown, detail: unknown) =>
	detail && detail !== name ? `${String(name)} (${String(detail)})` : String(name);

const orgs: Listing = {
	operation: searchOrgs,
	value: (row: IDataObject) => String(row.id),
	name: (row: IDataObject) => nameWithDetail(row.name, row.id),
};

const users: Listing = {
	operation: searchUsers,
	value: (row: IDataObject) => String(row.name),
	name: (row: IDataObject) => nameWithDetail(row.name, row.display_name),
};

/** The choices of the node's lists of orgs and users. */
export const loadOptions = {
	async getOrgs(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return (await listChoices(this, thoughtSpot, orgs)).results;
	},
	async getUsers(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return (await listChoices(this, thoughtSpot, users)).results;
	},
};
