import type { INodePropertyMode } from 'n8n-workflow';
import { numericId, plainId } from '../shared/operation/checks';
import type { Field } from '../shared/operation/vocabulary';

/** How the API takes several values in its query: as one text. */
export const byCommas = (words: unknown) => (words as string[]).join();

const mode = (
	displayName: string,
	name: string,
	type: INodePropertyMode['type'],
	rest: Partial<INodePropertyMode>,
): INodePropertyMode => ({ displayName, name, type, ...rest });

const fromList = (searchListMethod: string, placeholder = 'Choose…') =>
	mode('From List', 'list', 'list', {
		placeholder,
		typeOptions: { searchListMethod, searchable: true },
	});

const byId = (placeholder: string, regex: string, errorMessage: string) =>
	mode('By ID', 'id', 'string', {
		placeholder,
		validation: [{ type: 'regex', properties: { regex, errorMessage } }],
	});

const byNumber = (placeholder: string) => byId(placeholder, '^\\s*\\d+\\s*$', 'An ID is a number');

/** n8n refuses to run a node whose locator breaks its rule, and an optional one may be empty. */
const byNumberOrEmpty = (placeholder: string) =>
	byId(placeholder, '^\\s*\\d*\\s*$', 'An ID is a number');

const byWord = (placeholder: string) =>
	byId(placeholder, '^\\s*[\\w-]+\\s*$', 'An ID has letters, digits and hyphens only');

export const aid: Field = {
	property: {
		displayName: 'Account Group',
		name: 'aid',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [fromList('searchAccountGroups', 'Login account group'), byNumberOrEmpty('e.g. 1234')],
		description:
			'The account group to work in. Empty means the login account group of the user that the token belongs to.',
	},
	in: 'query',
	inherits: true,
	zero: true,
	check: numericId,
};

export const accountGroupId: Field = {
	property: {
		displayName: 'Account Group',
		name: 'accountGroupId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [fromList('searchAccountGroups'), byNumber('e.g. 1234')],
		description: 'The account group to get',
	},
	zero: true,
	check: numericId,
};

export const agentId: Field = {
	property: {
		displayName: 'Agent',
		name: 'agentId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [fromList('searchAgents'), byNumber('e.g. 281474976710706')],
		description: 'The Cloud or Enterprise Agent to get',
	},
	check: numericId,
};

export const alertId: Field = {
	property: {
		displayName: 'Alert',
		name: 'alertId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [fromList('searchAlerts'), byWord('e.g. e9c3bf02-a48c-4aa8-9e5f-898800d6f569')],
		description: 'The alert to get. The list shows the active alerts of the last 7 days.',
	},
	check: plainId,
};

export const eventId: Field = {
	property: {
		displayName: 'Event',
		name: 'eventId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [fromList('searchEvents'), byWord('e.g. e9c3bf02-a48c-4aa8-9e5f-898800d6f569')],
		description: 'The event to get. The list shows the events of the last 7 days.',
	},
	check: plainId,
};

export const testId: Field = {
	property: {
		displayName: 'Test',
		name: 'testId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [fromList('searchTests'), byNumber('e.g. 202701')],
		description: 'The test to get. The list shows the tests of the chosen type.',
	},
	check: numericId,
};

/** Sub-resources that an answer can include in full. */
export function expand(...choices: Array<[name: string, value: string]>): Field {
	return {
		property: {
			displayName: 'Expand',
			name: 'expand',
			type: 'multiOptions',
			options: choices.map(([name, value]) => ({ name, value })),
			default: [],
			description: 'What to include in full in each result',
		},
		adds: true,
		encode: byCommas,
	};
}
