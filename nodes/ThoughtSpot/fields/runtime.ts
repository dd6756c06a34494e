import type { IDataObject } from 'n8n-workflow';
import {
	choice,
	date,
	flag,
	number,
	objects,
	text,
	texts,
	where,
} from '../../shared/operation/fields';
import type { Values } from '../../shared/operation/vocabulary';

/** What overrides a saved object for one call: filters, sorts and parameters, numbered on the wire. */

const ONE = ['EQ', 'NE', 'LT', 'LE', 'GT', 'GE', 'BEGINS_WITH', 'ENDS_WITH', 'LIKE'];
const RANGE = ['BW', 'BW_INC', 'BW_INC_MIN', 'BW_INC_MAX'];
const SEVERAL = ['CONTAINS', 'IN', 'NOT_IN', ...RANGE];

const column = text('column', 'Name of the column', { needed: true, placeholder: 'e.g. Region' });

const operator = choice(
	'operator',
	'How the column is compared',
	[
		['EQ', 'Is Equal To'],
		['NE', 'Is Not Equal To'],
		['LT', 'Is Less Than'],
		['LE', 'Is at Most'],
		['GT', 'Is Greater Than'],
		['GE', 'Is at Least'],
		['BEGINS_WITH', 'Begins With'],
		['ENDS_WITH', 'Ends With'],
		['LIKE', 'Is Like'],
		['CONTAINS', 'Contains'],
		['IN', 'Is One Of'],
		['NOT_IN', 'Is None Of'],
		['BW', 'Is Between, Without Both'],
		['BW_INC', 'Is Between, With Both'],
		['BW_INC_MIN', 'Is Between, With the First'],
		['BW_INC_MAX', 'Is Between, With the Second'],
	],
	{ default: 'EQ' },
);

const valueType = choice(
	'valueType',
	'What kind of value it is',
	['text', 'number', 'boolean', 'date'],
	// Before the values in reading, and so in the alphabet.
	{ default: 'text', label: 'Type of Value' },
);

const WORDS = ['text', 'number'];

const value = { needed: true as const, label: 'Values', zero: true as const };

/** The value has a field of its own for each kind, and one more where there may be several. */
const values = [
	where(
		'operator',
		ONE,
		where('valueType', ['text'], text('values', 'What the column is compared with', value)),
	),
	where(
		'operator',
		ONE,
		where('valueType', ['number'], number('values', 'What the column is compared with', value)),
	),
	where(
		'operator',
		SEVERAL,
		where(
			'valueType',
			WORDS,
			texts('values', 'Several, separated by commas; two for a range', value),
		),
	),
	where('valueType', ['boolean'], flag('values', 'Whether the column is true', value)),
	where(
		'valueType',
		['date'],
		date('values', 'The date; several are a list or a text with commas', { ...value, many: true }),
	),
];

/** A value in the form of its kind; dates are seconds since 1970 on the wire. */
function typed(one: unknown, kind: unknown): unknown {
	if (kind === 'number') return Number(one);
	return kind === 'date' ? Math.floor(Date.parse(String(one)) / 1000) : one;
}

function checkFilter(row: unknown): string | undefined {
	const { operator: how, values: entered, valueType: kind } = row as Values;
	const all = [entered].flat();
	if (RANGE.includes(String(how)) && all.length !== 2) return 'needs two values for a range';
	if (ONE.includes(String(how)) && all.length !== 1) return 'takes one value for that operator';
	const isNumber = (one: unknown) => /^[+-]?\d+(\.\d+)?$/.test(String(one));
	return kind === 'number' && !all.every(isNumber)
		? 'must have numbers as values of that type'
		: undefined;
}

/** Rows as the wire has them: one object, its keys numbered from 1 without gaps. */
const numbered = (shape: (row: Values, n: number) => object) => (rows: unknown) =>
	Object.assign(
		{},
		...(rows as Values[]).map((row, index) => shape(row, index + 1)),
	) as IDataObject;

/** Filters that hold for this call alone. */
export const runtimeFilters = objects(
	'runtimeFilters',
	'Filters for this call alone, beside those that are saved',
	[column, operator, valueType, ...values],
	{
		wire: 'runtime_filter',
		check: checkFilter,
		encode: numbered(({ column: name, operator: how, values: entered, valueType: kind }, n) => {
			const all = [entered].flat().map((one) => typed(one, kind));
			const single = ONE.includes(String(how)) || (how === 'CONTAINS' && all.length === 1);
			return { [`col${n}`]: name, [`op${n}`]: how, [`val${n}`]: single ? all[0] : all };
		}),
	},
);

/** The order of the rows for this call alone. */
export const runtimeSort = objects(
	'runtimeSort',
	'Columns to sort by, for this call alone',
	[column, flag('ascending', 'Whether the smallest comes first', { default: true })],
	{
		label: 'Runtime Sorts',
		wire: 'runtime_sort',
		encode: numbered(({ column: name, ascending = true }, n) => ({
			[`sortCol${n}`]: name,
			[`asc${n}`]: ascending,
		})),
	},
);

const single = { needed: true as const, zero: true as const };

/** Values of parameters for this call alone. */
export const runtimeParameters = objects(
	'runtimeParameters',
	'Values of parameters, for this call alone',
	[
		text('name', 'Name of the parameter', { needed: true, placeholder: 'e.g. Currency' }),
		valueType,
		where('valueType', ['text'], text('value', 'Value of the parameter', single)),
		where('valueType', ['number'], number('value', 'Value of the parameter', single)),
		where('valueType', ['boolean'], flag('value', 'Whether the parameter is true', single)),
		where('valueType', ['date'], date('value', 'Value of the parameter', single)),
	],
	{
		wire: 'runtime_param_override',
		encode: numbered(({ name, value: entered, valueType: kind }, n) => ({
			[`param${n}`]: name,
			[`paramVal${n}`]: typed(entered, kind),
		})),
	},
);

/** All that overrides an object for one call. */
export const runtime = [runtimeFilters, runtimeSort, runtimeParameters];

/** Columns that hold dates as numbers, which nothing in an answer marks. */
export const dateColumns = texts(
	'dateColumns',
	'Columns whose numbers are seconds since 1970, to be given as dates',
	{ placeholder: 'e.g. Order Date, Ship Date', in: 'nowhere' },
);

/** The same where the types of the columns can be looked up. */
export const dateColumnsOrAuto = texts(
	'dateColumns',
	'Columns whose numbers are seconds since 1970, to be given as dates; auto looks their types up',
	{ placeholder: 'e.g. auto', in: 'nowhere' },
);

/** Rows of one page. */
export const pageSize = number(
	'pageSize',
	'Rows to ask for at once. Every page runs the query again.',
	{ least: 1, highest: 100_000, default: 10_000, in: 'nowhere' },
);

/** Where a page begins and how long it is; whoever reads the rows says so. */
export const place = [
	number('recordOffset', 'First row of the page'),
	number('recordSize', 'Rows of the page'),
];
