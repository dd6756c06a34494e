import { required, text } from '../../shared/operation/fields';
import type { Operation, Resource, Run, Values } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { byTable, named, type Dated } from '../data/columns';
import { rowsOf } from '../data/rows';
import { guidOf, org } from '../fields/common';
import { found } from '../fields/metadata';
import { dateColumnsOrAuto, pageSize, place, runtime } from '../fields/runtime';
import { dataAdvice, search as searchObjects } from '../objects';

const docs = 'https://developers.thoughtspot.com/docs/fetch-data-and-report-apis';

const queryString = text(
	'queryString',
	'What to search for, in the words of a ThoughtSpot search',
	{
		label: 'Query',
		rows: 3,
		most: 50_000,
		required: true,
		placeholder: 'e.g. [Sales] [Region] [Date].monthly sort by [Date]',
	},
);

const logicalTableIdentifier = required(
	guidOf('logicalTableIdentifier', 'The model, table or view to search in', {
		label: 'Model or Table',
		list: 'searchTables',
	}),
);

const asked: Operation = {
	name: 'Search Data',
	action: 'Search data',
	description: 'Run a search on a model, table or view and return one item for each row',
	docs,
	method: 'POST',
	path: `${API_ROOT}/searchdata`,
	effect: 'safe',
	heavy: true,
	constants: { data_format: 'COMPACT' },
	fields: [logicalTableIdentifier, queryString, org],
	collections: { additionalFields: runtime, options: [dateColumnsOrAuto, pageSize] },
	advice: dataAdvice,
};

const page: Operation = { ...asked, fields: [logicalTableIdentifier, queryString, ...place, org] };

/** The columns of a table, with their types. */
const table: Operation = {
	...searchObjects,
	name: 'Get Table',
	action: 'Look up the columns of the table',
	description: 'Retrieve a table with its columns',
	constants: { 'metadata[].type': 'LOGICAL_TABLE', include_details: true },
	fields: [found('searchTables', 'Table'), org],
};

async function datesIn(run: Run, values: Values): Promise<Dated> {
	const names = (values.dateColumns ?? []) as string[];
	const own = named(names);
	if (!names.some((name) => name.toLowerCase() === 'auto')) return own;
	const known = await byTable(run, table, values);
	return (column) => own(column) ?? known(column);
}

const search: Operation = {
	...asked,
	list: {},
	uses: [page, table],
	run: async function* (run, values) {
		const sorted = /\bsort\s+by\b/i.test(String(values.queryString));
		yield* rowsOf(run, page, values, await datesIn(run, values), sorted);
	},
};

export const data: Resource = {
	name: 'Data',
	value: 'data',
	first: 'search',
	operations: { search },
};
