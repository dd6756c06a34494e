import type { IDataObject } from 'n8n-workflow';
import { shaperOf } from '../../nodes/ThoughtSpot/data/shape';
import { dateCell, plainCell } from '../../nodes/ThoughtSpot/data/cells';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const TABLE = 'c0a8f1d2-7b3e-4d5f-8a20-000000000001';
const LIVEBOARD = 'c0a8f1d2-7b3e-4d5f-8a00-000000000001';
const table = byId(TABLE);
const query = { logicalTableIdentifier: table, queryString: '[Sales] [Region]' };
const all = { returnAll: true };

/** Calls for data, without the log-in. */
const asked = () =>
	spot.sandbox.requests
		.filter(({ path }) => !path.includes('/auth/'))
		.map(({ body }) => JSON.parse(body) as IDataObject);
const jsonOf = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json);

describe('rows of a search', () => {
	it('takes as many as are wanted, in one request', async () => {
		const { items, error } = await spot.run('data', 'search', { ...query, limit: 3 });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(3);
		expect(items[0]).toEqual({
			json: {
				Region: 'North',
				Store: 'Store 001',
				'Order Date': 1767225600,
				'Total Sales': 10,
				Open: true,
			},
			pairedItem: { item: 0 },
		});
		expect(Object.keys(items[0].json)).toEqual([
			'Region',
			'Store',
			'Order Date',
			'Total Sales',
			'Open',
		]);
		expect(asked()).toEqual([
			{
				query_string: '[Sales] [Region]',
				logical_table_identifier: TABLE,
				data_format: 'COMPACT',
				record_offset: 0,
				record_size: 3,
			},
		]);
	});

	it('reads all pages until one is short, and says that the order may have changed between', async () => {
		const options = { pageSize: 50 };
		const { items, hints } = await spot.run('data', 'search', { ...query, ...all, options });
		expect(items).toHaveLength(120);
		expect(new Set(items.map(({ json }) => json.Store)).size).toBe(120);
		expect(asked().map((body) => [body.record_offset, body.record_size])).toEqual([
			[0, 50],
			[50, 50],
			[100, 50],
		]);
		expect(hints.map(({ message }) => message).join()).toContain('rows may come twice');
	});

	it.each([
		[{ ...query, queryString: '[Sales] sort by [Sales] descending' }, {}],
		[query, { runtimeSort: { values: [{ column: 'Store', ascending: false }] } }],
	])('says nothing of that where there is an order', async (parameters, additionalFields) => {
		const { hints, error } = await spot.run('data', 'search', {
			...parameters,
			...all,
			additionalFields,
			options: { pageSize: 100 },
		});
		expect(error).toBeUndefined();
		expect(hints).toEqual([]);
	});

	it('goes on with the page size that the cluster gives', async () => {
		spot.sandbox.control.setContent({ cap: 40 });
		const { items } = await spot.run('data', 'search', { ...query, ...all });
		expect(items).toHaveLength(120);
		expect(asked().map((body) => [body.record_offset, body.record_size])).toEqual([
			[0, 10_000],
			[40, 40],
			[80, 40],
			[120, 40],
		]);
	});

	it('asks for the rest of a limit alone', async () => {
		const options = { pageSize: 50 };
		const { items } = await spot.run('data', 'search', { ...query, limit: 70, options });
		expect(items).toHaveLength(70);
		expect(asked().map((body) => body.record_size)).toEqual([50, 20]);
	});

	it('gives up a service that takes no offset', async () => {
		spot.sandbox.control.fault({ kind: 'endless-cursor', match: { path: 'searchdata' } });
		const { error } = await spot.run('data', 'search', {
			...query,
			...all,
			options: { pageSize: 50 },
		});
		expect(error?.message).toContain('the next page is one that was given before');
		expect(asked()).toHaveLength(2);
	});

	it('gives nothing for no rows, and an error for no data', async () => {
		spot.sandbox.control.setContent({ rows: 0 });
		expect((await spot.run('data', 'search', { ...query, ...all })).items).toEqual([]);
		spot.sandbox.control.fault({
			kind: 'status',
			status: 200,
			body: { result: [] },
			match: { path: 'searchdata' },
		});
		const { error } = await spot.run('data', 'search', { ...query, ...all });
		expect(error?.message).toBe('Search data: the answer holds no data');
	});

	it('says that rows are a sample', async () => {
		spot.sandbox.control.setContent({ ratio: 0.5 });
		const { hints } = await spot.run('data', 'search', { ...query, ...all });
		expect(hints.map(({ message }) => message)).toEqual([
			'ThoughtSpot answered with a sample of the rows, not with all of them.',
		]);
	});

	it('looks up a name and refuses what is no GUID', async () => {
		const named = { __rl: true, mode: 'name', value: 'Customers' };
		const { error } = await spot.run('data', 'search', {
			...query,
			logicalTableIdentifier: byId('Customers'),
		});
		expect(error?.message).toContain("'Model or Table' must be a GUID");
		expect(spot.sandbox.requests).toHaveLength(0);
		const found = await spot.run('data', 'search', { ...query, logicalTableIdentifier: named });
		expect(found.error).toBeUndefined();
		expect(asked().pop()).toMatchObject({
			logical_table_identifier: 'c0a8f1d2-7b3e-4d5f-8a20-000000000002',
		});
	});

	it('names the privilege that is missing', async () => {
		spot.sandbox.control.fault({ kind: 'status', status: 403, match: { path: 'searchdata' } });
		const { error } = await spot.run('data', 'search', query);
		expect(error?.description).toContain('DATADOWNLOADING');
	});

	it('gives dates of the columns that the table calls dates, with one look at it', async () => {
		const { items, error } = await spot.run(
			'data',
			'search',
			{ ...query, limit: 1, options: { dateColumns: 'auto' } },
			{ input: [{}, {}] },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json['Order Date'])).toEqual(['2026-01-01', '2026-01-01']);
		expect(spot.sent().filter((one) => one.includes('metadata/search'))).toHaveLength(1);
	});
});

