import { text, texts } from '../shared/operation/fields';
import type { Choice, Operation } from '../shared/operation/vocabulary';
import { API_ROOT } from './authentication';
import { org, patternOf } from './fields/common';
import { authorIn } from './objects';

/** Objects of several types at once; without any type the service tells of Liveboards alone. */
export const searchMetadata: Operation = {
	name: 'Search Objects',
	action: 'Search objects',
	description: 'Retrieve Liveboards, answers, tables and connections that the user can see',
	docs: 'https://developers.thoughtspot.com/docs/rest-apiv2-search',
	method: 'POST',
	path: `${API_ROOT}/metadata/search`,
	effect: 'safe',
	list: { paginated: true },
	fields: [
		texts('types', 'Types of objects', { wire: 'metadata[].type' }),
		text('namePattern', 'Part of the name', { wire: 'metadata[].name_pattern' }),
		texts('createdByUserIdentifiers', 'Authors'),
		org,
	],
	constants: { include_headers: true },
};

/** What "From List" shows of connections. */
export const connections: Choice = {
	operation: searchMetadata,
	given: (_, filter) => ({ types: ['CONNECTION'], namePattern: patternOf(filter) }),
	value: ({ metadata_id: id }) => id,
	name: ({ metadata_name: name }) => [name],
	details: ({ metadata_header: header }) => [authorIn(header)],
};
