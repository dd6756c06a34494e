import { sleep } from 'n8n-workflow';
import type { Webhook } from '../support/webhook';
import { secretsOf, useSandbox } from './setup';

const shared = useSandbox();
const { trigger } = shared;

/** Waits until it is time to answer end when this is called: nothing waits for real, but for its turn to call. */
let mockTimeIsUp: Array<() => void> = [];
let mockWaits: number[] = [];
jest.mock('../../nodes/shared/time/clock', () => {
	const clock = jest.requireActual<typeof import('../../nodes/shared/time/clock')>(
		'../../nodes/shared/time/clock',
	);
	const waitUntil = async (time: number, signal?: AbortSignal) => {
		const wait = time - Date.now();
		if (wait < 1000) return await clock.waitUntil(time, signal);
		mockWaits.push(wait);
		return await new Promise<void>((resolve) => {
			mockTimeIsUp.push(resolve);
			signal?.addEventListener('abort', () => resolve());
		});
	};
	return { ...clock, waitUntil };
});
afterEach(() => {
	mockTimeIsUp = [];
	mockWaits = [];
});

/** N8n, which puts an execution on record when it is told to, or fails to. */
function createRecord() {
	const begun: Array<(error?: Error) => void> = [];
	const record = async () =>
		await new Promise<void>((resolve, reject) =>
			begun.push((error) => (error ? reject(error) : resolve())),
		);
	return { begun, record };
}

async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await sleep(0);
}

/** Lets everything arrive that is under way: what is asked later is answered later. */
async function settle(webhook: Webhook): Promise<void> {
	for (let times = 0; times < 3; times++)
		await (await fetch(webhook.url, { method: 'POST' })).text();
}

const errorsOf = (webhook: Webhook) => webhook.log.filter(({ level }) => level === 'error');
const warningsOf = (webhook: Webhook) => webhook.log.filter(({ level }) => level === 'warn');
const startedBy = (webhook: Webhook) => webhook.calls.filter(({ workflowData }) => workflowData);

/** The process remembers what it had, also for the tests that follow. */
let events = 0;

/** An active workflow with a record of its own, and a delivery that is always the same one. */
async function setUp() {
	const { begun, record } = createRecord();
	const webhook = await trigger({ record });
	await webhook.activate();
	let answered = 0;
	// However slow the machine is: what is tried here is the order.
	const run = { msgUniqueId: `recording ${++events}`, retries: 0, timeoutMs: 60_000 };
	const deliver = async () => {
		const { deliveries } = await shared.api.control.fireSchedule(run);
		answered++;
		return { ...deliveries[0], body: JSON.parse(deliveries[0].text) as { message: string } };
	};
	return { begun, webhook, deliver, answers: () => answered };
}

describe('a delivery', () => {
	it('is answered when it is on record, not before', async () => {
		const { begun, webhook, deliver, answers } = await setUp();
		const delivery = deliver();
		await until(() => begun.length === 1);
		await settle(webhook);
		expect(answers()).toBe(0);
		begun[0]();
		expect(await delivery).toMatchObject({ status: 200, body: { status: 'SUCCESS' } });
		expect(startedBy(webhook)).toHaveLength(1);
	});

	it('is answered before ThoughtSpot gives up, and what n8n answers later does no harm', async () => {
		const { begun, webhook, deliver } = await setUp();
		const delivery = deliver();
		await until(() => begun.length === 1);
		expect(mockWaits[0]).toBeLessThanOrEqual(4000);
		expect(warningsOf(webhook)).toEqual([]);
		mockTimeIsUp.forEach((end) => end());
		const body = { status: 'SUCCESS', message: 'Received', time: expect.any(String) };
		expect(await delivery).toMatchObject({ status: 200, body });
		begun[0]();
		expect((await deliver()).body.message).toBe('Received before, not repeated');
		expect(startedBy(webhook)).toHaveLength(1);
		expect(errorsOf(webhook)).toEqual([]);
		expect(warningsOf(webhook)).toMatchObject([{ message: expect.stringContaining('too busy') }]);
	});

	it('that could not be put on record is refused, and new the next time', async () => {
		const { begun, webhook, deliver } = await setUp();
		const delivery = deliver();
		await until(() => begun.length === 1);
		begun[0](new Error('The database is gone'));
		expect(await delivery).toMatchObject({ status: 500 });
		const again = deliver();
		await until(() => begun.length === 2);
		begun[1]();
		expect(await again).toMatchObject({ status: 200, body: { message: 'Received' } });
		expect(startedBy(webhook)).toHaveLength(2);
	});

	it('that was answered early and then failed is new the next time, too', async () => {
		const { begun, deliver } = await setUp();
		const delivery = deliver();
		await until(() => begun.length === 1);
		mockTimeIsUp.forEach((end) => end());
		await delivery;
		begun[0](new Error('The database is gone'));
		const again = deliver();
		await until(() => begun.length === 2);
		begun[1]();
		expect(await again).toMatchObject({ status: 200, body: { message: 'Received' } });
	});
});

