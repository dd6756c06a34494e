import type { IDataObject } from 'n8n-workflow';
import type { Resource } from '../../../shared/operation/vocabulary';
import { testTypes } from '../../fields/cloudTests/names';
import { createOrUpdate } from './createOrUpdate';
import { get, getAll, getHistory } from './reading';
import { create, remove, update } from './writing';

export { testTypes };

/** Tests by name and type. */
export const testChoice = {
	value: ({ testId: id }: IDataObject) => id,
	name: ({ testName }: IDataObject) => [testName],
	details: ({ type }: IDataObject) => [type],
};

/** Named so because a source called `test` would be taken for one of the package's own tests. */
export const cloudTest: Resource = {
	name: 'Test',
	value: 'test',
	operations: { create, createOrUpdate, delete: remove, get, getAll, getHistory, update },
	choices: {
		searchTests: {
			operation: getAll,
			given: (read) => ({ testType: read('testType') ?? 'all' }),
			...testChoice,
		},
	},
};
