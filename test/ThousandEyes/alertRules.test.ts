import type { IDataObject } from 'n8n-workflow';
import { alertExpression } from '../../nodes/ThousandEyes/expression';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, closeAfter, createBench } from '../support/fixtures';
import { startServer, type RecordedRequest } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

const ruleId = '127094';
const alertRuleId = byId(ruleId);
const expression = '((responseTime >= 500 ms) || (errorType != "None"))';
const path = `/v7/alerts/rules/${ruleId}`;

describe('create', () => {
	const needed = {
		ruleName: 'Slow checkout',
		alertType: 'http-server',
		expression,
		roundsViolatingOutOf: 3,
		additionalFields: { roundsViolatingRequired: 2, minimumSources: 1 },
	};
	const with_ = (more: IDataObject) => ({
		...needed,
		additionalFields: { ...needed.additionalFields, ...more },
	});

	it('sends what was given, with lists as text or as they are, and the account group in the query', async () => {
		const notifications = {
			email: { recipients: 'a@example.com, b@example.com' },
			thirdParty: { values: [{ integrationId: 'sl-101', integrationType: 'slack' }] },
			customWebhook: { values: [{ integrationId: 'abc-1', integrationName: 'n8n' }] },
		};
		const parameters = with_({ testIds: '202701, 202702', severity: 'major', notifications });
		const { items, error } = await eyes.run('alertRule', 'create', {
			...parameters,
			aid: byId('1002'),
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ ruleId: expect.any(String), ruleName: 'Slow checkout' });
		expect(eyes.sent()).toEqual(['POST /v7/alerts/rules?aid=1002']);
		expect(eyes.body(0)).toEqual({
			ruleName: 'Slow checkout',
			alertType: 'http-server',
			expression,
			roundsViolatingOutOf: 3,
			roundsViolatingRequired: 2,
			minimumSources: 1,
			severity: 'major',
			testIds: ['202701', '202702'],
			notifications: {
				email: { recipients: ['a@example.com', 'b@example.com'] },
				thirdParty: [{ integrationId: 'sl-101', integrationType: 'slack' }],
				customWebhook: [
					{ integrationId: 'abc-1', integrationName: 'n8n', integrationType: 'custom-webhook' },
				],
			},
		});
	});

	it.each([
		['Rounds Violating Required', with_({ roundsViolatingRequired: 4 })],
		['Rounds Violating Required', { ...needed, additionalFields: { minimumSources: 1 } }],
		['Minimum Sources', { ...needed, additionalFields: { roundsViolatingRequired: 1 } }],
		['Minimum Sources', with_({ minimumSourcesPct: 5 })],
		['Sensitivity Level', with_({ sensitivityLevel: 'high' })],
		['Expression', { ...needed, expression: '((loss >= 5%)' }],
		['Alert Type', { ...needed, alertType: 'transactions' }],
	])('refuses a wrong %s before anything is sent', async (field, parameters) => {
		const { error } = await eyes.run('alertRule', 'create', parameters);
		expect(error?.message).toContain(`'${field}' `);
		expect(eyes.sent()).toEqual([]);
	});

	it('is never sent a second time', async () => {
		eyes.sandbox.control.fault({ kind: 'status', status: 503, match: { method: 'POST' } });
		const { error } = await eyes.run('alertRule', 'create', needed);
		expect(error?.message).toContain('503');
		expect(eyes.sent()).toHaveLength(1);
	});
});

