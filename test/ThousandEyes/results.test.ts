import { RunClient } from '../../nodes/shared/engine/run';
import { Cancelled } from '../../nodes/shared/time/clock';
import { RESULT_TYPES } from '../../nodes/ThousandEyes/fields/results';
import { testTypes } from '../../nodes/ThousandEyes/fields/cloudTests/names';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';
import { parametersOf } from './cloudTests';

const eyes = createBench(
	ThousandEyes,
	async () => await startThousandEyes({ tests: { pollsUntilResults: 2 } }),
	'',
);
const testId = byId('202701');
const round = { agentId: byId('3001'), roundId: byId(1384309800) };
const MARKERS = ['marker-ftp-password', 'marker-http-password', 'marker-sip-password'];

describe('test results', () => {
	it.each(RESULT_TYPES.map(([type]) => type))('of %s are plain rows', async (resultType) => {
		const { items, error } = await eyes.run('testResult', 'getAll', { testId, resultType });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			testId: expect.any(String),
			testName: expect.any(String),
			testType: expect.any(String),
			roundId: expect.any(Number),
		});
		const place = resultType === 'bgp' ? 'monitor' : 'agent';
		expect(items[0].json).toHaveProperty(`${place}CountryId`);
		for (const { json } of items) {
			for (const value of Object.values(json)) expect(typeof value).not.toBe('object');
		}
		expect(eyes.sent()).toEqual([`GET /v7/test-results/202701/${resultType}`]);
	});

	it('are given whole, with the test that they are of', async () => {
		const parameters = { testId, resultType: 'http-server', simplify: false };
		const { items } = await eyes.run('testResult', 'getAll', parameters);
		expect(items[0].json).toMatchObject({
			test: { testId: expect.any(String), createdBy: expect.any(String) },
			agent: { agentName: expect.any(String) },
			sslCertificates: expect.any(Array),
		});
	});

	it('keep the fields that are named', async () => {
		const options = { fields: 'sslCertificates', expand: ['certificate', 'header'] };
		const parameters = { testId, resultType: 'http-server', options };
		const { items } = await eyes.run('testResult', 'getAll', parameters);
		expect(items[0].json.sslCertificates).toEqual(expect.any(Array));
		expect(items[0].json).not.toHaveProperty('headers');
		expect(eyes.sent()[0]).toContain('?expand=certificate%2Cheader');
	});

	it('split a path into its traces', async () => {
		const options = { splitHops: true };
		const parameters = { testId, resultType: 'path-vis', options, returnAll: true };
		const { items, error } = await eyes.run('testResult', 'getAll', parameters);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(6);
		expect(items[0].json).toMatchObject({ agentId: '3001', pathId: '30010', numberOfHops: 9 });
	});

	it.each([
		[{ resultType: 'dns-server', filters: { serverId: byId('1447') } }, '/dns-server/1447'],
		[
			{ resultType: 'network', filters: { direction: 'from-target', window: '1h' } },
			'/network?direction=from-target&window=1h',
		],
		[{ resultType: 'bgp', filters: { direction: 'to-target' } }, '/bgp'],
	])('%j', async (parameters, path) => {
		const { error } = await eyes.run('testResult', 'getAll', { testId, ...parameters });
		expect(error).toBeUndefined();
		expect(eyes.sent()).toEqual([`GET /v7/test-results/202701${path}`]);
	});

	it('know no way in both directions for a path', async () => {
		const parameters = { testId, resultType: 'path-vis', filters: { direction: 'bidirectional' } };
		const { error } = await eyes.run('testResult', 'getAll', parameters);
		expect(error?.message).toContain("'Direction' must be one of");
		expect(eyes.sent()).toEqual([]);
	});
});

describe('the details of a result', () => {
	it.each([
		['api', 'requests'],
		['page-load', undefined],
		['path-vis', 'pathTraces'],
		['web-transactions', 'pages'],
	])('of %s', async (resultType, kept) => {
		const { items, error } = await eyes.run('testResult', 'get', { testId, ...round, resultType });
		expect(error).toBeUndefined();
		if (kept) expect(items[0].json[kept]).toEqual(expect.any(Array));
		expect(items[0].json).not.toHaveProperty('har');
		expect(eyes.sent()).toEqual([
			`GET /v7/test-results/202701/${resultType}/agent/3001/round/1384309800`,
		]);
	});

	it('are an item for each hop', async () => {
		const parameters = { testId, ...round, resultType: 'path-vis', options: { splitHops: true } };
		const { items } = await eyes.run('testResult', 'get', parameters);
		expect(items[0].json).toMatchObject({
			pathId: expect.any(String),
			hopNumber: expect.any(Number),
			ipAddress: expect.any(String),
		});
		expect(items[0].json).not.toHaveProperty('pathTraces');
	});

	it.each([
		[
			'getPage',
			{ ...round, pageId: byId(1) },
			'web-transactions/agent/3001/round/1384309800/page/1',
		],
		[
			'getBgpRoutes',
			{ prefixId: byId(91466), roundId: round.roundId },
			'bgp/routes/prefix/91466/round/1384309800',
		],
		['getConsoleLogs', round, 'web-transactions/agent/3001/round/1384309800/console-logs'],
	])('%s', async (operation, parameters, path) => {
		const { items, error } = await eyes.run('testResult', operation, { testId, ...parameters });
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
		expect(eyes.sent()).toEqual([`GET /v7/test-results/202701/${path}`]);
	});
});

