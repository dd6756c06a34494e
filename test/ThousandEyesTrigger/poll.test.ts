import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { findSecrets } from '../support/secrets';
import { ours, TOKEN, useSandbox } from './setup';

jest.mock('../../nodes/shared/http/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/http/retry'),
	backOff: () => 1,
}));

const MINUTE = 60_000;
const sandbox = useSandbox({ alertCount: 2500, pageSize: 50, pageCap: 100 });
const control = () => sandbox.api.control;

let now: number;
const pass = (ms: number) => (now += ms);
beforeEach(() => {
	now = Date.UTC(2026, 0, 15, 12);
	const started = performance.now();
	// It goes on by itself too: what waits for a time would never get there.
	jest.spyOn(Date, 'now').mockImplementation(() => Math.floor(now + performance.now() - started));
	sandbox.api.reset();
});
afterEach(() => jest.restoreAllMocks());

const briefly = (output: INodeExecutionData[][] | null) =>
	(output ?? []).flat().map(({ json }) => `${String(json.id)} ${String(json.event)}`);

const raise = (count: number, at = now) => control().addAlerts(count, { at });
const clear = async (ids: string[], at = now) => {
	for (const alertId of ids) await control().clearAlert({ alertId, at });
};

describe('alerts', () => {
	it('are handed out once each over ten polls with restarts and an outage', async () => {
		const poller = sandbox.poller();
		const expected: string[] = [];
		const got: string[] = [];
		const open: string[] = [];
		const happen = async (round: number) => {
			// Their start may be a minute off: the service's clock is not ours.
			const skew = [MINUTE, -MINUTE, 0][round % 3];
			const raised = raise(round === 4 ? 230 : 7, now + skew);
			open.push(...raised);
			expected.push(...raised.map((id) => `${id} triggered`));
			const over = open.splice(0, round === 6 ? 150 : 3);
			await clear(over, now + skew);
			expected.push(...over.map((id) => `${id} cleared`));
			// Raised and over between two polls.
			const brief = raise(2, now - 20_000);
			await clear(brief, now - 5_000);
			expected.push(...brief.flatMap((id) => [`${id} triggered`, `${id} cleared`]));
		};
		expect(await poller.poll()).toBeNull();
		for (let round = 0; round < 10; round += 1) {
			pass(MINUTE);
			await happen(round);
			if (round === 3) {
				control().fault({ kind: 'status', status: 503, times: 10_000 });
				for (let minute = 0; minute < 60; minute += 5) {
					await expect(poller.poll()).rejects.toThrow(/answered 503/);
					pass(5 * MINUTE);
					if (minute % 20 === 0) await happen(round);
				}
				control().clearFaults();
			}
			if (round % 3 === 2) poller.restart();
			got.push(...briefly(await poller.poll()));
		}
		pass(MINUTE);
		expect(await poller.poll()).toBeNull();
		expect(got).toHaveLength(new Set(got).size);
		expect(got.sort()).toEqual(expected.sort());
		expect(got.length).toBeGreaterThan(500);
	});

	it('come once although every poll looks back over the last ones', async () => {
		const poller = sandbox.poller();
		await poller.poll();
		const ids = raise(5);
		const seen = [];
		for (let round = 0; round < 10; round += 1) {
			pass(MINUTE);
			seen.push(...briefly(await poller.poll()));
			if (round === 4) await clear(ids);
		}
		expect(seen.sort()).toEqual(ids.flatMap((id) => [`${id} cleared`, `${id} triggered`]).sort());
	});

	it('are not lost when n8n restarts between a quiet poll and the next', async () => {
		const poller = sandbox.poller();
		await poller.poll();
		const [first] = raise(1);
		pass(MINUTE);
		expect(briefly(await poller.poll())).toEqual([`${first} triggered`]);
		for (let round = 0; round < 50; round += 1) {
			pass(MINUTE);
			expect(await poller.poll()).toBeNull();
		}
		const [second] = raise(1);
		await clear([first]);
		poller.restart();
		pass(MINUTE);
		expect(briefly(await poller.poll()).sort()).toEqual(
			[`${first} cleared`, `${second} triggered`].sort(),
		);
	});

	it('of before do not flood the first poll, or do as far as wanted', async () => {
		raise(3, now - 2 * 60 * MINUTE);
		expect(await sandbox.poller().poll()).toBeNull();
		const parameters = { options: { lookBack: '3h' } };
		const looked = briefly(await sandbox.poller({ parameters }).poll());
		expect(looked.length).toBeGreaterThanOrEqual(3);
		expect(looked.length).toBeLessThan(200);
		expect(new Set(looked).size).toBe(looked.length);
	});

	it('that are open since long are told when they clear', async () => {
		const [id] = raise(1, now - 9 * 24 * 60 * MINUTE);
		const poller = sandbox.poller();
		await poller.poll();
		pass(MINUTE);
		await clear([id]);
		expect(briefly(await poller.poll())).toEqual([`${id} cleared`]);
	});

	it('are looked up when the service leaves them out of a list', async () => {
		const poller = sandbox.poller();
		await poller.poll();
		const [id] = raise(1);
		await poller.poll();
		for (const alerts of [[], []]) {
			const body = { alerts };
			const match = { path: /^\/v7\/alerts\?/ };
			control().fault({ kind: 'status', status: 200, body, match });
		}
		pass(MINUTE);
		expect(await poller.poll()).toBeNull();
		await clear([id]);
		pass(MINUTE);
		expect(briefly(await poller.poll())).toEqual([`${id} cleared`]);
	});

	it('of another account group begin anew', async () => {
		const node = sandbox.poller();
		await node.poll();
		const { staticData } = node;
		pass(MINUTE);
		const aid = { __rl: true, mode: 'id', value: '1002' };
		const other = sandbox.poller({ staticData, parameters: { aid } });
		expect(await other.poll()).toBeNull();
	});

	it('come with what the filters let through', async () => {
		const filters = { severities: ['critical'] };
		const poller = sandbox.poller({ parameters: { filters, event: 'triggered' } });
		await poller.poll();
		const ids = raise(8);
		pass(MINUTE);
		const items = ((await poller.poll()) ?? []).flat();
		expect(items).toHaveLength(2);
		for (const { json } of items) {
			expect(ids).toContain(json.id);
			expect(json).toMatchObject({ kind: 'alert', severity: 'critical', event: 'triggered' });
		}
	});
});

