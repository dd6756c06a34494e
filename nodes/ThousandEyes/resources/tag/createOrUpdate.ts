import { required } from '../../../shared/operation/fields';
import { dryRun, ofFields } from '../../../shared/operation/standard';
import type { Operation } from '../../../shared/operation/vocabulary';
import { creatingOrUpdating } from '../../createOrUpdate';
import type { Upsert } from '../../createOrUpdate/upsert';
import { page } from '../../docs';
import { aid, ifExists } from '../../fields/common';
import { accessType, dynamics, key, looks, objectType, value } from '../../fields/tag';
import { created } from './creating';
import { getTag, getTags } from './reading';
import { update } from './writing';

const additionalFields = [accessType, ...looks, ...dynamics];

const tags: Upsert = {
	thing: 'tag',
	by: ['key', 'value', 'objectType'],
	id: ['tagId', 'id'],
	list: getTags,
	within: ['aid'],
	listedWhole: true,
	create: created,
	update: {
		...update,
		collections: { additionalFields: [...additionalFields, key, objectType, value] },
	},
	created: (values) => ofFields(created, values),
};

/** A tag by what it says, and of what. */
export const createOrUpdate: Operation = {
	name: 'Create or Update',
	action: 'Create or update a tag',
	description:
		'Create a tag, or change the one that has its key, value and object type already where it differs. Tags are listed once in a run.',
	docs: page('update-tag'),
	method: 'POST',
	path: '/v7/tags',
	fields: [required(key), required(value), required(objectType), aid],
	collections: { additionalFields, options: [ifExists, dryRun] },
	run: creatingOrUpdating(tags),
	uses: [getTags, getTag, created, tags.update],
	notice: update.notice,
};
