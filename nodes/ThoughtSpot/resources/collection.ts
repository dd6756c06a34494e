import type { IDataObject } from 'n8n-workflow';
import { choice, flag, objects, required, text } from '../../shared/operation/fields';
import type { Operation, Part, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import {
	guid,
	identifier,
	identifiers,
	inPath,
	namePattern,
	names,
	org,
	patternOf,
} from '../fields/common';
import { description } from '../fields/group';
import { ruling, sortOptions, updateMode } from '../fields/lists';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-reference';

const place = {
	label: 'Collection',
	list: 'searchCollections',
	id: 'By ID',
	placeholder: guid,
};

const anyCollection = identifier('collectionIdentifier', 'The collection to work with', place);

const name = text('name', 'Name of the collection', { placeholder: 'e.g. Sales' });

/** What is in a collection, by type. */
const metadata = objects('metadata', 'Objects in the collection', [
	choice(
		'type',
		'Type of these objects',
		[
			['ANSWER', 'Answer'],
			['COLLECTION', 'Collection'],
			['LIVEBOARD', 'Liveboard'],
			['LOGICAL_TABLE', 'Table or Model'],
		],
		{ default: 'LIVEBOARD' },
	),
	{
		...names('identifiers', 'Objects of this type', {
			label: 'Names or IDs',
			placeholder: guid,
			required: true,
		}),
		wire: 'identifiers',
	},
]);

const includeMetadata = flag('includeMetadata', 'Whether to return what is in each collection');

const list: Operation['list'] = {
	rows: 'collections',
	paginated: {
		kind: 'offset',
		offsetParameter: 'record_offset',
		sizeParameter: 'record_size',
		size: 500,
		last: 'is_last_batch',
	},
};

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many collections',
	description: 'Retrieve collections of objects',
	docs,
	method: 'POST',
	path: `${API_ROOT}/collections/search`,
	effect: 'safe',
	list,
	fields: [org],
	collections: {
		filters: [
			namePattern,
			names('createdByUserIdentifiers', 'Authors', { label: 'Author Names or IDs' }),
			includeMetadata,
			sortOptions,
		],
	},
};

/** What of a deletion was done, and what was passed over. */
function deletions(answer: unknown): Part[] {
	const { metadata_deleted: done, metadata_skipped: skipped } = Object(answer) as IDataObject;
	const rows = (groups: unknown): IDataObject[] =>
		(Array.isArray(groups) ? (groups as IDataObject[]) : []).flatMap(({ type, identifiers: all }) =>
			((all ?? []) as IDataObject[]).map((one) => ({ type, ...one })),
		);
	return [
		...rows(done).map((row) => ({ row: { ...row, deleted: true } })),
		...rows(skipped).map((row) => ({
			row: { ...row, deleted: false },
			problem: `${String(row.name ?? row.id)} was not deleted`,
		})),
	];
}

export const collection: Resource = {
	name: 'Collection',
	value: 'collection',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a collection',
			description: 'Create a collection of objects',
			docs,
			method: 'POST',
			path: `${API_ROOT}/collections/create`,
			fields: [required(name), org],
			collections: { additionalFields: [description, metadata] },
		},
		delete: {
			name: 'Delete',
			action: 'Delete collections',
			description:
				'Delete collections: one item for each object that is gone. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/collections/delete`,
			fields: [
				required(
					identifiers('collectionIdentifiers', 'The collections to delete', {
						...place,
						label: 'Collections',
					}),
				),
				org,
			],
			collections: {
				additionalFields: [flag('deleteChildren', 'Whether to DELETE the objects in them, too')],
				options: [flag('dryRun', 'Whether to only tell what would be deleted')],
			},
			parts: { of: deletions, failed: 'item' },
		},
		get: {
			name: 'Get',
			action: 'Get a collection',
			description: 'Retrieve one collection by its GUID',
			docs,
			method: 'POST',
			path: `${API_ROOT}/collections/search`,
			effect: 'safe',
			list,
			one: { by: 'collectionIdentifier', thing: 'collection', ids: ['id'] },
			fields: [
				required({ ...anyCollection, wire: 'collection_identifiers', encode: (one) => [one] }),
				org,
			],
			collections: { additionalFields: [includeMetadata] },
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update a collection',
			description:
				'Change a collection. Objects are added unless Update Mode says otherwise; only what is given changes.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/collections/{collectionIdentifier}/update`,
			fields: [inPath(anyCollection), org],
			collections: { additionalFields: [name, description, metadata, updateMode] },
			prepare: ruling(['metadata']),
		},
	},
	choices: {
		searchCollections: {
			operation: getAll,
			given: (_, filter) => ({ namePattern: patternOf(filter) }),
			value: ({ id }) => id,
			name: ({ name: known }) => [known],
			details: ({ author_name: author }) => [author],
		},
	},
};
