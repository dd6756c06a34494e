import { numericId, plainId } from '../../shared/operation/checks';
import {
	but,
	choice,
	choices,
	locator,
	required,
	text,
	type Locating,
} from '../../shared/operation/fields';
import { byCommas } from '../../shared/operation/fields';
import type { Field, Values } from '../../shared/operation/vocabulary';

export { byCommas };

/** An object whose ID is a number. Empty is allowed by the pattern, since n8n also runs it on optional ones. */
export const numbered = (name: string, description: string, more: Locating): Field =>
	locator(name, description, {
		matches: ['^\\s*\\d*\\s*$', "An ID is a number: 'From List' finds it by the name"],
		check: numericId,
		byName: true,
		...more,
	});

/** An object whose ID has letters, digits and hyphens. */
export const lettered = (name: string, description: string, more: Locating): Field =>
	locator(name, description, {
		matches: ['^\\s*[\\w-]*\\s*$', 'An ID has letters, digits and hyphens only'],
		check: plainId,
		...more,
	});

export const aid = numbered(
	'aid',
	'The account group to work in. Empty means the login account group of the user that the token belongs to.',
	{
		label: 'Account Group',
		list: 'searchAccountGroups',
		empty: 'Login account group',
		placeholder: 'e.g. 1234',
		in: 'query',
		inherits: true,
		zero: true,
	},
);

export const accountGroupId = required(
	numbered('accountGroupId', 'The account group to work with', {
		label: 'Account Group',
		list: 'searchAccountGroups',
		placeholder: 'e.g. 1234',
		zero: true,
	}),
);

export const agentId = required(
	numbered('agentId', 'The Cloud or Enterprise Agent to work with', {
		label: 'Agent',
		list: 'searchAgents',
		placeholder: 'e.g. 281474976710706',
	}),
);

export const alertId = required(
	lettered('alertId', 'The alert to get. The list shows the active alerts of the last 7 days.', {
		label: 'Alert',
		list: 'searchAlerts',
		placeholder: 'e.g. e9c3bf02-a48c-4aa8-9e5f-898800d6f569',
	}),
);

export const eventId = required(
	lettered('eventId', 'The event to get. The list shows the events of the last 7 days.', {
		label: 'Event',
		list: 'searchEvents',
		placeholder: 'e.g. e9c3bf02-a48c-4aa8-9e5f-898800d6f569',
	}),
);

export const testId = required(
	numbered('testId', 'The test to work with. The list shows the tests of the chosen type.', {
		label: 'Test',
		list: 'searchTests',
		placeholder: 'e.g. 202701',
	}),
);

/** Sub-resources that an answer can include in full. */
export const expand = (...kinds: Array<[name: string, value: string]>): Field =>
	choices(
		'expand',
		'What to include in full in each result',
		kinds.map(([name, value]) => [value, name]),
		{ adds: true, in: 'query', encode: byCommas },
	);

/** What something is called. */
export const name = text('name', 'What it is called');

export const requiredName = required(name);

export const description = text('description', 'What it is for', { rows: 2 });

/** What becomes of what is there already, where it is created or updated. */
export const ifExists = choice(
	'ifExists',
	'What to do with one that is there already',
	[
		['update', 'Update', 'Change what differs'],
		['skip', 'Skip', 'Leave it as it is'],
		['error', 'Fail', 'Make the item fail'],
	],
	{ default: 'update', in: 'nowhere' },
);

/** A number of which 0 leaves it as it is, and which a new object needs. */
export const orUnchanged = (one: Field): Field => {
	const { description = '', typeOptions } = one.property;
	const field = but(one, {
		default: 0,
		description: `${description.replace(/\.$/, '')}. 0 leaves it as it is.`,
		check: (value) => (value === 0 ? undefined : one.check?.(value)),
	});
	return {
		...field,
		property: { ...field.property, typeOptions: { ...typeOptions, minValue: 0 } },
	};
};

/** Values without a number that is to leave it as it is. */
export const withoutZero = (values: Values, name: string): Values =>
	values[name] === 0 ? { ...values, [name]: undefined } : values;
