import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { ThousandEyesTrigger } from '../../nodes/ThousandEyes/ThousandEyesTrigger.node';
import { byId, closeAfter, createBench, credentialTypes } from '../support/fixtures';
import { searchList } from '../support/editor';
import { startServer } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

/** The node as it stands in the editor where the list is opened. */
const shownFor: Record<string, IDataObject> = {
	searchAccountGroups: { resource: 'accountGroup', operation: 'get' },
	searchAgents: { resource: 'agent', operation: 'get' },
	searchAlerts: { resource: 'alert', operation: 'get' },
	searchEvents: { resource: 'event', operation: 'get' },
	searchTests: { resource: 'test', operation: 'get', testType: 'agent-to-agent' },
};

const lists: Array<[method: string, request: string, choice: { name: unknown; value: unknown }]> = [
	['searchAccountGroups', '/v7/account-groups', { name: 'Lab', value: '1003' }],
	['searchAgents', '/v7/agents', { name: expect.stringMatching(/^Amsterdam/), value: '3001' }],
	[
		'searchAlerts',
		'/v7/alerts?window=7d&state=trigger&max=1000',
		{ name: expect.stringMatching(/^20\d\d-/), value: expect.stringMatching(/^e9c3bf02-/) },
	],
	[
		'searchEvents',
		'/v7/events?window=7d&max=1000',
		{ name: expect.stringContaining('Affecting'), value: expect.stringMatching(/^b7d4c1e0-/) },
	],
	[
		'searchTests',
		'/v7/tests/agent-to-agent',
		{ name: 'agent-to-agent 001 (agent-to-agent)', value: '202701' },
	],
];

describe.each(['bearer', 'oAuth2'])('with %s', (authentication) => {
	it.each(lists)('%s', async (method, request, choice) => {
		const { results } = await eyes.list(method, { authentication }, shownFor[method]);
		expect(results).toEqual(expect.arrayContaining([choice]));
		const names = results.map(({ name }) => name);
		const sign = ['searchAlerts', 'searchEvents'].includes(method) ? -1 : 1;
		expect(names).toEqual([...names].sort((a, b) => sign * a.localeCompare(b)));
		expect(eyes.sent().pop()).toBe(`GET ${request}`);
	});
});

describe('with basic', () => {
	it.each([
		['searchAccountGroups', '/v6/account-groups.json', 'Lab', '1003'],
		['searchAgents', '/v6/agents.json', 'Amsterdam, Netherlands', '3001'],
		['searchTests', '/v6/tests.json', 'agent-to-agent 001 (agent-to-agent)', '202701'],
	])('%s', async (method, request, name, value) => {
		const { results } = await eyes.list(method, { authentication: 'basic' }, shownFor[method]);
		expect(results).toContainEqual({ name, value });
		expect(eyes.sent()).toEqual([`GET ${request}`]);
	});

	it.each(['searchAlerts', 'searchEvents'])('%s says what is needed instead', async (method) => {
		await expect(eyes.list(method, { authentication: 'basic' }, shownFor[method])).rejects.toThrow(
			"'Credential' cannot be a ThousandEyes Basic Auth API here",
		);
		expect(eyes.sent()).toEqual([]);
	});
});

describe('searching', () => {
	it('finds by a part of the name, in any case', async () => {
		const { results } = await eyes.list(
			'searchAgents',
			{ filter: 'LONDON' },
			shownFor.searchAgents,
		);
		expect(results.length).toBeGreaterThan(0);
		for (const { name } of results) expect(name).toContain('London');
	});

	it('finds by ID', async () => {
		const { results } = await eyes.list('searchAccountGroups', { filter: '1002' });
		expect(results).toEqual([{ name: 'Retail Stores', value: '1002' }]);
	});

	it('stays within the account group and the test type that were chosen', async () => {
		const parameters = { resource: 'test', operation: 'get', testType: 'bgp', aid: byId('1002') };
		const { results } = await eyes.list('searchTests', {}, parameters);
		expect(eyes.sent()).toEqual(['GET /v7/tests/bgp?aid=1002']);
		for (const { name } of results) expect(name).toContain('(bgp)');
	});
});

describe('errors are readable', () => {
	it.each([
		['a rejected token', { accessToken: 'wrong-list-token' }, 'answered 401'],
		['plain http', { baseUrl: 'http://api.example.com' }, "'Base URL' must start with https://"],
	])('%s', async (_, credential, message) => {
		await expect(eyes.list('searchAccountGroups', { credential })).rejects.toThrow(message);
	});
});

