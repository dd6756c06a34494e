import type { IDataObject } from 'n8n-workflow';
import type { Choice, Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { namePattern, org, patternOf } from '../fields/common';
import { unlessActive } from '../fields/status';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-search';

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many users',
	description: 'Retrieve the users that the credential can see',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/search`,
	effect: 'safe',
	list: { paginated: true },
	fields: [org],
	collections: { filters: [namePattern] },
};

const listed = (value: (row: IDataObject) => unknown): Choice => ({
	operation: getAll,
	given: (_, filter) => ({ namePattern: patternOf(filter) }),
	value,
	name: ({ name }) => [name],
	details: ({ name, display_name: shown, account_status: status }) => [
		shown === name ? undefined : shown,
		unlessActive(status),
	],
});

export const user: Resource = {
	name: 'User',
	value: 'user',
	operations: { getAll },
	choices: {
		searchUsers: listed(({ id }) => id),
		searchUsernames: listed(({ name }) => name),
	},
};
