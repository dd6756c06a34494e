import type { Resource } from '../../../shared/operation/vocabulary';
import { page } from '../../docs';
import { aid } from '../../fields/common';
import { accessType, key, looks, objectType, tagId, value } from '../../fields/tag';
import { existing, kept } from '../../writable';
import { assign, assignMany, unassign, unassignMany } from './assigning';
import { create, createMany } from './creating';
import { getTag, getTags } from './reading';

export const tag: Resource = {
	name: 'Tag',
	value: 'tag',
	operations: {
		assign,
		assignMany,
		create,
		createMany,
		delete: {
			name: 'Delete',
			action: 'Delete a tag',
			description: 'Delete a tag for good, and take it off all its objects',
			docs: page('delete-tag'),
			method: 'DELETE',
			path: '/v7/tags/{tagId}',
			unordered: true,
			fields: [tagId, aid],
			deletes: 'tagId',
		},
		get: getTag,
		getAll: getTags,
		unassign,
		unassignMany,
		update: {
			name: 'Update',
			action: 'Update a tag',
			description:
				'Change some settings of a tag and keep the others: it is read, changed and written whole. Its assignments stay.',
			docs: page('update-tag'),
			method: 'PUT',
			path: '/v7/tags/{tagId}',
			fields: [tagId, aid],
			collections: { additionalFields: [accessType, ...looks, key, objectType, value] },
			merge: {
				read: getTag,
				writable: (row) =>
					kept(existing(row, 'id', 'Tag'), [
						'accessType',
						'color',
						'icon',
						'description',
						'key',
						'objectType',
						'type',
						'value',
						'matchType',
						'filters',
					]),
			},
			notice: 'What somebody else changes between reading and writing is lost.',
		},
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
