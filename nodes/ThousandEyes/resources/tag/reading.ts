import { choice, text } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { page } from '../../docs';
import { aid } from '../../fields/common';
import { tagId, withAssignments } from '../../fields/tag';
import { holds } from '../../filters';

const simplify = [
	'id',
	'key',
	'value',
	'objectType',
	'type',
	'accessType',
	'color',
	'description',
	'modifiedDate',
	'assignments',
];

/** One tag. */
export const getTag: Operation = {
	name: 'Get',
	action: 'Get a tag',
	description: 'Retrieve one tag; what it is assigned to with the option Expand',
	docs: page('retrieve-tag'),
	method: 'GET',
	path: '/v7/tags/{tagId}',
	fields: [tagId, aid],
	collections: { options: [withAssignments] },
	simplify,
};

/** All tags. */
export const getTags: Operation = {
	name: 'Get Many',
	action: 'Get many tags',
	description: 'Retrieve tags; what they are assigned to with the option Expand',
	docs: page('list-tags'),
	method: 'GET',
	path: '/v7/tags',
	list: { rows: 'tags' },
	fields: [aid],
	collections: {
		filters: [
			text('key', 'Text that the key holds, in any case', { in: 'nowhere' }),
			choice(
				'objectType',
				'What the tags are for',
				[
					['connected-devices-test', 'Connected Devices Test'],
					'dashboard',
					'endpoint-agent',
					'endpoint-test',
					'test',
					['v-agent', 'Virtual Agent'],
				],
				{ default: 'test', in: 'nowhere' },
			),
			text('value', 'Text that the value holds, in any case', { in: 'nowhere' }),
		],
		options: [withAssignments],
	},
	keep: (row, values) =>
		holds(row.key, values.key) &&
		holds(row.value, values.value) &&
		(values.objectType === undefined || row.objectType === values.objectType),
	simplify,
};