describe('get and get many', () => {
	it('gives ten names of a rule, or all of it', async () => {
		const { items } = await eyes.run('alertRule', 'get', { alertRuleId });
		expect(Object.keys(items[0].json).length).toBeLessThanOrEqual(10);
		expect(items[0].json).toMatchObject({ ruleId, testIds: expect.any(Array) });
		const whole = await eyes.run('alertRule', 'get', { alertRuleId, simplify: false });
		expect(whole.items[0].json).toHaveProperty('tests');
	});

	it('finds by name, in one request for the list', async () => {
		const name = { __rl: true, mode: 'name', value: 'Default http-server rule' };
		const input = [{}, {}];
		const { items } = await eyes.run('alertRule', 'get', { alertRuleId: name }, { input });
		expect(items[1].json.ruleName).toBe('Default http-server rule');
		expect(eyes.sent().filter((one) => one === 'GET /v7/alerts/rules')).toHaveLength(1);
	});

	it('tells that there is no such rule, also where the service answers with nothing', async () => {
		const server = closeAfter(await startServer(() => ({ json: {} })));
		const { error } = await eyes.run(
			'alertRule',
			'get',
			{ alertRuleId },
			{ credential: { baseUrl: server.url } },
		);
		expect(error?.message).toContain('names nothing');
	});

	it.each([
		[{ ruleName: 'HTTP' }, 1],
		[{ alertType: 'bgp' }, 1],
		[{ isDefault: false }, 0],
		[{ isDefault: true, alertType: 'ftp', ruleName: 'default' }, 1],
	])('filters by %j', async (filters, count) => {
		const { items } = await eyes.run('alertRule', 'getAll', { filters });
		expect(items).toHaveLength(count);
		expect(eyes.sent()).toEqual(['GET /v7/alerts/rules']);
	});

	it('asks for each rule where details are wanted', async () => {
		const { items } = await eyes.run('alertRule', 'getAll', {
			limit: 2,
			options: { details: true },
			aid: byId('1001'),
		});
		expect(items.map(({ json }) => 'testIds' in json)).toEqual([true, true]);
		expect(eyes.sent()).toEqual([
			'GET /v7/alerts/rules?aid=1001',
			`GET ${path}?aid=1001`,
			'GET /v7/alerts/rules/127095?aid=1001',
		]);
	});
});

it('deletes a rule, and tells which', async () => {
	const { items } = await eyes.run('alertRule', 'delete', { alertRuleId });
	expect(items[0].json).toEqual({ deleted: true, alertRuleId: ruleId });
	expect(eyes.sent()).toEqual([`DELETE ${path}`]);
	const { error } = await eyes.run('alertRule', 'get', { alertRuleId });
	expect(error?.message).toContain('404');
});

const settings = {
	ruleName: 'Slow',
	alertType: 'http-server',
	expression,
	direction: 'to-target',
	isDefault: true,
	notifyOnClear: true,
	minimumSources: 2,
	roundsViolatingMode: 'exact',
	roundsViolatingOutOf: 3,
	roundsViolatingRequired: 2,
	severity: 'major',
	notifications: {
		email: { recipients: ['a@example.com'], message: 'look' },
		thirdParty: [{ integrationType: 'slack', integrationId: 'sl-101' }],
	},
	testIds: ['1', '2'],
};

/** A rule as the service keeps it; read only and empty properties among them. */
const stored = {
	...settings,
	ruleId,
	description: null,
	minimumSourcesPct: 0,
	_links: { self: { href: 'https://api.thousandeyes.com/v7/alerts/rules/127094' } },
};

/** A service that takes what an update leaves out as lost, or as to be kept. */
const readings = {
	lost: (_before: IDataObject, body: IDataObject) => ({ ruleId, ...body }),
	kept: (before: IDataObject, body: IDataObject) => ({
		...before,
		...body,
		notifications: { ...Object(before.notifications), ...Object(body.notifications) },
	}),
};

