import type { IDataObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { byId, closeAfter, createBench } from '../support/fixtures';
import { startServer } from '../support/server';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const TABLE = 'c0a8f1d2-7b3e-4d5f-8a20-000000000001';
const LIVEBOARD = 'c0a8f1d2-7b3e-4d5f-8a00-000000000001';
const last = () => spot.body(spot.sandbox.requests.length - 1);

describe('a search for objects', () => {
	it('has an entry for each type and object, and subtypes for tables alone', async () => {
		const { error } = await spot.run('metadata', 'getAll', {
			returnAll: true,
			filters: {
				type: ['LIVEBOARD', 'LOGICAL_TABLE'],
				subtypes: ['WORKSHEET'],
				namePattern: '%sales%',
				sortOptions: { fieldName: 'CREATED', order: 'DESC' },
			},
		});
		expect(error).toBeUndefined();
		expect(last()).toEqual({
			metadata: [
				{ type: 'LIVEBOARD', name_pattern: '%sales%' },
				{ type: 'LOGICAL_TABLE', subtypes: ['WORKSHEET'], name_pattern: '%sales%' },
			],
			sort_options: { field_name: 'CREATED', order: 'DESC' },
			record_offset: 0,
			record_size: 500,
		});
		const wrong = await spot.run('metadata', 'getAll', {
			filters: { type: ['ANSWER'], subtypes: ['WORKSHEET'] },
		});
		expect(wrong.error?.message).toContain("'Subtypes' are kinds of tables");
	});

	it('asks for fewer at a time where each of them is heavy', async () => {
		const filters = { includeDetails: true };
		await spot.run('metadata', 'getAll', { returnAll: true, filters });
		expect(last()).toMatchObject({ include_details: true, record_size: 50 });
	});

	it('sends who has which access, as objects in objects', async () => {
		const permissions = {
			values: [{ identifier: byId('Analysts'), type: 'USER_GROUP', shareMode: 'MODIFY' }],
		};
		const { error } = await spot.run('metadata', 'getAll', { filters: { permissions } });
		expect(error).toBeUndefined();
		expect(last().permissions).toEqual([
			{ principal: { identifier: 'Analysts', type: 'USER_GROUP' }, share_mode: 'MODIFY' },
		]);
	});
});

describe('one object', () => {
	it.each([
		[{ identifier: byId(TABLE) }, 'Retail Sales'],
		[{ identifier: byId('retail sales'), type: 'LOGICAL_TABLE' }, undefined],
		[{ identifier: byId('Retail Sales'), type: 'LOGICAL_TABLE' }, 'Retail Sales'],
		[
			{ identifier: byId(''), additionalFields: { objIdentifier: 'retail-sales-20' } },
			'Retail Sales',
		],
	])('is found: %j', async (parameters, name) => {
		const { items } = await spot.run('metadata', 'get', parameters);
		expect(items[0]?.json.metadata_name).toBe(name);
		expect(last().record_size).toBe(2);
	});

	it('is none that was not asked for, and no one of two', async () => {
		const rows: IDataObject[] = [
			{ metadata_id: 'a', metadata_name: 'Sales' },
			{ metadata_id: 'b', metadata_name: 'SALES' },
		];
		const { url } = closeAfter(
			await startServer((request) => ({
				json: request.url.includes('/auth/') ? { token: 'a-session-token' } : rows,
			})),
		);
		const wish = { credential: { baseUrl: url } };
		const parameters = { identifier: byId('Other'), type: 'ANSWER' };
		const none = await spot.run('metadata', 'get', parameters, wish);
		expect(none.error?.message).toContain("there is no object 'Other'");
		const two = { identifier: byId('sales'), type: 'ANSWER' };
		const both = await spot.run('metadata', 'get', two, wish);
		expect(both.error?.description).toBe('Use the ID of one of them: a, b.');
	});

	it.each([
		[{ identifier: byId('') }, "'Object' and the Object ID must not both be empty"],
		[{ identifier: byId('Sales') }, "'Type' must be chosen where an object is given by its name"],
	])('is not asked for: %j', async (parameters, message) => {
		const { error } = await spot.run('metadata', 'get', parameters);
		expect(error?.message).toContain(message);
		expect(spot.sandbox.requests).toHaveLength(0);
	});

	it('comes with its details where they alone hold what is wanted', async () => {
		const additionalFields = { liveboardResponseVersion: 'V2' };
		const { items } = await spot.run('liveboard', 'get', {
			identifier: byId(LIVEBOARD),
			additionalFields,
		});
		expect(items[0].json.metadata_detail).toMatchObject({ tabs: expect.any(Array) });
		expect(last()).toMatchObject({ include_details: true, liveboard_response_version: 'V2' });
	});
});

describe('what depends on an object', () => {
	const asked = { identifier: byId(TABLE) };

	it('is one item for each, with its type', async () => {
		const { items, hints } = await spot.run('metadata', 'getDependents', {
			...asked,
			returnAll: true,
		});
		expect(items).toHaveLength(11);
		expect(items[0].json).toEqual({
			source_id: TABLE,
			dependent_type: 'LIVEBOARD',
			id: LIVEBOARD,
			name: 'Store Performance',
		});
		expect(items[10].json.dependent_type).toBe('ANSWER');
		expect(last()).toMatchObject({ dependent_objects_record_size: 1000 });
		expect(hints).toEqual([]);
	});

	it('says where there may be more', async () => {
		const { items, hints } = await spot.run('metadata', 'getDependents', {
			...asked,
			limit: 3,
			additionalFields: { dependentObjectsRecordSize: 2 },
		});
		expect(items).toHaveLength(3);
		expect(hints[0].message).toContain('There may be more than 2 dependent objects');
	});
});

describe('a deletion', () => {
	it('tells each object that is gone', async () => {
		const { items, error } = await spot.run('metadata', 'delete', {
			identifier: byId(`${LIVEBOARD}, ${TABLE}`),
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([
			{ deleted: true, identifier: LIVEBOARD },
			{ deleted: true, identifier: TABLE },
		]);
		expect(last()).toEqual({ metadata: [{ identifier: LIVEBOARD }, { identifier: TABLE }] });
	});

	it('needs a type for a name', async () => {
		const { error } = await spot.run('metadata', 'delete', { identifier: byId('Returns') });
		expect(error?.message).toContain("'Type' must be chosen");
		expect(spot.sandbox.requests).toHaveLength(0);
	});
});

it('changes an object ID, of an object that is named in one way alone', async () => {
	const done = await spot.run('metadata', 'updateObjId', {
		newObjId: 'new',
		additionalFields: { currentObjId: 'old' },
	});
	expect(done.items[0].json).toEqual({ success: true });
	expect(last()).toEqual({ metadata: [{ current_obj_id: 'old', new_obj_id: 'new' }] });
	const both = await spot.run('metadata', 'updateObjId', {
		metadataIdentifier: byId(TABLE),
		newObjId: 'new',
		additionalFields: { currentObjId: 'old' },
	});
	expect(both.error?.message).toContain('nor both be given');
});

it('converts nothing that is not named', async () => {
	const { error } = await spot.run('metadata', 'convertWorksheets', {});
	expect(error?.message).toContain("'Worksheets' are empty");
	const done = await spot.run('metadata', 'convertWorksheets', { worksheetIds: byId(TABLE) });
	expect(done.error).toBeUndefined();
	expect(last()).toEqual({ convert_all: false, worksheet_ids: [TABLE], apply_changes: false });
});

describe('lists to choose from', () => {
	const board = { resource: 'liveboard', operation: 'exportReport' };

	it.each([
		['searchVisualizations', ['Sales by Region', 'Sales by Store']],
		['searchTabs', ['Details', 'Overview']],
		['searchPersonalisedViews', ['My Region']],
	])('%s shows the parts of the chosen Liveboard', async (method, names) => {
		const parameters = { ...board, metadataIdentifier: byId(LIVEBOARD) };
		const { results } = await spot.list(method, {}, parameters);
		expect(results.map(({ name }) => name)).toEqual(names);
		await expect(spot.list(method, {}, board)).rejects.toThrow("'Liveboard' must be chosen first");
	});

	it('are searched by ThoughtSpot itself', async () => {
		const { results } = await spot.list('searchTables', { filter: 'retail sales' });
		expect(results).toEqual([{ name: 'Retail Sales (tsadmin)', value: TABLE }]);
		expect(last()).toMatchObject({
			metadata: [
				{
					type: 'LOGICAL_TABLE',
					subtypes: ['WORKSHEET', 'ONE_TO_ONE_LOGICAL', 'AGGR_WORKSHEET', 'SQL_VIEW'],
					name_pattern: '%retail%sales%',
				},
			],
		});
	});
});
