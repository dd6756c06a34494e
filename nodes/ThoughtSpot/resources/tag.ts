import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { namePattern, org, patternOf } from '../fields/common';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-search';

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many tags',
	description: 'Retrieve the tags that the credential can see',
	docs,
	method: 'POST',
	path: `${API_ROOT}/tags/search`,
	effect: 'safe',
	list: {},
	fields: [org],
	collections: { filters: [namePattern] },
};

export const tag: Resource = {
	name: 'Tag',
	value: 'tag',
	operations: { getAll },
	choices: {
		searchTags: {
			operation: getAll,
			given: (_, filter) => ({ namePattern: patternOf(filter) }),
			value: ({ id }) => id,
			name: ({ name }) => [name],
		},
	},
};
