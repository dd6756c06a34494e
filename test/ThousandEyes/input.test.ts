import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

const alertId = 'e9c3bf02-a48c-4aa8-9e5f-000000000000';
const eventId = 'b7d4c1e0-52f1-4c0a-9d3e-000000000001';
const bgp = { testType: 'agent-to-agent' };

const tricks = [
	'..',
	'.',
	'a/b',
	'%2f',
	'..%2f',
	'1?x=1',
	'1#x',
	'1&aid=2',
	'1\r\nX-Evil: 1',
	'1 2',
];
const required = ['', '   ', null];

type Row = [
	resource: string,
	operation: string,
	field: string,
	label: string,
	good: string,
	bad: unknown[],
	more: IDataObject,
];

const ids: Row[] = [
	[
		'accountGroup',
		'get',
		'accountGroupId',
		'Account Group',
		'1001',
		[...required, 'abc', '1.5'],
		{},
	],
	['agent', 'get', 'agentId', 'Agent', '3001', [...required, 'abc', '-1'], {}],
	['test', 'get', 'testId', 'Test', '202701', [...required, 'abc', '0x10'], bgp],
	['agent', 'getAll', 'aid', 'Account Group', '1001', ['abc', '1e3'], {}],
	['alert', 'get', 'alertId', 'Alert', alertId, required, {}],
	['event', 'get', 'eventId', 'Event', eventId, required, {}],
];

