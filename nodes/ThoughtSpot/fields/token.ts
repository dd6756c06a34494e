import { wholeNumber } from '../../shared/operation/checks';
import {
	but,
	choice,
	flag,
	number,
	objects,
	optional,
	text,
	texts,
} from '../../shared/operation/fields';
import type { Field } from '../../shared/operation/vocabulary';
import { identifier, names } from './common';

/** The org where the API takes its name or ID as text. */
export const orgIdentifier = identifier(
	'orgId',
	'The org that the token is for. Empty means the org of the credential.',
	{
		label: 'Org',
		list: 'searchOrgs',
		empty: 'Org of the credential',
		placeholder: 'e.g. 0',
		wire: 'org_identifier',
		zero: true,
	},
);

/** The same choice where the API takes the ID as a number. */
export const orgId: Field = {
	...orgIdentifier,
	wire: 'org_id',
	check: wholeNumber(0),
	encode: Number,
};

export const validityTime = number(
	'validityTime',
	'How long the token lasts; ThoughtSpot gives 300 seconds if nothing is set',
	{
		label: 'Validity Time (Seconds)',
		least: 1,
		default: 300,
		wire: 'validity_time_in_sec',
		check: wholeNumber(1),
	},
);

export const autoCreate = flag(
	'autoCreate',
	'Whether to create the user if it does not exist yet (just-in-time provisioning, Trusted Auth only). An existing user gets the name, email and groups given here.',
	{ label: 'Auto Create User', default: true },
);

export const email = text('email', 'Email address of a user that is created just in time', {
	placeholder: 'name@email.com',
	adds: true,
});

export const displayName = text(
	'displayName',
	'Name shown for a user that is created just in time',
	{ adds: true },
);

export const groupIdentifiers = names(
	'groupIdentifiers',
	'Groups that a user created just in time joins',
	{ label: 'Group Names or IDs' },
);

const asObjects = (more: object) => (ids: unknown) =>
	(ids as string[]).map((identifier) => ({ identifier, ...more }));

/** The same groups where the API takes them as objects. */
export const groups: Field = { ...groupIdentifiers, wire: 'groups', encode: asObjects({}) };

const name = text('name', 'Name of the variable or parameter', { required: true });

const values = texts('values', 'Values, separated by commas', { required: true });

export const variableValues = objects(
	'variableValues',
	'Formula variables that filter what the user sees. They need Append or Replace as Persist Option.',
	[name, values],
);

export const parameterValues = objects(
	'parameterValues',
	'Values of runtime parameters. Older clusters know these, newer ones use variables.',
	[name, values],
);

const OPERATORS = 'EQ NE LT LE GT GE IN NOT_IN BW BW_INC BW_INC_MIN BW_INC_MAX';

const MORE_OPERATORS = 'CONTAINS BEGINS_WITH ENDS_WITH LIKE';

export const filterRules = objects(
	'filterRules',
	'Filters on columns. Older clusters know these, newer ones use variables.',
	[
		text('columnName', 'Column that is filtered', { required: true }),
		choice(
			'operator',
			'How the column is compared',
			`${OPERATORS} ${MORE_OPERATORS}`.split(' ').map((word) => [word, word]),
			{ default: 'IN' },
		),
		values,
	],
);

/** The tables and models that variables and filters are about; all where it is empty. */
export const objectsOf = names('objects', 'Tables or models that the filters are for', {
	placeholder: 'e.g. Retail Sales',
	encode: asObjects({ type: 'LOGICAL_TABLE' }),
});

export const token = text('token', 'The bearer token to look at', {
	most: 10_000,
	required: true,
	secret: true,
});

export const tokenToRevoke = but(optional(token), {
	description: "The bearer token to revoke. Empty revokes the tokens of the user in 'User'.",
});
