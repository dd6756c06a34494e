import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../sandbox';
import { byId, createBench } from '../support/fixtures';

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
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		expect(eyes.sent().pop()).toBe(`GET ${request}`);
	});
});

describe('with basic', () => {
	it.each([
		['searchAccountGroups', '/v6/account-groups.json', 'Lab', '1003'],
		['searchAgents', '/v6/agents.json', 'Amsterdam, Netherlands (Amsterdam, Netherlands)', '3001'],
		['searchTests', '/v6/tests.json', 'agent-to-agent 001 (agent-to-agent)', '202701'],
	])('%s', async (method, request, name, value) => {
		const { results } = await eyes.list(method, { authentication: 'basic' }, shownFor[method]);
		expect(results).toContainEqual({ name, value });
		expect(eyes.sent()).toEqual([`GET ${request}`]);
	});

	it.each(['searchAlerts', 'searchEvents'])('%s says what is needed instead', async (method) => {
		await expect(eyes.list(method, { authentication: 'basic' }, shownFor[method])).rejects.toThrow(
			"'Authentication' cannot be Basic Auth here",
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
