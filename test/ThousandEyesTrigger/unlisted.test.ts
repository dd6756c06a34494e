import type { IDataObject } from 'n8n-workflow';
import type { Answer } from '../support/server';
import { briefly, MINUTE, useTold } from './told';

const service = useTold();
const { told, asked, pass, iso } = service;
const HOUR = 60 * MINUTE;

const open = (id: string) => ({ id, alertState: 'trigger', state: 'active', startDate: iso() });
const lookUpsOf = (id: string) => asked.filter((path) => path.endsWith(`/${id}`)).length;

/** A node that has handed out alert A, which is then listed no more. */
async function withoutA(answer: Answer, credentialId?: string) {
	const poller = service.poller({}, { credentialId });
	await poller.poll();
	const a = open('A');
	told.open = [a];
	expect(briefly(await poller.poll())).toEqual(['A triggered']);
	pass(MINUTE);
	told.open = [];
	told.single = { A: answer };
	return { poller, a };
}

describe('an open alert that is listed no more and cannot be looked up', () => {
	it.each([
		['403', { status: 403, json: { error: 'Forbidden' } }],
		['400', { status: 400, json: { errors: [{ message: 'alertId must be a UUID' }] } }],
		['500', { status: 500, json: { message: 'Internal error' } }],
		['503', { status: 503, text: '' }],
		['405', { status: 405, text: '' }],
		['a page', { text: '<html>Sorry</html>', headers: { 'content-type': 'text/html' } }],
		['cut off', { text: '{"id":"A",' }],
		['nothing', { text: '' }],
	])('stops nothing and is asked for again (%s)', async (_, answer) => {
		const { poller, a } = await withoutA(answer);
		told.open = [open('B')];
		expect(briefly(await poller.poll())).toEqual(['B triggered']);
		pass(MINUTE);
		expect(await poller.poll()).toBeNull();
		expect(lookUpsOf('A')).toBe(2);
		told.single = { A: { json: { ...a, alertState: 'clear', endDate: iso() } } };
		expect(briefly(await poller.poll())).toEqual(['A cleared']);
		pass(MINUTE);
		expect(await poller.poll()).toBeNull();
	});

	it('is given up after a day with a warning, and still known when it is listed again', async () => {
		const { poller, a } = await withoutA({ status: 403, json: { detail: 'No access' } });
		for (let hour = 0; hour < 30; hour += 1) {
			expect(await poller.poll()).toBeNull();
			pass(HOUR);
		}
		const warnings = poller.log.filter(({ level }) => level === 'warn');
		expect(warnings).toHaveLength(1);
		expect(warnings[0].message).toMatch(/\/v7\/alerts\/A .*given up.*403/);
		expect(lookUpsOf('A')).toBe(25);
		told.open = [a];
		expect(await poller.poll()).toBeNull();
		told.open = [];
		told.cleared = [{ ...a, alertState: 'clear', endDate: iso() }];
		expect(briefly(await poller.poll())).toEqual(['A cleared']);
	});

	it('stops the poll when the credential is rejected, and nothing is lost by that', async () => {
		const { poller } = await withoutA({ status: 401, json: { error: 'invalid_token' } });
		told.open = [open('B')];
		await expect(poller.poll()).rejects.toThrow(/answered 401/);
		told.single = {};
		expect(briefly(await poller.poll())).toEqual(['B triggered']);
	});

	it('waits for the next poll when the rate limit is used up', async () => {
		const headers = { 'retry-after': '600' };
		const { poller } = await withoutA({ status: 429, headers }, 'limited');
		told.open = [open('B')];
		expect(briefly(await poller.poll())).toEqual(['B triggered']);
		expect(JSON.stringify(poller.staticData)).not.toContain('failing');
	});

	it('is forgotten when it is gone', async () => {
		const { poller } = await withoutA({ status: 404 });
		await poller.poll();
		await poller.poll();
		expect(lookUpsOf('A')).toBe(1);
		expect(JSON.stringify(poller.staticData)).not.toContain('"A"');
	});

	it('does not keep others from their turn, however many they are', async () => {
		const poller = service.poller();
		await poller.poll();
		// Numbers as IDs: objects keep them in an order of their own.
		const ids = Array.from({ length: 60 }, (_, index) => String(100 + index));
		told.open = ids.map(open);
		await poller.poll();
		const last = told.open.pop() as IDataObject;
		told.open = [];
		told.single = Object.fromEntries(ids.map((id): [string, Answer] => [id, { status: 500 }]));
		told.single['159'] = { json: { ...last, alertState: 'clear', endDate: iso() } };
		const seen = [];
		for (let poll = 0; poll < 14; poll += 1) {
			const before = asked.length;
			pass(MINUTE);
			seen.push(...briefly(await poller.poll()));
			expect(asked.length - before).toBeLessThanOrEqual(2 + 5 + 1);
		}
		expect(seen).toEqual(['159 cleared']);
	});

	it('goes for events as well', async () => {
		const poller = service.poller({ watch: ['event'] });
		await poller.poll();
		told.events = [open('A')];
		expect(briefly(await poller.poll())).toEqual(['A triggered']);
		pass(MINUTE);
		told.events = [open('B')];
		told.single = { A: { status: 403 } };
		expect(briefly(await poller.poll())).toEqual(['B triggered']);
		expect(lookUpsOf('A')).toBe(1);
		const windowOf = () => /window=(\d+)s/.exec(asked[asked.length - 1])?.[1];
		pass(12 * HOUR);
		await poller.poll();
		pass(13 * HOUR);
		await poller.poll();
		told.events = [];
		told.single = {};
		await poller.poll();
		asked.length = 0;
		expect(await poller.poll()).toBeNull();
		// What is given up is no reason to read the list from far back.
		expect(Number(windowOf())).toBeLessThan(2 * 3_600);
	});
});

