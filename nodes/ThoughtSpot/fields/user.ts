import type { Field } from '../../shared/operation/vocabulary';

const MODES = [
	{ name: 'By Name', value: 'name' },
	{ name: 'From List', value: 'list' },
];

const LONGEST_NAME = 500;

/** How a user is chosen; nothing of it is sent. */
export const chooseUser: Field = {
	property: {
		displayName: 'Choose User',
		name: 'chooseUser',
		type: 'options',
		options: MODES,
		default: 'name',
		description: 'Whether to enter a user or to choose from the users that the credential can see',
	},
	in: 'nowhere',
};

export const username: Field = {
	property: {
		displayName: 'Username',
		name: 'username',
		type: 'string',
		default: '',
		placeholder: 'e.g. analyst@example.com',
		displayOptions: { show: { chooseUser: ['name'] } },
		description:
			"The user to mint the token for. Empty means the credential's own user; another one needs Trusted Auth.",
	},
	most: LONGEST_NAME,
};

export const usernameFromList: Field = {
	property: {
		displayName: 'User Name or ID',
		name: 'username',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getUsers' },
		default: '',
		displayOptions: { show: { chooseUser: ['list'] } },
		description:
			'The user to mint the token for. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	most: LONGEST_NAME,
};

export const userIdentifier: Field = {
	property: {
		displayName: 'User Identifier',
		name: 'userIdentifier',
		type: 'string',
		default: '',
		placeholder: 'e.g. analyst@example.com',
		displayOptions: { show: { chooseUser: ['name'] } },
		description: 'Name or GUID of the user whose tokens are revoked',
	},
	most: LONGEST_NAME,
};

export const userIdentifierFromList: Field = {
	property: {
		displayName: 'User Name or ID',
		name: 'userIdentifier',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getUsers' },
		default: '',
		displayOptions: { show: { chooseUser: ['list'] } },
		description:
			'The user whose tokens are revoked. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	most: LONGEST_NAME,
};
