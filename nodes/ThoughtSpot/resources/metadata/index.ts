import type { Choice, Resource } from '../../../shared/operation/vocabulary';
import { patternOf } from '../../fields/common';
import { authorIn, listed } from '../../objects';
import { getDependents } from './dependents';
import { parameterize, unparameterize } from './fieldVariables';
import { updateHeader, updateObjId } from './objectIds';
import { remove } from './remove';
import { get, getAll } from './search';
import { convertWorksheets } from './worksheets';

/** Kinds of objects that people look for, where nothing says which. */
const OBJECTS = ['LIVEBOARD', 'ANSWER', 'LOGICAL_TABLE', 'CONNECTION'];

/** What can be searched in: models, tables and views. */
const TABLES = ['WORKSHEET', 'ONE_TO_ONE_LOGICAL', 'AGGR_WORKSHEET', 'SQL_VIEW'];

const KINDS: Record<string, string> = { LOGICAL_TABLE: 'table' };

const anyObject: Choice = {
	...listed(getAll),
	given: (read, filter) => ({
		type: [read('type') ?? OBJECTS].flat(),
		namePattern: patternOf(filter),
	}),
	details: ({ metadata_type: type, metadata_header: header }) => [
		KINDS[String(type)] ?? String(type).toLowerCase(),
		authorIn(header),
	],
};

export const metadata: Resource = {
	name: 'Metadata',
	value: 'metadata',
	operations: {
		convertWorksheets,
		delete: remove,
		get,
		getAll,
		getDependents,
		parameterize,
		unparameterize,
		updateHeader,
		updateObjId,
	},
	choices: {
		searchObjects: anyObject,
		searchTables: listed(getAll, { type: ['LOGICAL_TABLE'], subtypes: TABLES }),
	},
};