describe('what overrides a search for one call', () => {
	const overriding = async (additionalFields: IDataObject) => {
		const { error } = await spot.run('data', 'search', { ...query, additionalFields });
		return { error, body: asked()[0] };
	};
	const filter = async (...rows: IDataObject[]) =>
		await overriding({ runtimeFilters: { values: rows } });

	it('numbers filters, sorts and parameters from 1', async () => {
		const { error, body } = await overriding({
			runtimeFilters: {
				values: [
					{ column: 'Region', operator: 'IN', values: 'North, "Up, Down"' },
					{ column: 'Total Sales', operator: 'BW_INC', values: '1, 2.5', valueType: 'number' },
					{ column: 'Open', operator: 'EQ', values: true, valueType: 'boolean' },
					{ column: 'Store', operator: 'CONTAINS', values: '1' },
					{ column: 'Region', operator: 'NE', values: 'Up, Down' },
				],
			},
			runtimeSort: { values: [{ column: 'Store' }, { column: 'Region', ascending: false }] },
			runtimeParameters: {
				values: [
					{ name: 'Currency', value: 'EUR' },
					{ name: 'Rate', value: 1.5, valueType: 'number' },
					{ name: 'From', value: '2026-01-31', valueType: 'date' },
				],
			},
		});
		expect(error).toBeUndefined();
		expect(body).toMatchObject({
			runtime_filter: {
				col1: 'Region',
				op1: 'IN',
				val1: ['North', 'Up, Down'],
				col2: 'Total Sales',
				op2: 'BW_INC',
				val2: [1, 2.5],
				col3: 'Open',
				op3: 'EQ',
				val3: true,
				col4: 'Store',
				op4: 'CONTAINS',
				val4: '1',
				col5: 'Region',
				op5: 'NE',
				val5: 'Up, Down',
			},
			runtime_sort: { sortCol1: 'Store', asc1: true, sortCol2: 'Region', asc2: false },
			runtime_param_override: {
				param1: 'Currency',
				paramVal1: 'EUR',
				param2: 'Rate',
				paramVal2: 1.5,
				param3: 'From',
				// The workflow's zone is that of New York.
				paramVal3: Date.UTC(2026, 0, 31, 5) / 1000,
			},
		});
	});

	it('sends dates as seconds, also of an expression', async () => {
		const { body, error } = await filter(
			{ column: 'Order Date', operator: 'GE', valueType: 'date', values: '2026-01-31T00:00:00Z' },
			{
				column: 'Order Date',
				operator: 'BW_INC',
				valueType: 'date',
				values: '={{ [DateTime.fromISO("2026-01-01T00:00:00Z"), "2026-01-02T00:00:00Z"] }}',
			},
		);
		expect(error).toBeUndefined();
		expect(body.runtime_filter).toMatchObject({
			val1: 1769817600,
			val2: [1767225600, 1767312000],
		});
	});

	it.each([
		[{ column: 'Region', operator: 'BW', values: '1' }, 'needs two values for a range'],
		[
			{ column: 'Total Sales', operator: 'IN', values: 'a, 2', valueType: 'number' },
			'must have numbers',
		],
		[{ column: '', operator: 'EQ', values: 'x' }, "'Runtime Filters 1: Column' is empty"],
		[{ column: 'Region', operator: 'EQ', values: '' }, "'Runtime Filters 1: Values' is empty"],
		[
			{ column: 'Order Date', operator: 'EQ', values: 'soon', valueType: 'date' },
			'must be a date and time',
		],
	])('refuses %j', async (row, message) => {
		const { error } = await filter(row);
		expect(error?.message).toContain(message);
		expect(spot.sandbox.requests).toHaveLength(0);
	});
});

