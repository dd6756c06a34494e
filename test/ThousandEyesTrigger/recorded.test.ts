import { sleep, type IExecuteFunctions } from 'n8n-workflow';

type Receive = typeof import('../../nodes/ThousandEyes/trigger/webhook/delivery');

/** The record of n8n: read, added to and written back, so that two processes can overwrite each other. */
function createRecord() {
	let saved: string[] = [];
	return async (keys: string[]) => {
		const read = [...saved];
		await sleep(0);
		saved = [...new Set([...read, ...keys])];
		return { new: keys.filter((key) => !read.includes(key)), processed: [] };
	};
}

/** A process of n8n: the node's module, loaded anew. */
function startProcess(checkProcessedAndRecord: ReturnType<typeof createRecord>) {
	let receive!: Receive;
	jest.isolateModules(() => {
		receive = jest.requireActual<Receive>('../../nodes/ThousandEyes/trigger/webhook/delivery');
	});
	return async (id: string, more: object = {}) => {
		const context = {
			getInputData: () => [{ json: { id, event: 'triggered', ...more } }],
			getWorkflow: () => ({ id: 'workflow' }),
			getNode: () => ({ id: 'node' }),
			helpers: { checkProcessedAndRecord },
			logger: { warn: (message: string) => expect(message).toBe('') },
		};
		const items = await receive.withoutRecorded(context as unknown as IExecuteFunctions);
		return items.map(({ json }) => json.id);
	};
}

it('drops what another process or an earlier start has had', async () => {
	const record = createRecord();
	expect(await startProcess(record)('one')).toEqual(['one']);
	expect(await startProcess(record)('one')).toEqual([]);
});

it('hands on another occurrence, and another notification', async () => {
	const record = createRecord();
	const all = [
		{ notificationId: 'n1', startDate: '2025-03-24T19:41:00.000Z' },
		{ notificationId: 'n2', startDate: '2025-03-24T19:41:00.000Z' },
		{ notificationId: '', startDate: '2025-03-24T19:41:00.000Z' },
		{ notificationId: '', startDate: '2025-03-24T20:01:00.000Z' },
	];
	for (const more of all) expect(await startProcess(record)('one', more)).toEqual(['one']);
	for (const more of all) expect(await startProcess(record)('one', more)).toEqual([]);
});

it('drops it also when two workers have overwritten the record of each other', async () => {
	const record = createRecord();
	const [first, second] = [startProcess(record), startProcess(record)];
	await Promise.all([first('one'), second('two')]);
	// Each brings along what it has recorded before.
	expect(await first('three')).toEqual(['three']);
	expect(await second('four')).toEqual(['four']);
	const later = startProcess(record);
	for (const id of ['one', 'two', 'three', 'four']) expect(await later(id)).toEqual([]);
});

it('drops what the same process had, even if its record is lost', async () => {
	const worker = startProcess(async (keys) => ({ new: keys, processed: [] }));
	expect(await worker('one')).toEqual(['one']);
	expect(await worker('one')).toEqual([]);
});
