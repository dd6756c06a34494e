import type { Operation } from '../../../shared/operation/vocabulary';
import { page } from '../../docs';
import { aid } from '../../fields/common';
import { accessType, key, looks, objectType, tagId, value } from '../../fields/tag';
import { existing, kept } from '../../writable';
import { getTag } from './reading';

const WRITABLE = [
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
];

/** A tag for good. */
export const remove: Operation = {
	name: 'Delete',
	action: 'Delete a tag',
	description: 'Delete a tag for good, and take it off all its objects',
	docs: page('delete-tag'),
	method: 'DELETE',
	path: '/v7/tags/{tagId}',
	unordered: true,
	fields: [tagId, aid],
	deletes: 'tagId',
};

/** Some settings of a tag. */
export const update: Operation = {
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
		writable: (row) => kept(existing(row, 'id', 'Tag'), WRITABLE),
	},
	notice: 'What somebody else changes between reading and writing is lost.',
};