describe('what is kept with the workflow', () => {
	it('stays small when more alerts are open than are kept, and nothing is told twice', async () => {
		const poller = service.poller();
		await poller.poll();
		const start = Date.now();
		const many = Array.from({ length: 12_000 }, (_, index) => ({
			id: `e9c3bf02-a48c-4aa8-9e5f-${String(index).padStart(12, '0')}`,
			alertState: 'trigger',
			startDate: new Date(start - (index % 1_000) * 1_000).toISOString(),
			meta: { version: 1 },
		}));
		told.open = many;
		expect(briefly(await poller.poll())).toHaveLength(12_000);
		const size = () => JSON.stringify(poller.staticData).length;
		expect(size()).toBeLessThan(1_000_000);
		expect(poller.log.some(({ level }) => level === 'warn')).toBe(true);
		pass(MINUTE);
		const news = open('new');
		told.open = [...many, news];
		expect(briefly(await poller.poll())).toEqual(['new triggered']);
		pass(MINUTE);
		expect(await poller.poll()).toBeNull();
		told.open = [news];
		told.cleared = many.map((row) => ({ ...row, alertState: 'clear', endDate: iso() }));
		const over = briefly(await poller.poll());
		expect(new Set(over).size).toBe(12_000);
		expect(over).toHaveLength(12_000);
		expect(over.every((one) => one.endsWith('cleared'))).toBe(true);
		pass(MINUTE);
		expect(await poller.poll()).toBeNull();
		expect(size()).toBeLessThan(1_000_000);
	});

	it('is read as earlier versions wrote it', async () => {
		const poller = service.poller();
		told.open = [open('old')];
		await poller.poll();
		const { progress } = poller.staticData as { progress: IDataObject };
		const startOf = (agoMs: number) => service.now - agoMs;
		const staticData = {
			progress: {
				last: service.now,
				scope: progress.scope,
				alert: {
					open: { old: startOf(HOUR), back: startOf(2 * HOUR) },
					done: { over: startOf(10 * MINUTE), again: startOf(10 * MINUTE) },
					floor: startOf(30 * MINUTE),
				},
				agent: { '1': 'offline', '10': 'online' },
			},
		};
		const later = service.poller({ watch: ['alert', 'agent'] }, { staticData });
		pass(MINUTE);
		const at = (id: string, ago: number, rest = {}) => ({
			...open(id),
			startDate: iso(ago),
			...rest,
		});
		told.open = [
			at('old', HOUR + MINUTE, { meta: { version: 2 } }),
			at('over', 20 * MINUTE),
			at('again', 5 * MINUTE),
			at('fresh', 30_000),
		];
		const end = { alertState: 'clear', endDate: iso() };
		told.cleared = [
			at('back', 2 * HOUR + MINUTE, end),
			at('brief', 40_000, end),
			at('ancient', 100 * 24 * HOUR, end),
		];
		told.agents = [
			{ agentId: '1', agentType: 'enterprise', agentState: 'offline' },
			{
				agentId: '10',
				agentType: 'enterprise-cluster',
				clusterMembers: [{ memberId: '11', agentState: 'offline' }],
			},
		];
		expect(briefly(await later.poll()).sort()).toEqual([
			'again triggered',
			'ancient cleared',
			'back cleared',
			'brief cleared',
			'brief triggered',
			'fresh triggered',
		]);
		pass(MINUTE);
		expect(await later.poll()).toBeNull();
	});
});
