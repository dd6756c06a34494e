import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes({ pageCap: 100 }), '');

const alertId = 'e9c3bf02-a48c-4aa8-9e5f-000000000000';
const eventId = 'b7d4c1e0-52f1-4c0a-9d3e-000000000001';

type Row = [
	resource: string,
	operation: string,
	parameters: IDataObject,
	request: string,
	count: number,
	first: IDataObject,
];

const operations: Row[] = [
	['accountGroup', 'getAll', {}, '/v7/account-groups', 3, { aid: '1001' }],
	[
		'accountGroup',
		'get',
		{ accountGroupId: byId('1002') },
		'/v7/account-groups/1002',
		1,
		{ accountGroupName: 'Retail Stores' },
	],
	['agent', 'getAll', {}, '/v7/agents', 40, { agentId: '3001', agentType: 'cloud' }],
	['agent', 'get', { agentId: byId('3005') }, '/v7/agents/3005', 1, { agentId: '3005' }],
	['alert', 'getAll', { limit: 7 }, '/v7/alerts?max=7', 7, { state: expect.any(String) }],
	['alert', 'get', { alertId: byId(alertId) }, `/v7/alerts/${alertId}`, 1, { id: alertId }],
	['event', 'getAll', { limit: 3 }, '/v7/events?window=1d&max=3', 3, { id: expect.any(String) }],
	['event', 'get', { eventId: byId(eventId) }, `/v7/events/${eventId}`, 1, { id: eventId }],
	['status', 'get', {}, '/v6/status.json', 1, { timestamp: expect.any(Number) }],
	['test', 'getAll', {}, '/v7/tests', 50, { testId: '202701' }],
	['test', 'getAll', { testType: 'all', returnAll: true }, '/v7/tests', 600, { testId: '202701' }],
	['test', 'getAll', { testType: 'bgp', limit: 2 }, '/v7/tests/bgp', 2, { type: 'bgp' }],
	[
		'test',
		'get',
		{ testType: 'agent-to-agent', testId: byId('202701') },
		'/v7/tests/agent-to-agent/202701',
		1,
		{ testId: '202701' },
	],
];

describe.each(['bearer', 'oAuth2'])('with %s', (authentication) => {
	it.each(operations)(
		'%s.%s %j',
		async (resource, operation, parameters, request, count, first) => {
			const { items, error } = await eyes.run(resource, operation, parameters, { authentication });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(count);
			expect(items[0].json).toMatchObject(first);
			for (const { pairedItem } of items) expect(pairedItem).toEqual({ item: 0 });
			const logIn = authentication === 'oAuth2' ? ['POST /v7/oauth2/token'] : [];
			expect(eyes.sent()).toEqual([...logIn, `GET ${request}`]);
		},
	);
});

