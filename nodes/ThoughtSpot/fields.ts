import { listOfWords, oneOf, singleLine, wholeNumber } from '../shared/checks';
import type { Field, Values } from '../shared/operation';

const MODES = [
	{ name: 'By Name', value: 'name' },
	{ name: 'From List', value: 'list' },
];

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
	check: oneOf('name', 'list'),
	encode: () => undefined,
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
	check: singleLine,
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
	check: singleLine,
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
	check: singleLine,
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
	check: singleLine,
};

export const orgId: Field = {
	property: {
		displayName: 'Org Name or ID',
		name: 'orgId',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getOrgs' },
		default: '',
		description:
			'The org that the token is for. Empty means the org of the credential. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	wire: 'org_id',
	check: wholeNumber(0),
	encode: Number,
};

/** The same choice where the API takes the org as text. */
export const orgIdentifier: Field = {
	...orgId,
	wire: 'org_identifier',
	check: singleLine,
	encode: String,
};

export const validityTime: Field = {
	property: {
		displayName: 'Validity Time (Seconds)',
		name: 'validityTime',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 300,
		description: 'How long the token lasts; ThoughtSpot gives 300 seconds if nothing is set',
	},
	wire: 'validity_time_in_sec',
	check: wholeNumber(1),
	encode: Number,
};

export const autoCreate: Field = {
	property: {
		displayName: 'Auto Create User',
		name: 'autoCreate',
		type: 'boolean',
		default: true,
		description:
			'Whether to create the user if it does not exist yet (just-in-time provisioning, Trusted Auth only). An existing user gets the name, email and groups given here.',
	},
	wire: 'auto_create',
};

export const email: Field = {
	property: {
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'name@email.com',
		default: '',
		description: 'Email address of a user that is created just in time',
	},
	check: singleLine,
};

export const displayName: Field = {
	property: {
		displayName: 'Display Name',
		name: 'displayName',
		type: 'string',
		default: '',
		description: 'Name shown for a user that is created just in time',
	},
	check: singleLine,
};

export const groupIdentifiers: Field = {
	property: {
		displayName: 'Group Names or IDs',
		name: 'groupIdentifiers',
		type: 'string',
		default: '',
		placeholder: 'e.g. Analysts, Retail',
		description:
			'Groups that a user created just in time joins: names or GUIDs, separated by commas',
	},
	check: singleLine,
	encode: listOfWords,
};

/** The same groups where the API takes them as objects. */
export const groups: Field = {
	...groupIdentifiers,
	wire: 'groups',
	encode: (value) => listOfWords(value).map((identifier) => ({ identifier })),
};

export const token: Field = {
	property: {
		displayName: 'Token',
		name: 'token',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'The bearer token to look at',
		required: true,
	},
	check: singleLine,
	secret: true,
};

/** Passes everything but empty user names, which the credential fills in with its own. */
export function forOwnUser(values: Values): Values {
	return { ...values, username: values.username ?? '' };
}
