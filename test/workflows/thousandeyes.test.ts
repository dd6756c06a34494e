import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { createBench } from '../support/fixtures';
import { bodiesOf, nodesOf, rowsOf } from './running';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');
const [freeze, sheet, alerted, offline, weekly, network] = [
	'change freeze',
	'tests from a sheet',
	'alert, instant test and path',
	'agent that is offline',
	'usage, quota and token report',
	'is it the network?',
].map((title) => nodesOf(eyes, title));

/** Results of an instant test are looked for after 10 s. */
const PATIENCE = 30_000;

it('starts a change freeze and ends it', async () => {
	const start = { action: 'start', change: ' CHG0042 ', minutes: 60, testIds: ['202702'] };
	const [window] = rowsOf(await freeze('Suppress Alerts', { body: start }));
	expect(window).toMatchObject({ name: 'CHG0042', duration: 3600, testIds: ['202702'] });
	expect(Date.parse(String(window.endsAt))).toBeGreaterThan(Date.now());
	const windowId = window.alertSuppressionWindowId;
	const ended = await freeze('Delete Window', { body: { action: 'end', windowId } });
	expect(rowsOf(ended)).toEqual([{ deleted: true, suppressionWindowId: windowId }]);
	expect(eyes.sent().at(-1)).toBe(`DELETE /v7/alert-suppression-windows/${String(windowId)}`);
});

it('creates the tests of a sheet once, and tags them', async () => {
	const row = { testName: 'Shop', url: 'https://shop.example.com', interval: '300' };
	const rows = [
		{ ...row, agents: '3001,3002' },
		{ ...row, testName: 'Blog', agents: '3001' },
	];
	const operations = async (name: string) =>
		rowsOf(await sheet(name, ...rows)).map(({ operation }) => operation);
	expect(await operations('Dry Run')).toEqual(['wouldCreate', 'wouldCreate']);
	expect(bodiesOf(eyes, '/v7/tests/http-server')).toEqual([]);
	const created = rowsOf(await sheet('Create or Update', ...rows));
	expect(created.map(({ operation }) => operation)).toEqual(['created', 'created']);
	expect(await operations('Create or Update')).toEqual(['unchanged', 'unchanged']);
	expect(bodiesOf(eyes, '/v7/tests/http-server')).toHaveLength(2);
	const [tag] = rowsOf(await sheet('Tag of the Sheet', {}));
	expect(tag).toMatchObject({ key: 'source', value: 'sheet', id: expect.any(String) });
});

it(
	'runs the test of an alert again, and tells of its paths',
	async () => {
		const [result] = rowsOf(await alerted('Run Test Again', { test: { id: '202702' } }));
		expect(result.complete).toBe(true);
		expect(result.results).toContainEqual(
			expect.objectContaining({
				resultType: 'path-vis',
				agent: expect.objectContaining({ agentName: expect.any(String) }),
				pathTraces: [expect.objectContaining({ ipAddress: '203.0.113.10', numberOfHops: 9 })],
			}),
		);
	},
	PATIENCE,
);

it('lists Enterprise Agents that are offline', async () => {
	const agents = rowsOf(await offline('List Offline Agents'));
	expect(agents).toHaveLength(2);
	for (const agent of agents) {
		expect(agent).toMatchObject({ agentState: 'offline', lastSeen: expect.any(String) });
	}
});

it('reads usage and quotas, and replaces the token', async () => {
	const [{ usage }] = rowsOf(await weekly('Get Usage'));
	expect(usage).toMatchObject({ cloudUnitsUsed: expect.any(Number), quota: expect.any(Object) });
	const [quota] = rowsOf(await weekly('Get Quotas'));
	expect(quota).toMatchObject({ organizationQuota: { value: expect.any(Number) } });
	const [replaced] = rowsOf(await weekly('Replace Token'));
	expect(replaced).toMatchObject({ token: expect.any(String), validUntil: expect.any(String) });
});

it('gives an agent alerts and outages', async () => {
	for (const name of ['List Open Alerts', 'List Outages']) {
		expect(rowsOf(await network(name)).length).toBeGreaterThan(0);
	}
});
