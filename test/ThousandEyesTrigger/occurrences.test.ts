import { briefly, itemsOf, MINUTE, useTold } from './told';

const service = useTold();
const { told, pass, iso } = service;
const DAY = 24 * 60 * MINUTE;

interface Row {
	version?: number;
	suppressed?: boolean;
	start?: string;
	end?: string;
	id?: string;
}

/** A row of the list, over when it has an end. */
const row = ({ id = 'a', version, suppressed, start = iso(), end }: Row) => ({
	id,
	alertState: end === undefined ? 'trigger' : 'clear',
	startDate: start,
	endDate: end,
	suppressed,
	meta: version === undefined ? undefined : { version },
});

/** Sets both lists to one row each, and polls a minute later. */
async function step(poller: ReturnType<typeof service.poller>, lists: { open?: Row; over?: Row }) {
	told.open = lists.open ? [row(lists.open)] : [];
	told.cleared = lists.over ? [row(lists.over)] : [];
	const output = briefly(await poller.poll());
	pass(MINUTE);
	return output;
}

async function begun(before: { open?: Row; over?: Row } = {}) {
	const poller = service.poller();
	expect(await step(poller, before)).toEqual([]);
	return poller;
}

describe('an alert that comes up again under its ID', () => {
	it.each([
		['a new start and version', { version: 1 }, { version: 2 }],
		['a new start alone', {}, {}],
		['a new start and the same version', { version: 1 }, { version: 1 }],
	])('is news at once, told by %s', async (_, first, second) => {
		const poller = await begun();
		const start = iso();
		expect(await step(poller, { open: { ...first, start } })).toEqual(['a triggered']);
		const over = { ...first, start, end: iso() };
		expect(await step(poller, { over })).toEqual(['a cleared']);
		const again = { ...second, start: iso() };
		// The end of the first time is still listed.
		expect(await step(poller, { open: again, over })).toEqual(['a triggered']);
		expect(await step(poller, { open: again, over })).toEqual([]);
		expect(await step(poller, { over: { ...again, end: iso() } })).toEqual(['a cleared']);
		expect(await step(poller, { over: { ...again, end: iso() } })).toEqual([]);
	});

	it('is news where the version alone tells it', async () => {
		const poller = await begun();
		const start = iso();
		await step(poller, { open: { version: 1, start } });
		await step(poller, { over: { version: 1, start, end: iso() } });
		expect(await step(poller, { open: { version: 2, start } })).toEqual(['a triggered']);
		expect(await step(poller, { over: { version: 2, start, end: iso() } })).toEqual(['a cleared']);
	});

	it('is news although the end of the first time was never seen', async () => {
		const poller = await begun();
		await step(poller, { open: {} });
		const again = { start: iso() };
		expect(await step(poller, { open: again })).toEqual(['a triggered']);
		expect(await step(poller, { over: { ...again, end: iso() } })).toEqual(['a cleared']);
	});

	it('is told whole when it came and went twice between two polls', async () => {
		const poller = await begun();
		const over = { start: iso(50_000), end: iso(40_000) };
		const open = { start: iso(30_000) };
		expect(await step(poller, { over, open })).toEqual(['a triggered', 'a cleared', 'a triggered']);
	});

	it('is news to a node that was restarted in between', async () => {
		const poller = await begun();
		const start = iso();
		await step(poller, { open: { start } });
		await step(poller, { over: { start, end: iso() } });
		poller.restart();
		expect(await step(poller, { open: { start: iso() } })).toEqual(['a triggered']);
	});
});

describe('an alert that is listed late', () => {
	it('is not news when it is the one that was over already', async () => {
		const poller = await begun();
		const first = { version: 1, start: iso() };
		await step(poller, { open: first });
		const end = iso();
		await step(poller, { over: { ...first, end } });
		expect(await step(poller, { open: first })).toEqual([]);
		expect(await step(poller, { open: first, over: { ...first, end } })).toEqual([]);
	});

	it('does not end the time that came after it', async () => {
		const poller = await begun();
		const first = { start: iso() };
		await step(poller, { open: first });
		const end = iso();
		const second = { start: iso() };
		await step(poller, { open: second });
		expect(await step(poller, { open: second, over: { ...first, end } })).toEqual([]);
		expect(await step(poller, { over: { ...second, end: iso() } })).toEqual(['a cleared']);
	});

	it('is the same with and without milliseconds, or when its beginning is set back', async () => {
		const poller = await begun();
		const start = iso();
		await step(poller, { open: { start } });
		expect(await step(poller, { open: { start: start.replace('Z', '.700Z') } })).toEqual([]);
		const setBack = iso(10 * MINUTE);
		expect(await step(poller, { open: { start: setBack } })).toEqual([]);
		expect(await step(poller, { open: { start } })).toEqual([]);
		expect(await step(poller, { over: { start: setBack, end: iso() } })).toEqual(['a cleared']);
	});

	it('is the same over and over where no date says when it began', async () => {
		const poller = await begun();
		const undated = { ...row({}), startDate: undefined };
		told.open = [undated];
		expect(briefly(await poller.poll())).toEqual(['a triggered']);
		pass(MINUTE);
		expect(await poller.poll()).toBeNull();
		told.open = [];
		told.cleared = [{ ...undated, alertState: 'clear' }];
		// Its end is not dated either, and it is listed for hours.
		const seen = [];
		for (let hour = 0; hour < 5; hour += 1) {
			seen.push(...briefly(await poller.poll()));
			pass(60 * MINUTE);
		}
		expect(seen).toEqual(['a cleared']);
	});
});

