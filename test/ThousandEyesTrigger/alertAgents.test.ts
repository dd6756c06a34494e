import type { Answer } from '../support/server';
import { useSandbox } from './setup';
import { briefly, itemsOf, MINUTE, useTold } from './told';

const options = { includeAgents: true };

describe('agents of an alert that was polled', () => {
	const sandbox = useSandbox();
	const lookUps = () =>
		sandbox.api.requests.filter(({ path }) => /^\/v7\/alerts\/[0-9a-f-]{36}$/.test(path));

	it('come from the alert itself, for one request each', async () => {
		const poller = sandbox.poller({ parameters: { options } });
		await poller.poll();
		sandbox.api.control.addAlerts(3);
		const items = itemsOf(await poller.poll());
		expect(items).toHaveLength(3);
		for (const { agents } of items) {
			expect(agents).toEqual(
				expect.arrayContaining([
					{
						id: expect.stringMatching(/^\d+$/),
						name: expect.stringMatching(/\w/),
						network: '',
						metricsAtStart: 'Error type: Connect',
						metricsAtEnd: '',
					},
				]),
			);
		}
		expect(lookUps()).toHaveLength(3);
		expect(await poller.poll()).toBeNull();
		expect(lookUps()).toHaveLength(3);
	});

	it('are asked for once where an alert began and ended in one poll', async () => {
		const poller = sandbox.poller({ parameters: { options } });
		await poller.poll();
		const [alertId] = sandbox.api.control.addAlerts(1);
		await sandbox.api.control.clearAlert({ alertId });
		const items = itemsOf(await poller.poll());
		expect(items.map(({ event }) => event).sort()).toEqual(['cleared', 'triggered']);
		for (const { agents } of items) expect(agents).not.toEqual([]);
		expect(lookUps()).toHaveLength(1);
	});

	it('are asked for 50 alerts in one poll, and all are handed out', async () => {
		const poller = sandbox.poller({ parameters: { options } });
		await poller.poll();
		sandbox.api.control.addAlerts(53);
		const items = itemsOf(await poller.poll());
		expect(items).toHaveLength(53);
		const asked = lookUps().map(({ path }) => path.split('/').pop());
		expect(asked).toEqual(items.slice(0, 50).map(({ id }) => id));
		for (const { agents } of items.slice(50)) expect(agents).toEqual([]);
	});

	it('are not asked for unless that is chosen', async () => {
		const poller = sandbox.poller();
		await poller.poll();
		sandbox.api.control.addAlerts(3);
		expect(itemsOf(await poller.poll())).toHaveLength(3);
		expect(lookUps()).toEqual([]);
	});

	it('are shown in a test event', async () => {
		const poller = sandbox.poller({ parameters: { options } });
		const [item] = itemsOf(await poller.poll({ manual: true }));
		expect(item.agents).not.toEqual([]);
		expect(lookUps()).toHaveLength(1);
	});
});

describe('agents that the service does not tell', () => {
	const service = useTold();
	const { told, asked, pass, iso } = service;
	const open = (id: string) => ({ id, alertState: 'trigger', startDate: iso() });
	const lookUps = () => asked.filter((path) => /^\/v7\/alerts\/\w+$/.test(path)).length;

	it.each<[string, Answer, number]>([
		['404', { status: 404 }, 8],
		['403', { status: 403 }, 5],
		['500', { status: 500 }, 5],
		['401', { status: 401 }, 1],
		['a page', { text: '<html>' }, 5],
		['no details', { json: { id: 'x', details: null } }, 8],
	])('hold up no alert (%s)', async (_, answer, requests) => {
		const poller = service.poller({ options });
		await poller.poll();
		const ids = Array.from({ length: 8 }, (_each, index) => `a${index}`);
		told.open = ids.map(open);
		told.single = Object.fromEntries(ids.map((id) => [id, answer]));
		expect(briefly(await poller.poll())).toEqual(ids.map((id) => `${id} triggered`));
		expect(lookUps()).toBe(requests);
		pass(MINUTE);
		expect(await poller.poll()).toBeNull();
	});

	it('are not asked for again of an alert that was looked up anyway', async () => {
		const poller = service.poller({ options });
		await poller.poll();
		told.open = [open('a')];
		await poller.poll();
		const [a] = told.open as object[];
		told.open = [];
		const details = [{ id: '3', name: 'London' }];
		told.single = { a: { json: { ...a, alertState: 'clear', endDate: iso(), details } } };
		const before = lookUps();
		expect(itemsOf(await poller.poll())).toMatchObject([
			{ event: 'cleared', agents: [{ id: '3' }] },
		]);
		expect(lookUps() - before).toBe(1);
	});

	it.each(['={{ undefined }}', '={{ "" }}', '={{ null }}'])(
		'are not taken for unwanted where an expression gives nothing: %s',
		async (includeAgents) => {
			const poller = service.poller({ options: { includeAgents } });
			await expect(poller.poll()).rejects.toThrow(
				/'Include Agents' is empty: check the expression/,
			);
			expect(asked).toEqual([]);
		},
	);
});
