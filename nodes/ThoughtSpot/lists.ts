import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { listChoices } from '../shared/engine/fromList';
import type { Choice, Operation } from '../shared/operation/vocabulary';
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
	effect: 'safe',
	list: {},
};

const searchUsers: Operation = {
	name: 'Search Users',
	action: 'List users',
	description: 'Users that the user may see',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/search`,
	effect: 'safe',
	list: { paginated: true },
};

/** A status other than the usual one, in words: `IN_ACTIVE` is "inactive". */
function unlessActive(status: unknown): string {
	const word = String(status ?? '').toLowerCase();
	return word === 'active' ? '' : word.replace('in_', 'in');
}

const orgs: Choice = {
	operation: searchOrgs,
	value: ({ id }) => id,
	name: ({ name }) => [name],
	details: ({ id, status }) => [id, unlessActive(status)],
};

const users: Choice = {
	operation: searchUsers,
	value: ({ name }) => name,
	name: ({ name }) => [name],
	details: ({ display_name: shown, account_status: status }) => [shown, unlessActive(status)],
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