describe('what a service really lists', () => {
	/** The choices that are made of the rows of an answer. */
	const choices = async (method: string, body: IDataObject, filter?: string) => {
		const { url } = closeAfter(await startServer(() => ({ json: body })));
		const wish = { credential: { baseUrl: url }, filter };
		return (await eyes.list(method, wish, shownFor[method])).results;
	};

	it.each<[string, string, IDataObject[], Array<[string, string]>]>([
		[
			'searchAgents',
			'agents',
			[
				{ agentId: '1', location: 'A' },
				{ agentId: '2', agentName: null, location: null },
				{ agentId: '3', agentName: '  ', location: ' ' },
				{ agentId: 4, agentName: 'Four' },
				{ agentId: '5', agentName: { odd: true }, location: [] },
				{ agentName: 'No ID' },
				{ agentId: null, agentName: 'No ID' },
			],
			[
				['1 (A)', '1'],
				['2', '2'],
				['3', '3'],
				['5', '5'],
				['Four', '4'],
			],
		],
		[
			'searchAgents',
			'agents',
			[
				{ agentId: '1', agentName: 'Dup', location: 'A' },
				{ agentId: '2', agentName: 'Dup', location: 'A' },
				{ agentId: '2', agentName: 'Dup', location: 'A' },
				{ agentId: '3', agentName: 'Dup', location: 'B' },
				{ agentId: '4', agentName: 'Twin' },
				{ agentId: '5', agentName: 'Twin', location: null },
			],
			[
				['Dup (A, 1)', '1'],
				['Dup (A, 2)', '2'],
				['Dup (B)', '3'],
				['Twin (4)', '4'],
				['Twin (5)', '5'],
			],
		],
		['searchTests', 'tests', [{ testId: '7', testName: null, type: 'bgp' }], [['7 (bgp)', '7']]],
		[
			'searchAlerts',
			'alerts',
			[{ alertId: 'a-1' }, { id: 'a-2', alertType: 'BGP' }],
			[
				['BGP', 'a-2'],
				['a-1', 'a-1'],
			],
		],
		['searchEvents', 'events', [{ id: 'e-1', title: null }], [['e-1', 'e-1']]],
		['searchAccountGroups', 'accountGroups', [{ aid: 0 }, null as never], [['0', '0']]],
	])('%s: %#', async (method, rows, list, expected) => {
		const found = await choices(method, { [rows]: list });
		expect(found.map(({ name, value }) => [name, value])).toEqual(expected);
		expect(JSON.stringify(found)).not.toMatch(/undefined|null/);
	});

	const names = ['São Paulo', 'Łódź', 'Tromsø', 'Weißenburg', 'Zürich, Old Town', '東京 Tokyo'];
	const agents = names.map((agentName, index) => ({ agentId: String(index + 1), agentName }));

	it.each([
		['sao', ['São Paulo']],
		['SÃO', ['São Paulo']],
		['paulo  sao', ['São Paulo']],
		['lodz', ['Łódź']],
		['tromso', ['Tromsø']],
		['weissen', ['Weißenburg']],
		['old zurich', ['Zürich, Old Town']],
		['zurich 5', ['Zürich, Old Town']],
		['東京', ['東京 Tokyo']],
		['  ', [...names].sort((a, b) => a.localeCompare(b))],
		['nowhere', []],
	])('is searched for %p', async (filter, expected) => {
		const found = await choices('searchAgents', { agents }, filter);
		expect(found.map(({ name }) => name)).toEqual(expected);
	});

	it('is read to its last page, and says why it cannot be shown', async () => {
		const pages = [
			{ agents: [{ agentId: '1' }], _links: { next: '/v7/agents?cursor=2' } },
			{ agents: [{ agentId: '2' }] },
		];
		const { url } = closeAfter(await startServer((_, count) => ({ json: pages[count - 1] })));
		const { results } = await eyes.list(
			'searchAgents',
			{ credential: { baseUrl: url } },
			shownFor.searchAgents,
		);
		expect(results.map(({ value }) => value)).toEqual(['1', '2']);
		await expect(choices('searchAgents', { errorMessage: 'Account is disabled' })).rejects.toThrow(
			'answered 200: Account is disabled',
		);
	});

	it('is searched among 1,485 tests, and says at its end where it was cut', async () => {
		const list = (count: number) => ({
			tests: Array.from({ length: count }, (_, at) => ({
				testId: String(at),
				testName: `t-${at}`,
			})),
		});
		const found = await choices('searchTests', list(1_485), 't-1400');
		expect(found).toEqual([{ name: 't-1400', value: '1400' }]);
		const [{ name, value }] = (await choices('searchTests', list(6_000), 't-4999')).slice(1);
		expect([name, value]).toEqual([
			'Only the first 5,000 were looked through: choose what is not here by its ID',
			'',
		]);
		expect(await choices('searchTests', list(6_000), 't-5000')).toHaveLength(1);
	});

	it('is the same in the lists of the trigger', async () => {
		const alertRules = [
			{ ruleId: '1', ruleName: 'Down', alertType: 'bgp' },
			{ ruleId: '2', ruleName: 'Down', alertType: 'bgp' },
			{ ruleId: '3', ruleName: null },
		];
		const { url } = closeAfter(await startServer(() => ({ json: { alertRules } })));
		const accessToken = 'any-token-of-a-user';
		const options = await searchList({
			node: { type: ThousandEyesTrigger, parameters: { authentication: 'bearer' } },
			method: 'getAlertRules',
			kind: 'loadOptions',
			credentials: { thousandEyesBearerApi: { accessToken, baseUrl: url } },
			credentialTypes,
		});
		expect(options).toEqual([
			{ name: '3', value: '3' },
			{ name: 'Down (bgp, 1)', value: '1' },
			{ name: 'Down (bgp, 2)', value: '2' },
		]);
	});
});
