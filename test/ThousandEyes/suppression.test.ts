import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, closeAfter, createBench } from '../support/fixtures';
import { startServer } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');
const now = (additionalFields: IDataObject, more: IDataObject = {}) => ({
	duration: 30,
	durationUnit: 'minutes',
	additionalFields,
	...more,
});
const seconds = (text: unknown) => Date.parse(String(text)) / 1000;

describe('suppress now', () => {
	it('makes a window that begins at once, and tells its end', async () => {
		const { items, error } = await eyes.run('suppressionWindow', 'suppressNow', {
			...now({ testIds: '202701, 202702' }),
			aid: byId('1002'),
		});
		expect(error).toBeUndefined();
		expect(eyes.sent()).toEqual(['POST /v7/alert-suppression-windows?aid=1002']);
		const body = eyes.body(0);
		expect(body).toEqual({
			name: expect.stringMatching(/^n8n .*\d\dZ$/),
			startDate: expect.stringMatching(/:\d\dZ$/),
			duration: 1800,
			testIds: ['202701', '202702'],
			isEnabled: true,
		});
		expect(Math.abs(seconds(body.startDate) - Date.now() / 1000)).toBeLessThan(5);
		expect(seconds(items[0].json.endsAt)).toBe(seconds(body.startDate) + 1800);
	});

	it('ends when it is told to', async () => {
		const until = new Date(Date.now() + 7_200_000).toISOString();
		await eyes.run('suppressionWindow', 'suppressNow', now({ testIds: '1', until, name: 'Mine' }));
		expect(eyes.body(0).name).toBe('Mine');
		expect(Math.abs(Number(eyes.body(0).duration) - 7200)).toBeLessThan(5);
	});

	it('takes all tests that are enabled and no saved events', async () => {
		await eyes.run('suppressionWindow', 'suppressNow', now({ allEnabledTests: true }));
		expect(eyes.sent()).toEqual(['GET /v7/tests', 'POST /v7/alert-suppression-windows']);
		const ids = eyes.body(1).testIds as string[];
		expect(ids.length).toBeGreaterThan(100);
		expect(ids.every((id) => typeof id === 'string')).toBe(true);
	});

	it('takes the tests of a tag, and nothing else that it is assigned to', async () => {
		const assignments = [
			{ id: '11', type: 'test' },
			{ id: '12', type: 'v-agent' },
		];
		const server = closeAfter(
			await startServer(({ method }) => ({
				json: method === 'GET' ? { id: 't', assignments } : {},
			})),
		);
		const parameters = now({ tagId: byId('t-1') });
		const credential = { baseUrl: server.url };
		await eyes.run('suppressionWindow', 'suppressNow', parameters, { credential });
		expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
			'GET /v7/tags/t-1?expand=assignments',
			'POST /v7/alert-suppression-windows',
		]);
		expect(JSON.parse(server.requests[1].body)).toMatchObject({ testIds: ['11'] });
	});

	it.each([
		['Test IDs', now({})],
		['Test IDs', now({ testIds: '1', allEnabledTests: true })],
		['Test IDs', now({ allEnabledTests: false })],
		['Duration', now({ testIds: '1' }, { duration: 59, durationUnit: 'seconds' })],
		['Until', now({ testIds: '1', until: '2024-01-01T00:00:00Z' })],
	])('makes no window for a wrong %s', async (field, parameters) => {
		const { error } = await eyes.run('suppressionWindow', 'suppressNow', parameters);
		expect(error?.message).toContain(`'${field}' `);
		expect(eyes.sent()).toEqual([]);
	});

	it('is not sent again, whatever the answer', async () => {
		eyes.sandbox.control.fault({ kind: 'status', status: 502, match: { method: 'POST' } });
		const { error } = await eyes.run('suppressionWindow', 'suppressNow', now({ testIds: '1' }));
		expect(error?.message).toContain('502');
		expect(eyes.sent()).toHaveLength(1);
	});
});

describe('update', () => {
	const window = {
		alertSuppressionWindowId: '7',
		name: 'Upgrade',
		isEnabled: true,
		status: 'active',
		startDate: '2026-01-01T00:00:00Z',
		duration: 3600,
		endRepeat: null,
		repeat: { type: 'custom', intervalType: 'week', intervalLength: 2, daysOfWeek: ['mon'] },
	};

	it('keeps the tests, the repeat and all else, and never sends the status', async () => {
		const tests = [{ testId: '1', testName: 'A' }, { testId: '2' }];
		const server = closeAfter(await startServer(() => ({ json: { ...window, tests } })));
		const additionalFields = { duration: 7200, addTestIds: '3', repeat: { intervalLength: 3 } };
		const { error } = await eyes.run(
			'suppressionWindow',
			'update',
			{ suppressionWindowId: byId('7'), additionalFields },
			{ credential: { baseUrl: server.url } },
		);
		expect(error).toBeUndefined();
		expect(server.requests[0].url).toBe('/v7/alert-suppression-windows/7?expand=test');
		expect(JSON.parse(server.requests[1].body)).toEqual({
			name: 'Upgrade',
			isEnabled: true,
			startDate: window.startDate,
			duration: 7200,
			repeat: { ...window.repeat, intervalLength: 3 },
			testIds: ['1', '2', '3'],
		});
	});
});

it('creates a window that comes back, with the account group and expand in the query', async () => {
	const { error } = await eyes.run('suppressionWindow', 'create', {
		name: 'Patch night',
		startDate: '2026-12-01T01:00:00+01:00',
		duration: 3600,
		testIds: ['202701'],
		aid: byId('1002'),
		additionalFields: {
			isEnabled: false,
			repeat: {
				type: 'custom',
				intervalType: 'week',
				intervalLength: 1,
				daysOfWeek: ['mon', 'fri'],
			},
			endRepeat: { type: 'date', date: '2027-12-31' },
		},
		options: { expand: ['test'] },
	});
	expect(error).toBeUndefined();
	expect(eyes.sent()).toEqual(['POST /v7/alert-suppression-windows?aid=1002&expand=test']);
	expect(eyes.body(0)).toEqual({
		name: 'Patch night',
		startDate: '2026-12-01T00:00:00Z',
		duration: 3600,
		testIds: ['202701'],
		isEnabled: false,
		repeat: { type: 'custom', intervalType: 'week', intervalLength: 1, daysOfWeek: ['mon', 'fri'] },
		endRepeat: { type: 'date', date: '2027-12-31' },
	});
});

it('filters windows by name and status', async () => {
	const alertSuppressionWindows = [
		{ name: 'Upgrade', status: 'active' },
		{ name: 'UPGRADE 2', status: 'ended' },
		{ name: 'Other', status: 'active' },
	];
	const server = closeAfter(await startServer(() => ({ json: { alertSuppressionWindows } })));
	const { items } = await eyes.run(
		'suppressionWindow',
		'getAll',
		{ filters: { name: 'upgrade', status: 'active' } },
		{ credential: { baseUrl: server.url } },
	);
	expect(items.map(({ json }) => json.name)).toEqual(['Upgrade']);
});