describe.each(Object.entries(readings))('update, where what is left out is %s', (_name, take) => {
	let rule: IDataObject;
	let requests: RecordedRequest[];
	let asIds: boolean;
	const update = async (additionalFields: IDataObject, options: IDataObject = {}) => {
		const server = closeAfter(
			await startServer(({ method, body }) => {
				if (method === 'PUT') rule = take(rule, JSON.parse(body) as IDataObject);
				const { testIds, ...rest } = rule as typeof stored;
				const tests = testIds.map((testId) => ({ testId, testName: `Test ${testId}` }));
				return { json: asIds ? { ...rest, testIds } : { ...rest, tests } };
			}),
		);
		const { items, error } = await eyes.run(
			'alertRule',
			'update',
			{ alertRuleId, additionalFields, options },
			{ credential: { baseUrl: server.url } },
		);
		requests = server.requests;
		expect(error).toBeUndefined();
		return items[0].json;
	};
	const sent = () => JSON.parse(requests[1]?.body ?? '{}') as IDataObject;
	beforeEach(() => {
		rule = structuredClone(stored) as IDataObject;
		asIds = true;
	});

	it.each([true, false])('keeps everything else (tests by ID: %s)', async (byIds) => {
		asIds = byIds;
		await update({ severity: 'critical' });
		expect(rule).toMatchObject({ ...settings, severity: 'critical' });
		for (const name of ['ruleId', '_links', 'tests', 'description']) {
			expect(sent()).not.toHaveProperty(name);
		}
	});

	it('adds and takes tests away as sets', async () => {
		await update({ addTestIds: '2, 3', removeTestIds: ['1', '9'] });
		expect(rule.testIds).toEqual(['2', '3']);
	});

	it('replaces the tests, with those to add on top', async () => {
		await update({ testIds: '7', addTestIds: '8' });
		expect(rule.testIds).toEqual(['7', '8']);
	});

	it('changes one part of the notifications', async () => {
		await update({ notifications: { email: { recipients: 'b@example.com' } } });
		expect(rule.notifications).toEqual({
			email: { recipients: ['b@example.com'], message: 'look' },
			thirdParty: stored.notifications.thirdParty,
		});
	});

	it('replaces all notifications, where that is wanted', async () => {
		const webhook = [{ integrationId: 'wb-201', integrationType: 'webhook' }];
		await update(
			{ notifications: { webhook: { values: [{ integrationId: 'wb-201' }] } } },
			{ replaceNotifications: true },
		);
		expect(rule.notifications).toEqual({
			email: { recipients: [], message: '' },
			thirdParty: [],
			webhook,
		});
	});

	it('counts sources in one way', async () => {
		await update({ minimumSourcesPct: 50 });
		expect(sent()).toMatchObject({ minimumSourcesPct: 50 });
		expect(sent()).not.toHaveProperty('minimumSources');
	});

	it('tells what it would change, and writes nothing', async () => {
		const told = await update(
			{ ruleName: 'Slower', addTestIds: '3' },
			{ dryRun: true, replaceNotifications: true },
		);
		expect(requests.map(({ method }) => method)).toEqual(['GET']);
		expect(told).toEqual({
			operation: 'wouldUpdate',
			changes: [
				{ field: 'ruleName', from: 'Slow', to: 'Slower' },
				{
					field: 'notifications',
					from: stored.notifications,
					to: { email: { recipients: [], message: '' }, thirdParty: [] },
				},
				{ field: 'testIds', from: ['1', '2'], to: ['1', '2', '3'] },
			],
		});
	});
});

it('refuses a test that is to be added and taken away', async () => {
	const additionalFields = { addTestIds: '1', removeTestIds: '1' };
	const { error } = await eyes.run('alertRule', 'update', { alertRuleId, additionalFields });
	expect(error?.message).toContain('both name 1');
	expect(eyes.sent().filter((one) => one.startsWith('PUT'))).toEqual([]);
});

describe('an expression', () => {
	it.each([
		'((loss >= 50%) || (probDetail != "") || (avgLatency >= 200 ms))',
		'[((prefixLengthIPv4 >= 16) && (prefixLengthIPv4 <= 32))]((reachability < 100%) || (changes > 0))',
		'[(locationId in {"58","25"})]((probDetail != ""))',
		'((webPages((webTxResponseTime >= 100 ms) && (webTxPageLoadError != ""))))',
		'((errorDetails =~ /time(out && || ]/))',
		'((errorType == "a ) && b") && (loss > 1%))',
	])('%s is taken', (text) => expect(alertExpression(text)).toBeUndefined());

	it.each([
		['((loss >= 5%)', 'is missing'],
		['((loss >= 5%)))', 'closes nothing'],
		['[(loss >= 5%))', 'closes nothing'],
		['((a > 1) && (b > 1) || (c > 1))', 'mixes'],
		['((errorType != "None))', 'quote'],
	])('%s is refused', (text, words) => expect(alertExpression(text)).toContain(words));
});
