import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../../shared/http/errors';
import { flag, required } from '../../../shared/operation/fields';
import type { Operation, Run, Values } from '../../../shared/operation/vocabulary';
import { page } from '../../docs';
import { aid } from '../../fields/common';
import {
	accessType,
	dynamics,
	key,
	looks,
	objectType,
	tagsToCreate,
	value,
} from '../../fields/tag';
import { createdTags } from '../../tags';
import { getTags } from './reading';

/** A new tag. */
export const created: Operation = {
	name: 'Create',
	action: 'Create a tag',
	description: 'Create a tag. One that exists already is an error, or is returned.',
	docs: page('create-tag'),
	method: 'POST',
	path: '/v7/tags',
	unordered: true,
	fields: [required(key), required(value), required(objectType), aid],
	collections: {
		additionalFields: [accessType, ...looks, ...dynamics],
		options: [
			flag('returnExisting', 'Whether to return the tag that is there, where there is one', {
				in: 'nowhere',
			}),
		],
	},
};

async function* createOrReturn(run: Run, values: Values) {
	const { key: wantedKey, value: wantedValue, objectType: wantedType } = values;
	const isWanted = (row: IDataObject) =>
		row.key === wantedKey && row.value === wantedValue && row.objectType === wantedType;
	try {
		const rows = await run.ask(created, values);
		yield rows.map((json) => ({ json }));
	} catch (error) {
		const exists = error instanceof CallError && error.status === 409;
		if (!exists || values.returnExisting !== true) return await Promise.reject(error);
		const found = (await run.ask(getTags, { aid: values.aid })).find(isWanted);
		if (!found) return await Promise.reject(error);
		yield [{ json: found }];
	}
}

/** Creates a tag, or gives the one that is there. */
export const create: Operation = { ...created, run: createOrReturn, uses: [created, getTags] };

/** Creates several tags. */
export const createMany: Operation = {
	name: 'Create Many',
	action: 'Create many tags',
	description: 'Create several tags in one request. Those that cannot be created are told.',
	docs: page('create-multiple-tags'),
	method: 'POST',
	path: '/v7/tags/bulk',
	fields: [tagsToCreate, aid],
	parts: { of: createdTags, failed: 'errorItem' },
};
