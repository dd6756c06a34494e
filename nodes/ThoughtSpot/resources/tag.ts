import { required, text } from '../../shared/operation/fields';
import type { Check, Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { identifier, identifiers, inPath, namePattern, org, patternOf } from '../fields/common';
import { objectsAt, shareableType } from '../fields/object';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-search';

const anyTag = identifier('tagIdentifier', 'The tag to work with', {
	label: 'Tag',
	list: 'searchTags',
	placeholder: 'e.g. Sales',
});

const tagIdentifier = required(anyTag);

const tagInPath = inPath(anyTag);

const tagIdentifiers = required(
	identifiers('tagIdentifiers', 'The tags, separated by commas or as a list', {
		label: 'Tags',
		list: 'searchTags',
		placeholder: 'e.g. Sales, Draft',
	}),
);

const hex: Check = (value) =>
	/^#[\da-f]{6}$/i.test(String(value)) ? undefined : 'must be a colour such as #6fa8dc';

const name = text('name', 'Name of the tag', { placeholder: 'e.g. Sales' });

const color = text('color', 'Colour, as # and six hexadecimal digits', {
	placeholder: 'e.g. #6fa8dc',
	check: hex,
});

const SIMPLE = [
	'id',
	'name',
	'color',
	'author_id',
	'creation_time_in_millis',
	'modification_time_in_millis',
];

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
	collections: { filters: [namePattern, color] },
	simplify: SIMPLE,
};

const onObjects = {
	docs,
	method: 'POST' as const,
	fields: [objectsAt, tagIdentifiers, org],
	collections: { additionalFields: [shareableType] },
};

export const tag: Resource = {
	name: 'Tag',
	value: 'tag',
	operations: {
		assign: {
			name: 'Assign',
			action: 'Assign tags to objects',
			description: 'Put tags on objects; those that they have stay',
			...onObjects,
			path: `${API_ROOT}/tags/assign`,
		},
		create: {
			name: 'Create',
			action: 'Create a tag',
			description: 'Create a tag',
			docs,
			method: 'POST',
			path: `${API_ROOT}/tags/create`,
			fields: [required(name), org],
			collections: { additionalFields: [color] },
		},
		delete: {
			name: 'Delete',
			action: 'Delete a tag',
			description: 'Delete a tag, and take it off all objects. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/tags/{tagIdentifier}/delete`,
			fields: [tagInPath, org],
			deletes: 'tagIdentifier',
		},
		get: {
			name: 'Get',
			action: 'Get a tag',
			description: 'Retrieve one tag by name or GUID',
			docs,
			method: 'POST',
			path: `${API_ROOT}/tags/search`,
			effect: 'safe',
			list: {},
			one: { by: 'tagIdentifier', thing: 'tag', ids: ['id'], names: ['name'] },
			fields: [tagIdentifier, org],
			simplify: SIMPLE,
		},
		getAll,
		unassign: {
			name: 'Unassign',
			action: 'Take tags off objects',
			description: 'Take tags off objects; the tags themselves stay',
			...onObjects,
			path: `${API_ROOT}/tags/unassign`,
		},
		update: {
			name: 'Update',
			action: 'Update a tag',
			description: 'Change the name or colour of a tag',
			docs,
			method: 'POST',
			path: `${API_ROOT}/tags/{tagIdentifier}/update`,
			fields: [tagInPath, org],
			collections: { additionalFields: [name, color] },
		},
	},
	choices: {
		searchTags: {
			operation: getAll,
			given: (_, filter) => ({ namePattern: patternOf(filter) }),
			value: ({ id }) => id,
			name: ({ name: known }) => [known],
		},
	},
};