describe('events', () => {
	it('come when they begin and when they are resolved', async () => {
		const poller = sandbox.poller({ parameters: { watch: ['event'] } });
		expect(await poller.poll()).toBeNull();
		const id = control().addEvent({ at: now });
		pass(MINUTE);
		expect(briefly(await poller.poll())).toEqual([`${id} triggered`]);
		for (let hour = 0; hour < 26; hour += 1) {
			pass(60 * MINUTE);
			if (hour % 5 === 0) poller.restart();
			expect(await poller.poll()).toBeNull();
		}
		control().resolveEvent({ eventId: id, at: now });
		pass(MINUTE);
		const [[{ json }]] = (await poller.poll()) as INodeExecutionData[][];
		expect(json).toMatchObject({ kind: 'event', event: 'cleared', id });
		pass(MINUTE);
		expect(await poller.poll()).toBeNull();
	});
});

describe('agents', () => {
	const parameters = { watch: ['agent'] };

	it('come when they go offline and when they are back', async () => {
		const poller = sandbox.poller({ parameters });
		expect(await poller.poll()).toBeNull();
		control().setAgentState({ agentId: '3027', state: 'offline' });
		pass(MINUTE);
		const [[gone]] = (await poller.poll()) as INodeExecutionData[][];
		expect(gone.json).toMatchObject({ kind: 'agent', event: 'triggered', id: '3027' });
		poller.restart();
		pass(MINUTE);
		expect(await poller.poll()).toBeNull();
		control().setAgentState({ agentId: '3027', state: 'disabled' });
		expect(await poller.poll()).toBeNull();
		control().setAgentState({ agentId: '3027', state: 'online' });
		pass(MINUTE);
		expect(briefly(await poller.poll())).toEqual(['3027 cleared']);
	});
});

