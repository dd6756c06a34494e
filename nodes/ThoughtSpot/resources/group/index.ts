import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { namePattern, org, patternOf } from '../fields/common';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-search';

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many groups',
	description: 'Retrieve the groups that the credential can see',
	docs,
	method: 'POST',
	path: `${API_ROOT}/groups/search`,
	effect: 'safe',
	list: { paginated: true },
	fields: [org],
	collections: { filters: [namePattern] },
	// A group may have ten thousand users.
	constants: { include_users: false },
};

export const group: Resource = {
	name: 'Group',
	value: 'group',
	operations: { getAll },
	choices: {
		searchGroups: {
			operation: getAll,
			given: (_, filter) => ({ namePattern: patternOf(filter) }),
			value: ({ id }) => id,
			name: ({ display_name: shown, name }) => [shown ?? name],
			details: ({ display_name: shown, name }) => [shown === name ? undefined : name],
		},
	},
};
