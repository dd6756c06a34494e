import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { accountGroupId, expand } from '../fields/common';

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many account groups',
	description: 'Retrieve the account groups that the user belongs to',
	docs: 'https://developer.cisco.com/docs/thousandeyes/list-account-groups/',
	method: 'GET',
	path: '/v7/account-groups',
	list: { rows: 'accountGroups' },
};

export const accountGroup: Resource = {
	name: 'Account Group',
	value: 'accountGroup',
	operations: {
		get: {
			name: 'Get',
			action: 'Get an account group',
			description: 'Retrieve one account group',
			docs: 'https://developer.cisco.com/docs/thousandeyes/retrieve-account-group/',
			method: 'GET',
			path: '/v7/account-groups/{accountGroupId}',
			fields: [accountGroupId],
			collections: { options: [expand(['Agents', 'agent'], ['Users', 'user'])] },
		},
		getAll: getAll,
	},
	choices: {
		searchAccountGroups: {
			operation: getAll,
			value: ({ aid }) => aid,
			name: ({ accountGroupName }) => [accountGroupName],
		},
	},
};
