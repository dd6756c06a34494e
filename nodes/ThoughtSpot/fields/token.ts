import { wholeNumber } from '../../shared/operation/checks';
import type { Field } from '../../shared/operation/vocabulary';

/** The org where the API takes its name or ID as text. */
export const orgIdentifier: Field = {
	property: {
		displayName: 'Org Name or ID',
		name: 'orgId',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getOrgs' },
		default: '',
		description:
			'The org that the token is for. Empty means the org of the credential. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	wire: 'org_identifier',
	zero: true,
};

/** The same choice where the API takes the ID as a number. */
export const orgId: Field = {
	...orgIdentifier,
	wire: 'org_id',
	check: wholeNumber(0),
	encode: Number,
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
	adds: true,
};

export const displayName: Field = {
	property: {
		displayName: 'Display Name',
		name: 'displayName',
		type: 'string',
		default: '',
		description: 'Name shown for a user that is created just in time',
	},
	adds: true,
};

export const groupIdentifiers: Field = {
	property: {
		displayName: 'Group Names or IDs',
		name: 'groupIdentifiers',
		type: 'string',
		default: '',
		placeholder: 'e.g. Analysts, Retail',
		description:
			'Groups that a user created just in time joins: names or GUIDs, separated by commas. Put a name that holds a comma in double quotes.',
	},
	many: true,
};

/** The same groups where the API takes them as objects. */
export const groups: Field = {
	...groupIdentifiers,
	wire: 'groups',
	encode: (names) => (names as string[]).map((identifier) => ({ identifier })),
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
	most: 10_000,
	secret: true,
};
