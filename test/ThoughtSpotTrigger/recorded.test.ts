import { DataDeduplicationService } from 'n8n-core';
import { sleep, type DeduplicationItemTypes, type WorkflowExecuteMode } from 'n8n-workflow';
import { ThoughtSpotTrigger } from '../../nodes/ThoughtSpot/ThoughtSpotTrigger.node';
import { runWorkflow } from '../support/workflow';

type Trigger = typeof ThoughtSpotTrigger;

/** N8n's record as in its database: read, added to, cut and written back. */
let saved: DeduplicationItemTypes[] | Error;
beforeEach(() => (saved = []));
beforeAll(async () => {
	await DataDeduplicationService.init({
		async checkProcessedAndRecord(items, _scope, _context, { maxEntries }) {
			if (saved instanceof Error) throw saved;
			const read = [...saved];
			await sleep(0);
			const fresh = items.filter((item) => !read.includes(item));
			saved = [...read, ...fresh].slice(-(maxEntries ?? Infinity));
			return { new: fresh, processed: items.filter((item) => read.includes(item)) };
		},
	} as Parameters<typeof DataDeduplicationService.init>[0]);
});

/** A process of n8n: the trigger's code, loaded anew. */
function startProcess(): Trigger {
	let type: Trigger = ThoughtSpotTrigger;
	jest.isolateModules(() => {
		({ ThoughtSpotTrigger: type } = jest.requireActual<{ ThoughtSpotTrigger: Trigger }>(
			'../../nodes/ThoughtSpot/ThoughtSpotTrigger.node',
		));
	});
	return type;
}

const event = (id: string) => ({ eventId: `n.${id}`, data: { msgUniqueId: id } });

async function execute(type: Trigger, json: object, mode: WorkflowExecuteMode = 'webhook') {
	const { items, error, log } = await runWorkflow({
		node: { type, parameters: { authentication: 'existing' }, credentials: {} },
		input: [{ json: json as never }],
		mode,
	});
	expect(error).toBeUndefined();
	return { items: items.map((item) => item.json), log };
}

it('a delivery that was had before a restart, or by another process, starts nothing', async () => {
	const [before, after] = [startProcess(), startProcess()];
	expect((await execute(before, event('one'))).items).toEqual([event('one')]);
	expect((await execute(after, event('one'))).items).toEqual([]);
	expect((await execute(after, event('two'))).items).toEqual([event('two')]);
});

it('it is known by its event, too, and one without any ID is always new', async () => {
	const [before, after] = [startProcess(), startProcess()];
	const byEvent = { eventId: 'n.event', data: { msgUniqueId: '' } };
	expect((await execute(before, byEvent)).items).toHaveLength(1);
	expect((await execute(after, byEvent)).items).toEqual([]);
	const unnamed = { data: { scheduleDetails: {} } };
	expect((await execute(before, unnamed)).items).toHaveLength(1);
	expect((await execute(after, unnamed)).items).toHaveLength(1);
});

it('of two processes that write over each other, both are remembered', async () => {
	const [first, second] = [startProcess(), startProcess()];
	await Promise.all([execute(first, event('one')), execute(second, event('two'))]);
	await execute(first, event('three'));
	await execute(second, event('four'));
	const later = startProcess();
	for (const id of ['one', 'two', 'three', 'four']) {
		expect((await execute(later, event(id))).items).toEqual([]);
	}
});

it('a hundred at once in one process all get through, once', async () => {
	const type = startProcess();
	const ids = Array.from({ length: 100 }, (_, index) => `burst ${index}`);
	const runs = await Promise.all(ids.map(async (id) => await execute(type, event(id))));
	expect(runs.every(({ items }) => items.length === 1)).toBe(true);
	const later = startProcess();
	expect((await execute(later, event('burst 0'))).items).toEqual([]);
	expect((await execute(later, event('burst 99'))).items).toEqual([]);
});

it.each(['manual', 'retry'] as const)(
	'what is run again by hand (%s) is wanted again',
	async (mode) => {
		const type = startProcess();
		await execute(type, event('again'));
		expect((await execute(type, event('again'), mode)).items).toEqual([event('again')]);
	},
);

it('where the record cannot be had, rather twice than never', async () => {
	saved = new Error('The database is gone');
	const { items, log } = await execute(startProcess(), event('one'));
	expect(items).toEqual([event('one')]);
	expect(log.some(({ message }) => /could not be compared.*database is gone/.test(message))).toBe(
		true,
	);
});
