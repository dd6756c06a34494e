import { sleep, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { account, start, until } from '../shared/setup';
import { byId, createBench } from '../support/fixtures';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const LIVEBOARD = 'c0a8f1d2-7b3e-4d5f-8a00-000000000001';
const HERE = '11111111-2222-4333-8444-000000000001';
const yaml = (name: string, guid?: string) =>
	`${guid === undefined ? '' : `guid: ${guid}\n`}liveboard:\n  name: ${name}\n`;

const bodies = () =>
	spot.sandbox.requests
		.filter(({ path }) => !path.includes('/auth/'))
		.map(({ body }) => JSON.parse(body) as IDataObject);
const pairs = (items: INodeExecutionData[]) => items.map(({ pairedItem }) => pairedItem);
const each = (...tmls: unknown[]) => tmls.map((tml) => ({ tml })) as IDataObject[];
const ofItem = { metadataTmls: '={{ $json.tml }}' };

describe('an export', () => {
	it('is JSON with the TML as an object', async () => {
		const { items, error } = await spot.run('tml', 'export', { identifier: byId(LIVEBOARD) });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			info: { id: LIVEBOARD, type: 'liveboard' },
			edoc: expect.any(String),
			tml: { guid: LIVEBOARD, liveboard: { name: 'Store Performance' } },
		});
		expect(bodies()).toEqual([{ metadata: [{ identifier: LIVEBOARD }], edoc_format: 'JSON' }]);
	});

	it('is YAML as text, of objects by name, with their type', async () => {
		const { items } = await spot.run('tml', 'export', {
			identifier: byId('Returns, Margins'),
			type: 'LIVEBOARD',
			output: 'text',
		});
		expect(items.map(({ json }) => json.edoc)).toEqual([
			yaml('Returns', 'c0a8f1d2-7b3e-4d5f-8a00-000000000003'),
			yaml('Margins', 'c0a8f1d2-7b3e-4d5f-8a00-000000000006'),
		]);
		expect(bodies()[0]).toEqual({
			metadata: [
				{ identifier: 'Returns', type: 'LIVEBOARD' },
				{ identifier: 'Margins', type: 'LIVEBOARD' },
			],
			edoc_format: 'YAML',
		});
	});

	it('is a file that is named by the object ID', async () => {
		const { items, error } = await spot.run('tml', 'export', {
			identifier: byId(LIVEBOARD),
			output: 'file',
			additionalFields: { exportOptions: { includeObjId: true, includeGuid: false } },
			options: { binaryPropertyName: 'tml' },
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({
			info: expect.objectContaining({ id: LIVEBOARD }),
			path: 'liveboard/store-performance-00.liveboard.tml',
		});
		expect(items[0].binary?.tml).toMatchObject({
			fileName: 'store-performance-00.liveboard.tml',
			mimeType: 'application/yaml',
		});
		expect(Buffer.from(items[0].binary?.tml.data ?? '', 'base64').toString()).toBe(
			'obj_id: store-performance-00\nliveboard:\n  name: Store Performance\n',
		);
	});

	it('tells what failed among others, and fails where all did', async () => {
		const nobody = '11111111-2222-4333-8444-000000000009';
		const parameters = { identifier: byId(`${LIVEBOARD}, ${nobody}`) };
		const { items, hints } = await spot.run('tml', 'export', parameters);
		expect(items).toHaveLength(2);
		expect(items[1].json).toMatchObject({ info: { status: { status_code: 'ERROR' } } });
		expect(hints.map(({ message }) => message)).toEqual(['Export objects as TML: 1 of 2 failed.']);
		const options = { failOnAnyError: true };
		const strict = await spot.run('tml', 'export', { ...parameters, options });
		expect(strict.error?.message).toContain(`${nobody}: No object\n${nobody}`);
		const none = await spot.run('tml', 'export', { identifier: byId(nobody) });
		expect(none.error?.message).toContain('it failed');
	});

	it.each([
		[{ identifier: byId('') }, "'Objects' must be given, or else both"],
		[{ identifier: byId('Returns') }, "'Type' must be chosen where an object is given by its name"],
		[
			{ identifier: byId(LIVEBOARD), additionalFields: { exportConnectionAsDependent: true } },
			"needs 'Export Associated'",
		],
	])('refuses %j', async (parameters, message) => {
		const { error } = await spot.run('tml', 'export', parameters);
		expect(error?.message).toContain(message);
		expect(spot.sandbox.requests).toHaveLength(0);
	});

	it('takes an answer that nobody saved', async () => {
		const additionalFields = { sessionIdentifier: 'a-session', generationNumber: 3 };
		const { error } = await spot.run('tml', 'export', {
			identifier: byId(''),
			additionalFields,
		});
		expect(error).toBeUndefined();
		expect(bodies()[0].metadata).toEqual([
			{ session_identifier: 'a-session', generation_number: 3 },
		]);
	});

	it('reads all batches of users, and no more than are wanted', async () => {
		const parameters = { metadataType: 'USER', returnAll: true };
		const { items, error } = await spot.run('tml', 'exportBatch', parameters);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(250);
		expect(bodies().map((body) => [body.batch_offset, body.batch_size])).toEqual([
			[0, 200],
			[200, 200],
		]);
		const few = await spot.run('tml', 'exportBatch', { metadataType: 'ROLE', limit: 3 });
		expect(few.items).toHaveLength(3);
	});
});

describe('an import', () => {
	it('sends all items in one call, all or none, and tells what became of each', async () => {
		const input = each(yaml('One', HERE), { guid: LIVEBOARD, liveboard: { name: 'Two' } });
		const { items, error } = await spot.run('tml', 'import', ofItem, { input });
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([
			{
				metadata_tmls: [
					yaml('One', HERE),
					JSON.stringify({ guid: LIVEBOARD, liveboard: { name: 'Two' } }),
				],
				import_policy: 'ALL_OR_NONE',
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				status: 'OK',
				sourceGuid: HERE,
				metadataId: HERE,
				metadataName: 'One',
				metadataType: 'LIVEBOARD',
				response: expect.any(Object),
			}),
			expect.objectContaining({ sourceGuid: LIVEBOARD, metadataName: 'Two' }),
		]);
		expect(pairs(items)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('sends each item alone where they are not combined', async () => {
		const options = { combineItems: false };
		const input = each(yaml('One'), yaml('Two'));
		const { items } = await spot.run('tml', 'import', { ...ofItem, options }, { input });
		expect(bodies()).toHaveLength(2);
		expect(pairs(items)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('exchanges GUIDs before anything is sent, and drops those that are not known', async () => {
		const THERE = LIVEBOARD.toUpperCase();
		const text = `guid: ${THERE}\nliveboard:\n  name: A\n  table: ${LIVEBOARD}\n`;
		const options = {
			guidMapping: JSON.stringify({ [LIVEBOARD]: HERE }),
			dropUnmappedGuids: true,
		};
		const input = each(text, yaml('B', '99999999-2222-4333-8444-000000000001'));
		const { items, error } = await spot.run('tml', 'import', { ...ofItem, options }, { input });
		expect(error).toBeUndefined();
		expect(bodies()[0].metadata_tmls).toEqual([
			`guid: ${HERE}\nliveboard:\n  name: A\n  table: ${HERE}\n`,
			yaml('B'),
		]);
		expect(items.map(({ json }) => [json.sourceGuid, json.metadataId])).toEqual([
			[THERE, HERE],
			['99999999-2222-4333-8444-000000000001', expect.any(String)],
		]);
	});

	it('reads files, each of its own item', async () => {
		const files = ['A', 'B'].map((name) => ({
			json: {},
			binary: {
				tml: { data: Buffer.from(yaml(name)).toString('base64'), mimeType: 'application/yaml' },
			},
		}));
		const parameters = { inputSource: 'binary', inputDataFieldName: 'tml' };
		const { items, error } = await spot.run('tml', 'import', parameters, {
			input: files as unknown as IDataObject[],
		});
		expect(error).toBeUndefined();
		expect(bodies()[0].metadata_tmls).toEqual([yaml('A'), yaml('B')]);
		expect(items.map(({ json }) => json.metadataName)).toEqual(['A', 'B']);
	});

	it('fails where nothing was written, each item with an error of its own', async () => {
		const input = each(yaml('Good'), yaml('Broken'));
		const { items } = await spot.run('tml', 'import', ofItem, {
			input,
			onError: 'continueRegularOutput',
		});
		expect(items).toHaveLength(2);
		expect(pairs(items)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(String(items[0].json.error)).toContain('Good: Not imported');
		expect(String(items[1].json.error)).toContain('Broken: Unknown column\nSales');
		expect(bodies()).toHaveLength(1);
	});

	it('tells what failed where the rest was written', async () => {
		const input = each(yaml('Good'), yaml('Broken'));
		const additionalFields = { importPolicy: 'PARTIAL' };
		const parameters = { ...ofItem, additionalFields };
		const { items, hints } = await spot.run('tml', 'import', parameters, { input });
		expect(items.map(({ json }) => [json.status, json.errorMessage])).toEqual([
			['OK', undefined],
			['ERROR', 'Unknown column\nSales'],
		]);
		expect(hints).toHaveLength(1);
	});

	it('is never sent again', async () => {
		spot.sandbox.control.fault({ kind: 'status', status: 503, match: { path: 'tml/import' } });
		const { error } = await spot.run('tml', 'import', { metadataTmls: yaml('A') });
		expect(error?.message).toContain('answered 503');
		expect(bodies()).toHaveLength(1);
	});

	it.each([
		[{ metadataTmls: '={{ $json.nothing }}' }, "'TML' is empty: check the expression"],
		[
			{ metadataTmls: yaml('A'), options: { guidMapping: '["a"]' } },
			"'GUID Mapping (JSON)' must be an object of GUIDs",
		],
	])('refuses %j', async (parameters, message) => {
		const { error } = await spot.run('tml', 'import', parameters);
		expect(error?.message).toContain(message);
		expect(spot.sandbox.requests).toHaveLength(0);
	});
});

it('validates without writing, and without failing', async () => {
	const input = each(yaml('New'), yaml('Known', HERE), yaml('Broken', LIVEBOARD));
	const { items, error, hints } = await spot.run('tml', 'validate', ofItem, { input });
	expect(error).toBeUndefined();
	expect(hints).toEqual([]);
	expect(bodies()[0].import_policy).toBe('VALIDATE_ONLY');
	expect(items.map(({ json }) => [json.status, json.wouldCreate])).toEqual([
		['OK', true],
		['OK', false],
		['ERROR', null],
	]);
	const options = { failOnAnyError: true };
	const strict = await spot.run('tml', 'validate', { ...ofItem, options }, { input });
	expect(strict.error?.message).toContain('Broken: Unknown column');
});

describe('an import in the background', () => {
	const begin = async () =>
		(await spot.run('tml', 'importAsync', { metadataTmls: yaml('A', HERE) })).items[0].json;

	it('gives its task, which is found again', async () => {
		const task = await begin();
		expect(task).toMatchObject({ task_status: 'IN_QUEUE', import_policy: 'ALL_OR_NONE' });
		const { items, error } = await spot.run('tml', 'getImportTask', {
			taskIds: byId(String(task.task_id)),
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ task_id: task.task_id, task_status: 'IN_QUEUE' });
		const all = await spot.run('tml', 'getAllImportTasks', { returnAll: true });
		expect(all.items).toHaveLength(4);
		expect(all.items[0].json).toMatchObject({ task_id: task.task_id, task_name: 'Import 4' });
		const lost = await spot.run('tml', 'getImportTask', { taskIds: byId('nothing') });
		expect(lost.error?.message).toContain("there is no import task of yours 'nothing'");
	});

	it('is waited for if wanted, and gives what became of each object', async () => {
		const input = each(yaml('One', HERE), yaml('Two'));
		const options = { waitForCompletion: true };
		const { items, error } = await spot.run(
			'tml',
			'importAsync',
			{ ...ofItem, options },
			{ input },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => [json.status, json.metadataName, json.sourceGuid])).toEqual([
			['OK', 'One', HERE],
			['OK', 'Two', null],
		]);
		expect(pairs(items)).toEqual([{ item: 0 }, { item: 1 }]);
		// In the queue, under way, done: 2, 3 and 4.5 seconds.
		expect(bodies()).toHaveLength(4);
		expect(bodies()[1]).toMatchObject({ record_size: 1, include_import_response: true });
	}, 20_000);

	it('is waited for no longer where the execution is cancelled', async () => {
		const running = start(account(spot.sandbox.url, 'thoughtSpot'), {
			resource: 'tml',
			operation: 'importAsync',
			parameters: { metadataTmls: yaml('A'), options: { waitForCompletion: true } },
		});
		await until(() => spot.sent().some((one) => one.endsWith('async/import')));
		await sleep(100);
		const from = Date.now();
		running.cancel();
		const { status } = await running;
		expect(status).toBe('canceled');
		expect(Date.now() - from).toBeLessThan(1500);
		expect(spot.sent().some((one) => one.endsWith('async/status'))).toBe(false);
	});

	it('names the task where it took too long', async () => {
		const options = { waitForCompletion: true, maxWaitSeconds: 3 };
		const { error } = await spot.run('tml', 'importAsync', {
			metadataTmls: yaml('A'),
			options,
		});
		expect(error?.message).toMatch(/the task [\w-]{36} is still IN_QUEUE after 3 seconds/);
		expect(error?.description).toContain('Get Import Task');
		expect(spot.sent().filter((one) => one.endsWith('async/import'))).toHaveLength(1);
	}, 20_000);
});