describe('instant tests', () => {
	let pauses: number[];
	beforeEach(() => {
		pauses = [];
		jest.spyOn(RunClient.prototype, 'pause').mockImplementation(async (ms) => {
			pauses.push(ms);
			await Promise.resolve();
		});
	});
	afterEach(() => void jest.restoreAllMocks());

	const runInstant = async (testType: string, more = {}) => {
		return await eyes.run(
			'instantTest',
			'runInstant',
			{ ...parametersOf(testType), ...more },
			{ shown: MARKERS },
		);
	};

	it.each(testTypes.filter((type) => type !== 'bgp'))('of type %s run', async (type) => {
		const { items, error } = await runInstant(type);
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ type, testId: expect.any(String) });
		expect(JSON.stringify(items)).not.toContain('marker');
		expect(eyes.sent()).toEqual([`POST /v7/tests/${type}/instant`]);
		const body = eyes.body(0);
		for (const name of ['interval', 'alertRules', 'alertsEnabled', 'enabled']) {
			expect(body).not.toHaveProperty(name);
		}
	});

	it('wait for what all agents measured, and no longer', async () => {
		const { items, error } = await runInstant('http-server', { options: { waitForResults: true } });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.agentId)).toEqual(['3001', '3002']);
		expect(items[0].json).toMatchObject({
			resultType: 'http-server',
			testType: 'http-server',
			responseCode: 200,
			complete: true,
		});
		expect(pauses).toEqual([10_000, 10_000, 15_000]);
		expect(eyes.sent()).toHaveLength(4);
	});

	it('are given whole', async () => {
		const options = { waitForResults: true, resultTypes: ['network'] };
		const { items } = await runInstant('http-server', { options, simplify: false });
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({
			test: { password: '**hidden**' },
			results: [{ resultType: 'network', packetsBySecond: [[1, 2]] }, {}],
			complete: true,
		});
	});

	it('give what is there after the time', async () => {
		jest.spyOn(RunClient.prototype, 'pause').mockImplementation(async (ms) => {
			jest.spyOn(Date, 'now').mockReturnValue(Date.now() + ms);
			await Promise.resolve();
		});
		const options = { waitForResults: true, timeout: 15, minimumAgents: 9 };
		const { items, error } = await runInstant('dnssec', { options });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({ testType: 'dnssec', complete: false });
		expect(eyes.sent()).toHaveLength(3);
		jest.restoreAllMocks();
	});

	it('fail after the time where that is wanted', async () => {
		jest.restoreAllMocks();
		const options = { waitForResults: true, timeout: 1, failOnTimeout: true };
		const { error } = await runInstant('dnssec', { options });
		expect(error?.message).toMatch(/^Test \d+ has not all its results after 1 s$/);
	});

	it('end their waiting when the execution is cancelled', async () => {
		jest.spyOn(RunClient.prototype, 'pause').mockRejectedValue(new Cancelled());
		const { error } = await runInstant('dnssec', { options: { waitForResults: true } });
		expect(error).toBeDefined();
		expect(eyes.sent()).toHaveLength(1);
	});

	it('run again without a body', async () => {
		const { items } = await eyes.run('instantTest', 'run', { testId });
		expect(items[0].json).toEqual({ success: true, testId: '202701' });
		expect(eyes.sandbox.requests[0]).toMatchObject({ method: 'POST', body: '' });
		expect(eyes.sandbox.requests[0].headers['content-type']).toBeUndefined();
	});

	it('run again and wait, of whatever type the test is', async () => {
		const parameters = { testId: byId('202709'), options: { waitForResults: true } };
		const input = [{}, {}];
		const { items, error } = await eyes.run('instantTest', 'run', parameters, { input });
		expect(error).toBeUndefined();
		expect(items.every(({ json }) => json.complete === true)).toBe(true);
		expect(eyes.sent().filter((one) => one === 'GET /v7/tests')).toHaveLength(1);
	});

	it('do not run again where nobody knows what to wait for', async () => {
		const parameters = { testId: byId('1'), options: { waitForResults: true } };
		const { error } = await eyes.run('instantTest', 'run', parameters);
		expect(error?.message).toContain("'Result Types' is empty");
		expect(eyes.sent()).toEqual(['GET /v7/tests']);
	});

	it('are waited for later', async () => {
		const made = await runInstant('agent-to-server');
		const parameters = {
			testType: 'agent-to-server',
			testId: byId(made.items[0].json.testId),
			options: { minimumAgents: 1 },
		};
		const { items, error } = await eyes.run('instantTest', 'waitForResults', parameters);
		expect(error).toBeUndefined();
		expect(new Set(items.map(({ json }) => json.resultType))).toEqual(
			new Set(['network', 'path-vis']),
		);
	});
});

describe('a snapshot', () => {
	const parameters = { testId, displayName: 'Outage' };
	const end = '2024-05-01T12:00:00Z';

	it('keeps a span of results', async () => {
		const dates = { startDate: '2024-05-01T06:00:00Z', endDate: end };
		const { items, error } = await eyes.run('testSnapshot', 'create', { ...parameters, ...dates });
		expect(error).toBeUndefined();
		expect(items[0].json).toHaveProperty('id');
		expect(eyes.sent()).toEqual(['POST /v7/tests/202701/snapshot']);
		expect(eyes.body(0)).toEqual({ displayName: 'Outage', ...dates });
	});

	it.each([
		['2024-05-01T09:00:00Z', end],
		[end, '2024-05-01T11:00:00Z'],
		['2999-05-01T09:00:00Z', '2999-05-01T10:00:00Z'],
	])('has no span from %s to %s', async (startDate, endDate) => {
		const { error } = await eyes.run('testSnapshot', 'create', {
			...parameters,
			startDate,
			endDate,
		});
		expect(error?.message).toContain("'End Date' must");
		expect(eyes.sent()).toEqual([]);
	});
});
