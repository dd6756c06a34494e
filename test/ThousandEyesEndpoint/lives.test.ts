import type { IDataObject } from 'n8n-workflow';
import { ThousandEyesEndpoint } from '../../nodes/ThousandEyes/ThousandEyesEndpoint.node';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';
import { live, type Life } from '../ThousandEyes/lifecycle';

const eyes = createBench(ThousandEyesEndpoint, async () => await startThousandEyes(), '');

const lives: Life[] = [
	{
		resource: 'endpointLabel',
		field: 'endpointLabelId',
		create: {
			name: 'Branch',
			matchType: 'and',
			filters: { values: [{ key: 'platform', values: 'mac, windows', mode: 'in' }] },
			additionalFields: { color: '#71C8F4' },
		},
		update: { additionalFields: { name: 'Branches' } },
		changed: { name: 'Branches', filters: [{ key: 'platform', values: ['mac', 'windows'] }] },
	},
	{
		resource: 'endpointTest',
		field: 'testId',
		id: 'testId',
		always: { testType: 'http-server' },
		create: {
			testName: 'Shop',
			url: 'https://example.com',
			additionalFields: { interval: 300, agents: 'a, b', password: 'p', username: 'u' },
		},
		update: { additionalFields: { isEnabled: false, url: 'https://example.org' } },
		changed: { isEnabled: false, interval: 300 },
	},
	{
		resource: 'endpointTest',
		field: 'testId',
		id: 'testId',
		always: { testType: 'agent-to-server' },
		create: { testName: 'Mail', server: 'example.com', additionalFields: { port: 25 } },
		update: { additionalFields: { port: 465 } },
		changed: { port: 465 },
	},
	{
		resource: 'endpointDynamicTest',
		field: 'testId',
		id: 'testId',
		create: { testName: 'Calls', application: 'webex', additionalFields: { tagIds: 'a' } },
		update: { additionalFields: { testName: 'Calls now' } },
		changed: { testName: 'Calls now' },
	},
];

it.each(lives.map((life) => [life.resource, life] as const))(
	'%s is created, found, changed and deleted',
	async (_, life) => {
		await live(eyes, life);
	},
);

const agentId = byId('861b7557-cd57-4bbb-b648-00bddf88ef49');
const testId = byId('4711');

it.each<[string, string, IDataObject, string, string]>([
	['endpointAgent', 'enable', { endpointAgentId: agentId }, 'POST', '/agents/{}/enable'],
	['endpointAgent', 'disable', { endpointAgentId: agentId }, 'POST', '/agents/{}/disable'],
	['endpointAgent', 'getConnectionString', {}, 'GET', '/agents/connection-string'],
	['endpointTest', 'run', { testId }, 'POST', '/tests/scheduled-tests/4711/run'],
	[
		'endpointTestResult',
		'getHttpServer',
		{ testId, filters: { window: '1h' }, options: { expand: ['header'] } },
		'GET',
		'/test-results/scheduled-tests/4711/http-server?window=1h&expand=header',
	],
	[
		'endpointTestResult',
		'getPathVis',
		{ testGroup: 'dynamic', testId },
		'GET',
		'/test-results/dynamic-tests/4711/path-vis',
	],
	[
		'endpointTestResult',
		'getPathVisDetails',
		{ testGroup: 'scheduled', testId, endpointAgentId: agentId, roundId: 1769846400 },
		'GET',
		'/test-results/scheduled-tests/4711/path-vis/agent/{}/round/1769846400',
	],
	[
		'endpointLocalNetwork',
		'getTopology',
		{ networkTopologyId: byId('00160:39c518560de9:1491651900:1') },
		'GET',
		'/test-results/local-networks/topologies/00160%3A39c518560de9%3A1491651900%3A1',
	],
	[
		'endpointRealUserTestResult',
		'getPage',
		{ realUserTestId: byId('07625:1490529600:mzTUNqmD'), pageId: byId('1') },
		'GET',
		'/test-results/real-user-tests/07625%3A1490529600%3AmzTUNqmD/pages/1',
	],
])('%s.%s %j', async (resource, operation, parameters, method, path) => {
	const { items, error } = await eyes.run(resource, operation, parameters);
	expect(error).toBeUndefined();
	expect(items.length).toBeGreaterThan(0);
	const url = path.replace('{}', agentId.value as string);
	expect(eyes.sent()).toEqual([`${method} /v7/endpoint${url}`]);
	const [{ body, headers }] = eyes.sandbox.requests;
	expect([body, headers['content-type']]).toEqual(['', undefined]);
});

it('gives agents one page after the other, with the same search', async () => {
	const parameters = {
		limit: 3,
		filters: {
			searchFilters: { platform: ['mac'], agentName: 'a, b', licenseType: ['essentials'] },
			thresholdFilter: {
				filters: { values: [{ name: 'last-seen-ms', value: 5, operator: 'lte' }] },
			},
			searchSort: { values: [{ sort: 'name', order: 'desc' }] },
			includeDeleted: true,
		},
		options: { expand: ['vpnProfiles', 'clients'] },
	};
	const page = (ids: number[], next?: string) => ({
		kind: 'status' as const,
		status: 200,
		body: {
			agents: ids.map((id) => ({ id, other: 1 })),
			_links: next ? { next: { href: next } } : {},
		},
	});
	eyes.sandbox.control.fault(page([1, 2], '/v7/endpoint/agents/filter?max=3&cursor=c'));
	eyes.sandbox.control.fault(page([3]));
	const { items, error } = await eyes.run('endpointAgent', 'filter', parameters);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
	expect(eyes.sent()[0]).toBe(
		'POST /v7/endpoint/agents/filter?includeDeleted=true&expand=vpnProfiles%2Cclients&max=3',
	);
	expect(eyes.sent()[1]).toBe('POST /v7/endpoint/agents/filter?max=3&cursor=c');
	expect(eyes.body(1)).toEqual(eyes.body(0));
	expect(eyes.body(0)).toEqual({
		searchFilters: { platform: ['mac'], agentName: ['a', 'b'], licenseType: ['essentials'] },
		thresholdFilter: { filters: [{ name: 'last-seen-ms', value: 5, operator: 'lte' }] },
		searchSort: [{ sort: 'name', order: 'desc' }],
	});
});

it('finds agents and account groups in lists', async () => {
	const place = { resource: 'endpointAgent', operation: 'get' };
	const all = await eyes.list('searchEndpointAgents', { filter: 'name 2' }, place);
	expect(all.results.map(({ name }) => name)).toContain('name 2 (computerName 2)');
	expect(eyes.body(0)).toEqual({ searchFilters: { agentName: ['name 2'] } });
	const { results } = await eyes.list('searchAccountGroups', {}, place);
	expect(results.length).toBeGreaterThan(0);
	const aid = { __rl: true, mode: 'name', value: 'Retail Stores' };
	const { error } = await eyes.run('endpointAgent', 'getAll', { aid });
	expect(error).toBeUndefined();
	expect(eyes.sent().pop()).toContain('aid=1002');
});