describe('members of a cluster', () => {
	const parameters = { watch: ['agent'] };
	const states = (...ids: string[]) => ({
		be: (state: 'online' | 'offline' | 'disabled') =>
			ids.forEach((agentId) => control().setAgentState({ agentId, state })),
	});

	it('come one by one when they go offline and when they are back', async () => {
		const poller = sandbox.poller({ parameters });
		expect(await poller.poll()).toBeNull();
		states('361', '362').be('offline');
		pass(MINUTE);
		const output = await poller.poll();
		expect(briefly(output)).toEqual(['361 triggered', '362 triggered']);
		expect((output ?? []).flat()[0].json).toMatchObject({
			kind: 'agent',
			type: 'enterprise-cluster',
			title: 'Agent branch-36-1.example.com of cluster branch-36.example.com is offline',
			agents: [{ id: '361', name: 'branch-36-1.example.com' }],
			raw: {
				agentId: '3037',
				agentName: 'branch-36.example.com',
				clusterMembers: [{ memberId: '361', agentState: 'offline' }],
			},
		});
		poller.restart();
		states('361').be('disabled');
		pass(MINUTE);
		expect(await poller.poll()).toBeNull();
		states('361').be('online');
		expect(briefly(await poller.poll())).toEqual(['361 cleared']);
	});

	it('are among what is shown as a test event', async () => {
		const poller = sandbox.poller({ parameters });
		states('372').be('offline');
		const [[{ json }]] = (await poller.poll({ manual: true })) as INodeExecutionData[][];
		expect(json).toMatchObject({ id: '372', event: 'triggered' });
	});
});

describe('polling', () => {
	it('does nothing over when one of several lists fails', async () => {
		const poller = sandbox.poller({ parameters: { watch: ['alert', 'event', 'agent'] } });
		await poller.poll();
		const [id] = raise(1);
		pass(MINUTE);
		control().fault({ kind: 'status', status: 403, match: { path: /^\/v7\/agents/ } });
		await expect(poller.poll()).rejects.toThrow(/answered 403/);
		pass(MINUTE);
		expect(briefly(await poller.poll())).toEqual([`${id} triggered`]);
	});

	it('keeps no secret in static data', async () => {
		const poller = sandbox.poller();
		await poller.poll();
		raise(1);
		await poller.poll();
		expect(findSecrets([poller.staticData, poller.log], [TOKEN])).toEqual([]);
	});

	it('removes the webhook of a node that listened by webhook before', async () => {
		const same = { webhookId: 'same', local: false };
		const webhook = await sandbox.trigger(same);
		await webhook.activate();
		const poller = sandbox.poller({ ...same, staticData: webhook.staticData });
		await poller.poll();
		expect(ours(sandbox.api).connectors).toEqual([]);
		expect(Object.keys(poller.staticData)).toEqual(['progress']);
	});

	it('is silent while the node listens by webhook', async () => {
		const poller = sandbox.poller({ parameters: { listenBy: 'webhook' } });
		expect(await poller.poll()).toBeNull();
		expect(sandbox.api.requests).toEqual([]);
	});

	it.each([
		[['alert'], 'alert'],
		[['event'], 'event'],
		[['agent'], 'agent'],
	])('shows the latest of %j as a test event, and remembers nothing', async (watch, kind) => {
		const poller = sandbox.poller({ parameters: { watch } });
		const output = (await poller.poll({ manual: true })) as INodeExecutionData[][];
		expect(output.flat().map(({ json }) => (json as IDataObject).kind)).toEqual([kind]);
		const [id] = raise(1);
		const [[latest]] = (await poller.poll({ manual: true })) as INodeExecutionData[][];
		if (kind === 'alert') expect(latest.json.id).toBe(id);
		expect(poller.staticData).toEqual({});
	});

	it('says so when there is nothing to show', async () => {
		const parameters = { filters: { testIds: ['1'] } };
		const poller = sandbox.poller({ parameters });
		await expect(poller.poll({ manual: true })).rejects.toThrow(/nothing to show yet/);
	});
});

it('hands a change out once when a poll is still under way as the next one begins', async () => {
	const poller = sandbox.poller();
	await poller.poll();
	const [id] = sandbox.api.control.addAlerts(1);
	sandbox.api.control.fault({ kind: 'delay', ms: 100, times: 4 });
	const polls = await Promise.all([poller.poll(), poller.poll()]);
	const items = polls.flatMap((output) => output?.flat() ?? []);
	expect(items.map(({ json }) => json.id)).toEqual([id]);
	sandbox.api.control.clearFaults();
	expect(await poller.poll()).toBeNull();
});
