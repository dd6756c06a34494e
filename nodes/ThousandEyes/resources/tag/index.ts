import type { Resource } from '../../../shared/operation/vocabulary';
import { assign, assignMany, unassign, unassignMany } from './assigning';
import { createOrUpdate } from './createOrUpdate';
import { create, createMany } from './creating';
import { getTag, getTags } from './reading';
import { remove, update } from './writing';

export const tag: Resource = {
	name: 'Tag',
	value: 'tag',
	operations: {
		assign,
		assignMany,
		create,
		createMany,
		createOrUpdate,
		delete: remove,
		get: getTag,
		getAll: getTags,
		unassign,
		unassignMany,
		update,
	},
	choices: {
		searchTags: {
			operation: getTags,
			value: ({ id }) => id,
			name: (row) => [`${String(row.key)}:${String(row.value)}`],
			details: (row) => [row.objectType],
		},
	},
};
