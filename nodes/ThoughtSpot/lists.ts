import { text, texts } from '../shared/operation/fields';
import type { Choice, Operation } from '../shared/operation/vocabulary';
import { API_ROOT } from './authentication';
import { org, patternOf } from './fields/common';
import { OBJECT_TYPES } from './fields/object';

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

const listOf = (typesOf: (chosen?: string) => string[]): Choice => ({
	operation: searchMetadata,
	given: (read, filter) => ({ types: typesOf(read('type')), namePattern: patternOf(filter) }),
	value: ({ metadata_id: id }) => id,
	name: ({ metadata_name: name }) => [name],
	details: ({ metadata_type: type, metadata_header: header }) => [
		String(type ?? '')
			.toLowerCase()
			.replace('_', ' '),
		(Object(header) as { authorDisplayName?: unknown }).authorDisplayName,
	],
});

/** What "From List" shows of objects, of one type where the node names one. */
export const objectLists: Record<string, Choice> = {
	searchObjects: listOf((chosen) => (chosen ? [chosen] : OBJECT_TYPES)),
	searchConnections: listOf(() => ['CONNECTION']),
	searchLiveboards: listOf(() => ['LIVEBOARD']),
	searchTables: listOf(() => ['LOGICAL_TABLE']),
};