describe('several items', () => {
	it('keeps their order and links each output to its input', async () => {
		const input = ['1003', '1001', '1002', '1001'].map((id) => ({ id }));
		const parameters = { accountGroupId: byId('={{ $json.id }}') };
		const { items } = await eyes.run('accountGroup', 'get', parameters, { input });
		expect(items.map(({ json }) => json.aid)).toEqual(['1003', '1001', '1002', '1001']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
		expect(eyes.sandbox.requests).toHaveLength(4);
	});

	it('gives the rows of each list after one another', async () => {
		const input = [{ n: 3 }, { n: 1 }, { n: 2 }];
		const { items } = await eyes.run('test', 'getAll', { limit: '={{ $json.n }}' }, { input });
		const origins = items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
		expect(origins).toEqual([0, 0, 0, 1, 2, 2]);
	});

	it('sends nothing for no items', async () => {
		const { items, status } = await eyes.run('agent', 'getAll', {}, { input: [] });
		expect({ items, status }).toEqual({ items: [], status: 'success' });
		expect(eyes.sent()).toEqual([]);
	});
});

describe('limit and pages', () => {
	it('turns pages until the limit, and not one further', async () => {
		const { items } = await eyes.run('alert', 'getAll', { limit: 250 });
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(250);
		expect(eyes.sent()[0]).toBe('GET /v7/alerts?max=250');
		expect(eyes.sent()).toHaveLength(3);
	});

	it('gives everything with Return All, whatever the limit says', async () => {
		const parameters = { returnAll: true, limit: 1, filters: { window: '2d' } };
		const { items } = await eyes.run('event', 'getAll', parameters);
		expect(items.length).toBeGreaterThan(10);
		expect(eyes.sent()).toEqual(['GET /v7/events?window=2d&max=1000']);
	});
});

describe('account group', () => {
	it.each([
		['by ID', byId('1002'), '?aid=1002'],
		['by number', byId(1002), '?aid=1002'],
		[
			'from the list',
			{ __rl: true, mode: 'list', value: '1003', cachedResultName: 'Lab' },
			'?aid=1003',
		],
		['empty', byId(''), ''],
		['left alone', { __rl: true, mode: 'list', value: '' }, ''],
	])('%s', async (_, aid, query) => {
		const { items } = await eyes.run('test', 'getAll', { aid, returnAll: true });
		expect(eyes.sent()).toEqual([`GET /v7/tests${query}`]);
		expect(items).toHaveLength({ '?aid=1002': 200, '?aid=1003': 60, '': 600 }[query] as number);
	});

	it.each([
		['agent', 'get', { agentId: byId('3001') }, '/v7/agents/3001?aid=1002'],
		['agent', 'getAll', {}, '/v7/agents?aid=1002'],
		['alert', 'get', { alertId: byId(alertId) }, `/v7/alerts/${alertId}?aid=1002`],
		['alert', 'getAll', { limit: 1 }, '/v7/alerts?aid=1002&max=1'],
		['event', 'get', { eventId: byId(eventId) }, `/v7/events/${eventId}?aid=1002`],
		['event', 'getAll', { limit: 1 }, '/v7/events?aid=1002&window=1d&max=1'],
		[
			'test',
			'get',
			{ testType: 'agent-to-agent', testId: byId('202701') },
			'/v7/tests/agent-to-agent/202701?aid=1002',
		],
	])('is sent with %s.%s', async (resource, operation, parameters, request) => {
		await eyes.run(resource, operation, { ...parameters, aid: byId('1002') });
		expect(eyes.sent()).toEqual([`GET ${request}`]);
	});
});

describe('filters and options', () => {
	it.each([
		[
			'agent',
			{ filters: { agentTypes: ['cloud', 'enterprise'] } },
			'agentTypes=cloud%2Centerprise',
			36,
		],
		['agent', { filters: { labels: 'Core, Edge' } }, 'labels=Core%2CEdge', 27],
		['agent', { filters: { tagKeys: 'region' } }, 'tagKeys=region', 40],
		[
			'agent',
			{ options: { expand: ['test-ids', 'cluster-member'] } },
			'expand=test-ids%2Ccluster-member',
			40,
		],
		[
			'alert',
			{ filters: { state: 'clear', window: '12h' }, limit: 1 },
			'state=clear&window=12h&max=1',
			1,
		],
		[
			'alert',
			{ filters: { startDate: '2024-01-31T09:00:00+01:00', endDate: '2024-02-01T00:00:00.000Z' } },
			'endDate=2024-02-01T00%3A00%3A00Z&startDate=2024-01-31T08%3A00%3A00Z&max=50',
			0,
		],
		['event', { filters: { window: '14d' }, limit: 9 }, 'window=14d&max=9', 9],
	])('%s %j', async (resource, parameters, query, count) => {
		const { items, error } = await eyes.run(resource, 'getAll', parameters);
		expect(error).toBeUndefined();
		expect(eyes.sent()).toEqual([`GET /v7/${resource}s?${query}`]);
		expect(items).toHaveLength(count);
	});

	it('reads a date without an offset in the time zone of the workflow', async () => {
		await eyes.run('alert', 'getAll', { filters: { startDate: '2024-07-01T09:00:00' } });
		expect(eyes.sent()).toEqual(['GET /v7/alerts?startDate=2024-07-01T13%3A00%3A00Z&max=50']);
	});

	it('ends a range of events now where no end was given', async () => {
		await eyes.run('event', 'getAll', { filters: { startDate: '2024-07-01T09:00:00Z' } });
		expect(eyes.sent()[0]).toMatch(
			/\?startDate=2024-07-01T09%3A00%3A00Z&endDate=20\d\d-[^&]+Z&max=50$/,
		);
	});

	it.each([
		[
			'accountGroup',
			{ accountGroupId: byId('1001'), options: { expand: ['user', 'agent'] } },
			['users', 'agents'],
		],
		['agent', { agentId: byId('3040'), options: { expand: ['test'] } }, ['tests']],
		[
			'test',
			{
				testType: 'agent-to-agent',
				testId: byId('202701'),
				options: { expand: ['agent'], versionId: '1' },
			},
			['agents'],
		],
	])('expands what one %s holds', async (resource, parameters, properties) => {
		const { items } = await eyes.run(resource, 'get', parameters);
		for (const property of properties) expect(items[0].json).toHaveProperty(property);
	});
});

it('creates a token for the client that is good for the API', async () => {
	const { items } = await eyes.run('accessToken', 'create', {}, { authentication: 'oAuth2' });
	expect(items).toEqual([
		{
			json: {
				access_token: expect.any(String),
				token_type: 'Bearer',
				expires_in: 3600,
				scope: expect.any(String),
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(eyes.sent()).toEqual(['POST /v7/oauth2/token']);
	const accessToken = String(items[0].json.access_token);
	const { error } = await eyes.run('accountGroup', 'getAll', {}, { credential: { accessToken } });
	expect(error).toBeUndefined();
});