describe('IDs', () => {
	it.each(ids)(
		'%s.%s refuses a bad %s',
		async (resource, operation, field, label, good, own, more) => {
			const bad = [...own, ...tricks];
			const input = [good, ...bad, good].map((id) => ({ id: id as string }));
			const parameters = { ...more, [field]: byId('={{ $json.id }}'), limit: 1 };
			const { items } = await eyes.run(resource, operation, parameters, {
				input,
				onError: 'continueRegularOutput',
			});
			expect(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([
				...input.keys(),
			]);
			const failed = items.filter(({ json }) => 'error' in json);
			expect(failed).toHaveLength(bad.length);
			for (const { json } of failed) expect(json.error).toContain(`'${label}' `);
			expect(eyes.sandbox.requests.map(({ status }) => status)).toEqual([200, 200]);
		},
	);
});

type Wrong = [label: string, resource: string, operation: string, parameters: IDataObject];

const wrong: Wrong[] = [
	...[0, -1, 1.5, 'text', '', null].map(
		(limit): Wrong => ['Limit', 'agent', 'getAll', { limit: `={{ ${JSON.stringify(limit)} }}` }],
	),
	...['5x', '0h', 'h', '-1d', '1.5h', '1d 2h'].map(
		(window): Wrong => ['Window', 'alert', 'getAll', { filters: { window } }],
	),
	['Window', 'alert', 'getAll', { filters: { window: '1h', startDate: '2024-01-01T00:00:00Z' } }],
	['Window', 'event', 'getAll', { filters: { window: '1h', endDate: '2024-01-01T00:00:00Z' } }],
	['End Date', 'event', 'getAll', { filters: { endDate: '2024-01-01T00:00:00Z' } }],
	['End Date', 'alert', 'getAll', { filters: { endDate: '2024-01-01T00:00:00Z' } }],
	['Start Date', 'alert', 'getAll', { filters: { startDate: 'the day before' } }],
	['Start Date', 'event', 'getAll', { filters: { startDate: '2024-13-45' } }],
	['End Date', 'event', 'getAll', { filters: { startDate: '2024-01-01', endDate: '1&x=1' } }],
	...['5', '12:00', 'the day 5', '2024-02-30', '01/02/2024', 5, 1704067200, true].map(
		(startDate): Wrong => [
			'Start Date',
			'alert',
			'getAll',
			{ filters: { startDate: `={{ ${JSON.stringify(startDate)} }}` } },
		],
	),
	['Start Date', 'event', 'getAll', { filters: { startDate: '={{ [$now] }}' } }],
	['Start Date', 'event', 'getAll', { filters: { startDate: '={{ new Date(NaN) }}' } }],
	['End Date', 'alert', 'getAll', { filters: { startDate: '2024-01-02', endDate: '2024-01-01' } }],
	['State', 'alert', 'getAll', { filters: { state: '={{ "open" }}' } }],
	['Filters', 'alert', 'getAll', { filters: '={{ { window: "1h" } }}' }],
	['Filters', 'event', 'getAll', { filters: '={{ $json.nosuch }}' }],
	['Filters', 'agent', 'getAll', { filters: '=' }],
	['Options', 'test', 'get', { ...bgp, testId: byId('1'), options: '={{ $json.nosuch }}' }],
	['Options', 'status', 'get', { options: '={{ [] }}', authentication: 'basic' }],
	['Agent Types', 'agent', 'getAll', { filters: { agentTypes: '={{ ["cloud", "robot"] }}' } }],
	['Labels', 'agent', 'getAll', { filters: { labels: 'Core\nEdge' } }],
	['Test Type', 'test', 'getAll', { testType: '={{ "../agents" }}' }],
	['Test Type', 'test', 'get', { testType: '={{ "all" }}', testId: byId('1') }],
	['Version ID', 'test', 'get', { ...bgp, testId: byId('1'), options: { versionId: '1/2' } }],
	[
		'Version ID',
		'test',
		'get',
		{ testType: 'bgp', testId: byId('1'), options: { versionId: '1' } },
	],
	['Labels', 'agent', 'getAll', { filters: { labels: '"Core, Edge", Branch' } }],
	['Labels', 'agent', 'getAll', { filters: { labels: '"Core' } }],
	['Agent Types', 'agent', 'getAll', { filters: { agentTypes: ['={{ $json.nosuch }}'] } }],
	['Expand', 'agent', 'getAll', { options: { expand: '={{ ["everything"] }}' } }],
	['Max Concurrency', 'agent', 'getAll', { options: { maxConcurrency: 0 } }],
	['Max Wait (Seconds)', 'agent', 'getAll', { options: { maxWait: -1 } }],
	['Request Timeout (Seconds)', 'agent', 'getAll', { options: { requestTimeout: 0.5 } }],
	['Resource', 'nothing', 'getAll', {}],
	['Operation', 'agent', 'nothing', {}],
	['Authentication', 'agent', 'getAll', { authentication: '={{ "nothing" }}' }],
];

describe('other fields', () => {
	it.each(wrong)('%s of %s.%s %j', async (label, resource, operation, parameters) => {
		const { error, items } = await eyes.run(resource, operation, parameters);
		expect(error?.message).toContain(`'${label}' `);
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(items).toEqual([]);
		expect(eyes.sent()).toEqual([]);
	});
});

describe('other forms of a value', () => {
	const utc = '2024-01-01T06:00:00Z';

	it.each<[string, string, IDataObject, string]>([
		['agent', 'getAll', { filters: { agentTypes: '={{ "cloud, enterprise" }}' } }, 'agentTypes'],
		[
			'agent',
			'getAll',
			{ filters: { agentTypes: ['={{ "cloud" }}', 'enterprise'] } },
			'agentTypes',
		],
		['agent', 'getAll', { filters: { labels: '={{ ["Core", 4711] }}' } }, 'labels'],
		['agent', 'getAll', { returnAll: '={{ "true" }}' }, ''],
		['agent', 'getAll', { returnAll: '={{ "false" }}', limit: '={{ "1" }}' }, ''],
		['agent', 'getAll', { aid: '={{ 1001 }}' }, 'aid'],
		['alert', 'getAll', { filters: { startDate: `={{ new Date('${utc}') }}` } }, 'startDate'],
		['alert', 'getAll', { filters: { startDate: `={{ '${utc}'.toDateTime() }}` } }, 'startDate'],
		['alert', 'getAll', { filters: { startDate: '={{ "2024-01-01T01:00-05:00" }}' } }, 'startDate'],
		['agent', 'get', { agentId: byId('={{ 3001 }}') }, ''],
		['agent', 'get', { agentId: '={{ "3001" }}' }, ''],
		['agent', 'get', { agentId: byId('={{ $fromAI("agent", "", "string") }}') }, ''],
	])('%s.%s %j', async (resource, operation, parameters, name) => {
		const input = [{ agent: ' 3001 ' }];
		const { error } = await eyes.run(resource, operation, parameters, { input });
		expect(error).toBeUndefined();
		const sent: Record<string, string> = {
			agentTypes: 'cloud,enterprise',
			labels: 'Core,4711',
			aid: '1001',
			startDate: utc,
		};
		const [request] = eyes.sandbox.requests;
		const { pathname, searchParams } = new URL(request.url, eyes.sandbox.url);
		expect(searchParams.get(name)).toBe(sent[name] ?? null);
		expect(pathname).toBe(operation === 'get' ? '/v7/agents/3001' : `/v7/${resource}s`);
	});

	it.each<[string, IDataObject]>([
		['/v7/alerts?max=50', { filters: { window: '', startDate: ' ', state: '' } }],
		['/v7/alerts?max=50', { aid: byId(''), filters: {}, options: {} }],
	])('fields that are left empty ask for %s', async (url, parameters) => {
		await eyes.run('alert', 'getAll', parameters);
		expect(eyes.sent()).toEqual([`GET ${url}`]);
	});

	it("what a model leaves empty is nobody's wish either", async () => {
		const parameters = { filters: { window: '={{ $fromAI("window", "", "string") }}' } };
		for (const input of [[{ window: '' }], [{ other: 1 }]]) {
			const { error } = await eyes.run('alert', 'getAll', parameters, { input });
			expect(error?.message).toBe("'Window' is empty: check the expression");
		}
		expect(eyes.sent()).toEqual([]);
	});
});

describe('one bad item among good ones', () => {
	const input = ['3001', '..', '3002'].map((id) => ({ id }));
	const parameters = { agentId: byId('={{ $json.id }}') };

	it('stops before anything is sent, and names the item', async () => {
		const { error, items } = await eyes.run('agent', 'get', parameters, { input });
		expect(error).toMatchObject({ context: { itemIndex: 1 } });
		expect(error?.description).toContain('Nothing was sent');
		expect(items).toEqual([]);
		expect(eyes.sent()).toEqual([]);
	});

	it('goes on in order, with one error item', async () => {
		const onError = 'continueRegularOutput';
		const { items } = await eyes.run('agent', 'get', parameters, { input, onError });
		expect(items.map(({ json }) => json.agentId ?? 'failed')).toEqual(['3001', 'failed', '3002']);
		expect(items[1]).toMatchObject({
			json: { error: expect.stringContaining("'Agent' must be a number") },
			pairedItem: { item: 1 },
		});
		expect(eyes.sent().sort()).toEqual(['GET /v7/agents/3001', 'GET /v7/agents/3002']);
	});

	it('has advice that names the type of a test, which its address holds', async () => {
		for (const operation of ['get', 'delete']) {
			const wrong = { testType: 'bgp', testId: byId('202709') };
			const { error } = await eyes.run('test', operation, wrong);
			expect(error?.message).toContain('answered 404');
			expect(error?.description).toContain('Test Type');
		}
	});

	it('parts the outputs', async () => {
		const onError = 'continueErrorOutput';
		const { items, errorItems } = await eyes.run('agent', 'get', parameters, { input, onError });
		expect(items.map(({ json }) => json.agentId)).toEqual(['3001', '3002']);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0].pairedItem).toEqual({ item: 1 });
		expect(errorItems[0].json.error).toContain("'Agent'");
	});

	it('does the same for an ID that is not found', async () => {
		const missing = ['3001', '9999', '3002'].map((id) => ({ id }));
		const stopped = await eyes.run('agent', 'get', parameters, { input: missing });
		expect(stopped.error).toMatchObject({
			message: expect.stringContaining('Get an agent: ThousandEyes answered 404'),
			httpCode: '404',
			context: { itemIndex: 1 },
		});
		const onError = 'continueErrorOutput';
		const parted = await eyes.run('agent', 'get', parameters, { input: missing, onError });
		expect(parted.items.map(({ json }) => json.agentId)).toEqual(['3001', '3002']);
		expect(parted.errorItems).toHaveLength(1);
	});
});
