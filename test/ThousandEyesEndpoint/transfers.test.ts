import type { IDataObject } from 'n8n-workflow';
import { ThousandEyesEndpoint } from '../../nodes/ThousandEyes/ThousandEyesEndpoint.node';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';

const eyes = createBench(ThousandEyesEndpoint, async () => await startThousandEyes(), '');

const first = '861b7557-cd57-4bbb-b648-00bddf88ef49';
const second = '00160f1c-2f3a-4bbb-b648-00bddf88ef49';
const transfers = [first, second].map((agentId) => ({ agentId, fromAid: 11, toAid: '22' }));

const answer = (...statuses: number[]) =>
	eyes.sandbox.control.fault({
		kind: 'status',
		status: 207,
		body: {
			items: statuses.map((status, index) => ({
				status,
				detail: status >= 400 ? 'It is gone' : 'OK',
				request: transfers[index],
			})),
		},
	});

it('moves one agent, which takes a while', async () => {
	const parameters = { endpointAgentId: byId(first), toAid: byId('1002') };
	const { items } = await eyes.run('endpointAgent', 'transfer', parameters);
	expect(items.map(({ json }) => json)).toEqual([{ success: true }]);
	expect(eyes.body(0)).toEqual({ toAid: '1002' });
});

describe('many agents in one call', () => {
	const run = async (onError?: 'continueRegularOutput') =>
		await eyes.run('endpointAgent', 'transferMany', { transfers } as IDataObject, { onError });

	it('are told one by one, with their IDs as texts', async () => {
		answer(202, 202);
		const { items, error } = await run();
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.status)).toEqual([202, 202]);
		expect(eyes.body(0)).toEqual({
			transfers: transfers.map((one) => ({ ...one, fromAid: '11' })),
		});
	});

	it('of which one fails are an error, or an error item among the others', async () => {
		answer(202, 404);
		const { error } = await run();
		expect(error?.message).toContain(`agent ${second} was refused with 404: It is gone`);
		answer(202, 404);
		const { items } = await run('continueRegularOutput');
		expect(items).toHaveLength(2);
		expect(items[0].json.error).toBeUndefined();
		expect(items[1].json.error).toContain('404');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	it('that are none are refused before anything is sent', async () => {
		const parameters = { transfers: [{ agentId: first }] };
		const { error } = await eyes.run('endpointAgent', 'transferMany', parameters);
		expect(error?.message).toContain("'Transfers (JSON)' must be a list of objects");
		expect(eyes.sent()).toEqual([]);
	});
});

describe('results of tests', () => {
	const search = async (operation: string, parameters: IDataObject) => {
		const { error } = await eyes.run('endpointTestResult', operation, parameters);
		return error?.message ?? eyes.sent();
	};
	const one = { testId: byId('4711') };
	const testIds = { searchFilters: { testId: '1, 2' } };
	const users = { searchFilters: { userPrincipalName: 'a@example.com' } };

	it.each<[string, IDataObject, string]>([
		['filterNetwork', { limit: 5 }, '/scheduled-tests/network/filter?max=5'],
		['filterNetwork', { limit: 5, filters: testIds }, '/scheduled-tests/network/filter?max=5'],
		['filterNetwork', { limit: 5, ...one }, '/scheduled-tests/4711/network/filter'],
		[
			'filterNetwork',
			{ limit: 5, ...one, testGroup: 'dynamic', filters: { window: '2h' } },
			'/dynamic-tests/4711/network/filter?window=2h',
		],
		['filterHttpServer', { limit: 5, filters: users }, '/scheduled-tests/http-server/filter'],
		['filterHttpServer', { limit: 5, ...one }, '/scheduled-tests/4711/http-server/filter'],
		[
			'filterHttpServer',
			{ limit: 5, filters: { useAllPermittedAids: true }, aid: byId('1001') },
			'/scheduled-tests/http-server/filter?aid=1001&useAllPermittedAids=true',
		],
	])('%s %j', async (operation, parameters, path) => {
		expect(await search(operation, parameters)).toEqual([`POST /v7/endpoint/test-results${path}`]);
	});

	it.each<[string, IDataObject, string]>([
		['filterNetwork', { filters: users }, "'Search Filters: User Principal Name' needs one test"],
		['filterNetwork', { ...one, filters: testIds }, "'Search Filters: Test IDs' cannot be"],
		[
			'filterHttpServer',
			{ ...one, filters: { useAllPermittedAids: true } },
			"'Use All Permitted Account Groups' cannot be combined",
		],
	])('%s %j is refused', async (operation, parameters, message) => {
		expect(await search(operation, parameters)).toContain(message);
		expect(eyes.sent()).toEqual([]);
	});
});

describe('the agents of a test', () => {
	it.each<[IDataObject, string]>([
		[{ agents: 'a', tagIds: 'b' }, "'Tag IDs' would be ignored"],
		[{ agents: 'a', agentSelectorType: 'all-agents' }, "'Agents' would be ignored"],
		[{ agentSelectorType: 'agent-labels' }, "'Endpoint Agent Labels' is empty"],
	])('are chosen in one way: %j', async (additionalFields, message) => {
		const parameters = { testName: 'T', url: 'https://example.com', additionalFields };
		const { error } = await eyes.run('endpointTest', 'create', parameters);
		expect(error?.message).toContain(message);
		expect(eyes.sent()).toEqual([]);
	});

	it('tell how they are chosen', async () => {
		const parameters = { testName: 'T', url: 'https://example.com' };
		const additionalFields = { tagIds: ['a', 'b'] };
		await eyes.run('endpointTest', 'runInstant', { ...parameters, additionalFields });
		expect(eyes.sent()).toEqual(['POST /v7/endpoint/tests/scheduled-tests/http-server/instant']);
		expect(eyes.body(0)).toMatchObject({ agentSelectorType: 'agent-tags', tagIds: ['a', 'b'] });
	});
});