describe('a suppressed alert', () => {
	it.each([1, undefined])(
		'is news when its window ends, not before (version %s)',
		async (version) => {
			const poller = await begun();
			const start = iso();
			const held = { start, version, suppressed: true };
			expect(await step(poller, { open: held })).toEqual([]);
			expect(await step(poller, { open: held })).toEqual([]);
			const counting = { start, version: version && 2, suppressed: false };
			expect(await step(poller, { open: counting })).toEqual(['a triggered']);
			expect(await step(poller, { open: counting })).toEqual([]);
			expect(await step(poller, { over: { ...counting, end: iso() } })).toEqual(['a cleared']);
		},
	);

	it.each([true, false])(
		'that clears in its window says nothing (suppressed: %s)',
		async (suppressed) => {
			const poller = await begun();
			const start = iso();
			await step(poller, { open: { start, version: 1, suppressed: true } });
			const over = { start, version: 1, suppressed, end: iso() };
			expect(await step(poller, { over })).toEqual([]);
			expect(await step(poller, { over })).toEqual([]);
		},
	);

	it('that was never seen open says nothing when it clears', async () => {
		const poller = await begun();
		expect(await step(poller, { over: { suppressed: true, end: iso() } })).toEqual([]);
	});

	it('is told whole when it counted and cleared between two polls', async () => {
		const poller = await begun();
		const start = iso();
		await step(poller, { open: { start, version: 1, suppressed: true } });
		const over = { start, version: 2, suppressed: false, end: iso() };
		expect(await step(poller, { over })).toEqual(['a triggered', 'a cleared']);
	});

	it('that was told before the window began still tells its end', async () => {
		const poller = await begun();
		const start = iso();
		await step(poller, { open: { start, version: 1 } });
		expect(await step(poller, { open: { start, version: 1, suppressed: true } })).toEqual([]);
		const over = { start, version: 1, suppressed: true, end: iso() };
		expect(await step(poller, { over })).toEqual(['a cleared']);
	});

	it('of the first poll is news when its window ends', async () => {
		const start = iso(DAY);
		const poller = await begun({ open: { start, suppressed: true } });
		expect(await step(poller, { open: { start } })).toEqual(['a triggered']);
	});

	it('is not shown as a test event', async () => {
		told.open = [row({ suppressed: true }), row({ id: 'b', start: iso(DAY) })];
		const poller = service.poller();
		expect(briefly(await poller.poll({ manual: true }))).toEqual(['b triggered']);
	});
});

describe('what began before the node was active', () => {
	it.each([100 * DAY, 10 * MINUTE, 1_000])('tells its end alone (%d ms before)', async (ago) => {
		const start = iso(ago);
		const poller = await begun();
		expect(await step(poller, { over: { start, end: iso() } })).toEqual(['a cleared']);
	});

	it('is raised as far as the first poll looks back', async () => {
		const poller = service.poller({ options: { lookBack: '3h' } });
		const start = iso(60 * MINUTE);
		expect(await step(poller, {})).toEqual([]);
		expect(await step(poller, { over: { start, end: iso() } })).toEqual([
			'a triggered',
			'a cleared',
		]);
	});

	it('goes for events as well', async () => {
		const poller = service.poller({ watch: ['event'] });
		await poller.poll();
		const event = { id: 'e', type: 'target', startDate: iso(DAY) };
		pass(MINUTE);
		told.events = [{ ...event, state: 'resolved', endDate: iso() }];
		expect(briefly(await poller.poll())).toEqual(['e cleared']);
		pass(MINUTE);
		const again = { ...event, state: 'active', startDate: iso() };
		told.events = [again];
		const [item] = itemsOf(await poller.poll());
		expect(item).toMatchObject({
			id: 'e',
			event: 'triggered',
			startDate: iso().replace('Z', '.000Z'),
		});
	});
});