describe('a repeat that arrives meanwhile', () => {
	it('is answered when the first is on record, not before', async () => {
		const { begun, webhook, deliver, answers } = await setUp();
		const both = [deliver(), deliver()];
		await until(() => begun.length === 1 && mockTimeIsUp.length === 2);
		await settle(webhook);
		expect(answers()).toBe(0);
		begun[0]();
		const messages = (await Promise.all(both)).map(({ body }) => body.message);
		expect(messages.sort()).toEqual(['Received', 'Received before, not repeated']);
		expect(startedBy(webhook)).toHaveLength(1);
	});

	it('takes the place of the first if that fails: one of many, once', async () => {
		const { begun, webhook, deliver } = await setUp();
		const all = Array.from({ length: 10 }, deliver);
		await until(() => begun.length === 1 && mockTimeIsUp.length === 10);
		begun[0](new Error('The database is gone'));
		await until(() => begun.length === 2);
		begun[1]();
		const statuses = (await Promise.all(all)).map(({ status }) => status);
		expect(statuses.sort()).toEqual([...Array(9).fill(200), 500]);
		expect(startedBy(webhook)).toHaveLength(2);
	});
});

it('a burst of 220 gives no item twice, however long the record takes', async () => {
	const record = async () => await sleep(0);
	const webhook = await trigger({ record });
	await webhook.activate();
	const runs = Array.from({ length: 220 }, async (_, index) => {
		const msgUniqueId = `message ${index % 200}`;
		return await shared.api.control.fireSchedule({ msgUniqueId, retries: 0, timeoutMs: 60_000 });
	});
	const done = await Promise.all(runs);
	expect(done.every(({ deliveries }) => deliveries[0].status === 200)).toBe(true);
	const items = startedBy(webhook).flatMap(({ workflowData }) => workflowData?.[0] ?? []);
	const ids = items.map(({ json }) => (json.data as { msgUniqueId: string }).msgUniqueId);
	expect(ids).toHaveLength(200);
	expect(new Set(ids).size).toBe(200);
});

/** Sends a delivery whose body comes in two halves; the second is sent by what it gives. */
function deliverSlowly(webhook: Webhook, secret: string): () => Promise<Response> {
	const parts = ['Content-Disposition: form-data; name="payload"', '', '{"eventId":"n.slow"}'];
	const text = ['--limit', ...parts, '--limit--', ''].join('\r\n');
	const body = new TransformStream();
	const writer = body.writable.getWriter();
	const write = async (part: string) => await writer.write(new TextEncoder().encode(part));
	void write(text.slice(0, 20));
	const headers = { 'x-api-key': secret, 'content-type': 'multipart/form-data; boundary=limit' };
	const options = { method: 'POST', headers, body: body.readable, duplex: 'half' };
	const answer = fetch(webhook.url, options as RequestInit);
	return async () => {
		await write(text.slice(20));
		await writer.close();
		return await answer;
	};
}

it('a delivery that is under way while the workflow is activated anew brings no old registration back', async () => {
	const webhook = await trigger();
	await webhook.activate();
	const finish = deliverSlowly(webhook, secretsOf(shared.api).secret);
	await until(() => webhook.incoming === 1);
	await webhook.deactivate();
	await webhook.activate();
	const kept = webhook.staticData;
	expect((await finish()).status).toBe(200);
	expect(webhook.staticData).toEqual(kept);
	expect((await shared.api.control.fireSchedule()).deliveries).toMatchObject([{ status: 200 }]);
	expect(startedBy(webhook)).toHaveLength(2);
});