describe('data of a Liveboard', () => {
	const board = { metadataIdentifier: byId(LIVEBOARD) };

	it('gives the rows of one visualization after the other, and asks on only for those with more', async () => {
		const { items, error } = await spot.run('liveboard', 'getData', {
			...board,
			...all,
			options: { pageSize: 60 },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(180);
		const names = items.map(({ json }) => json.visualization_name);
		expect(names).toEqual([
			...Array<string>(120).fill('Sales by Store'),
			...Array<string>(60).fill('Sales by Region'),
		]);
		expect(Object.keys(items[0].json).slice(0, 3)).toEqual([
			'visualization_id',
			'visualization_name',
			'Region',
		]);
		const bodies = asked();
		expect(bodies.map((body) => body.record_offset)).toEqual([0, 60, 120]);
		expect(bodies[0].visualization_identifiers).toBeUndefined();
		// Both were full; of the second page only the first was.
		expect(bodies[1].visualization_identifiers).toHaveLength(2);
		expect(bodies[2].visualization_identifiers).toHaveLength(1);
	});

	it('counts the limit for each visualization, and gives each as one item if wanted', async () => {
		const options = { output: 'perVisualization' };
		const { items } = await spot.run('liveboard', 'getData', { ...board, limit: 2, options });
		expect(items).toHaveLength(2);
		expect(items[1].json).toEqual({
			visualization_id: expect.any(String),
			visualization_name: 'Sales by Region',
			column_names: ['Region', 'Store', 'Order Date', 'Total Sales', 'Open'],
			rows: [expect.objectContaining({ Store: 'Store 001' }), expect.any(Object)],
		});
	});

	it('says that a note is no visualization', async () => {
		const additionalFields = { visualizationIdentifiers: byId('a-note') };
		const { error } = await spot.run('liveboard', 'getData', { ...board, additionalFields });
		expect(error?.description).toContain('note tiles are no visualizations');
	});
});

it('gives the rows of an answer, with dates where the user says so', async () => {
	const { items } = await spot.run('answer', 'getData', {
		metadataIdentifier: byId('Top Products'),
		limit: 1,
		options: { dateColumns: 'order date' },
	});
	expect(jsonOf(items)).toEqual([
		expect.objectContaining({ 'Order Date': '2026-01-01T00:00:00Z', Store: 'Store 001' }),
	]);
});

describe('a row', () => {
	const shape = (columns: string[], row: unknown, before: IDataObject = {}) =>
		shaperOf(columns, before, () => plainCell)(row);

	it('has each column once, whatever it is called', () => {
		const row = shape(['a', 'a', '', '__proto__', 'a (2)', 'constructor'], [1, 2, 3, 4, 5, 6]);
		expect(Object.entries(row)).toEqual([
			['a', 1],
			['a (2)', 2],
			['column_3', 3],
			['__proto__', 4],
			['a (2) (2)', 5],
			['constructor', 6],
		]);
		expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
		expect(Object.keys(shape(['visualization_id'], [1], { visualization_id: 'v' }))).toEqual([
			'visualization_id',
			'visualization_id (2)',
		]);
	});

	it('may miss cells, have more of them, or name its columns itself', () => {
		expect(shape(['a', 'b'], [1])).toEqual({ a: 1, b: null });
		expect(shape(['a'], [1, 2, 3])).toEqual({ a: 1, column_2: 2, column_3: 3 });
		expect(shape(['a', 'b'], { b: 2, c: 3 })).toEqual({ a: null, b: 2, c: 3 });
		expect(Object.keys(shape(['a'], JSON.parse('{"__proto__":1,"a":2}')))).toEqual([
			'a',
			'__proto__',
		]);
		expect(shape(['a', 'b'], null)).toEqual({ a: null, b: null });
	});

	it('holds its cells as they come, dates apart', () => {
		expect([1.5, 'x', true, null, undefined, { v: 1 }].map(plainCell)).toEqual([
			1.5,
			'x',
			true,
			null,
			null,
			{ v: 1 },
		]);
		expect(plainCell({ v: { s: 1769817600 } })).toBe('2026-01-31T00:00:00Z');
		expect(plainCell({ v: { s: 1e300 } })).toEqual({ v: { s: 1e300 } });
		expect(dateCell('day')(1769817600)).toBe('2026-01-31');
		expect(dateCell('time')(1769817600123)).toBe('2026-01-31T00:00:00.123Z');
		expect(dateCell('day')({ v: { s: 1769817600 } })).toBe('2026-01-31');
		expect(dateCell('time')(null)).toBeNull();
	});
});
