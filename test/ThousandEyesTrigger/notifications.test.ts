import type { IDataObject } from 'n8n-workflow';
import { payloadOf } from '../../nodes/ThousandEyes/trigger/webhook/payload';
import { render } from '../../sandbox/thousandeyes/render';
import type { Webhook } from '../support/webhook';
import { deliver, received, registered, useSandbox } from './setup';

const sandbox = useSandbox();
let webhook: Webhook;

beforeEach(async () => {
	webhook = await sandbox.trigger({ staticData: registered('api.thousandeyes.com') });
});

const send = async (body: unknown, headers?: Record<string, string>) =>
	await deliver(sandbox.api, webhook, body, headers);

const CLASSIC = {
	eventId: '49-35541',
	eventType: 'ALERT_NOTIFICATION_TRIGGER',
	alert: {
		alertId: 35541,
		severity: 'Info',
		dateStart: '2025-03-17 19:43:00',
		active: 1,
		type: 'HTTP Server',
		ruleId: 55,
		ruleName: 'Site down',
		ruleExpression: 'Error Type is any',
		ruleAid: 75,
		testId: 5002,
		testName: 'site',
		testLabels: [{ id: 1, name: 'Sandbox' }],
		testTargetsDescription: ['www.example.com'],
		violationCount: 1,
		agents: [
			{ agentId: 4503, agentName: 'Hong Kong', active: 1, metricsAtStart: 'Response Code: 502' },
		],
		apiLinks: [{ rel: 'related', href: 'https://api.thousandeyes.com/v4/tests/5002' }],
	},
};

const CLASSIC_ITEM = {
	kind: 'alert',
	event: 'triggered',
	id: '35541',
	notificationId: '49-35541',
	severity: 'info',
	type: 'http-server',
	title: 'Site down: site',
	startDate: '2025-03-17T19:43:00.000Z',
	endDate: '',
	test: { id: '5002', name: 'site', type: '', description: '', labels: ['Sandbox'] },
	rule: { id: '55', name: 'Site down', expression: 'Error Type is any', notes: '' },
	agents: [
		{
			id: '4503',
			name: 'Hong Kong',
			network: '',
			metricsAtStart: 'Response Code: 502',
			metricsAtEnd: '',
		},
	],
	targets: ['www.example.com'],
	accountGroupId: '75',
	organizationId: '',
	link: 'https://app.thousandeyes.com/alerts/list?__a=75&alertId=35541',
};

const AGENT_ALERT = {
	agentRuleId: 43587,
	agentNotificationId: 5744505,
	agentId: 25694,
	hostname: 'agent.example.com',
	agentName: 'branch',
	ruleName: 'Agent offline',
	ruleExpression: 'Last Contact ≥ 6 minutes ago',
	dateStart: 1476987748,
	metricsAtStart: 'Last Contact: 7 minutes ago',
	metricsAtEnd: '',
};

const GENERIC = {
	id: 'n-1',
	type: '1',
	alert: {
		id: 'al-1',
		type: 'http-server',
		severity: 'MAJOR',
		test: { name: 'site', labels: ['one', 'two'] },
		targets: ['www.example.com'],
		rule: { id: '55', name: 'Site down', expression: '((errorType != "None"))', notes: 'a\nb' },
		triggered: 1742845260000,
		cleared: 1742848860000,
		details: [
			{
				metricsAtStart: 'Response Code: 502',
				metricsAtEnd: 'Response Code: 200',
				source: { id: '4503', name: 'Hong Kong', asn: 'Example Networks' },
			},
		],
	},
};

const GENERIC_ITEM = {
	kind: 'alert',
	event: 'cleared',
	id: 'al-1',
	notificationId: 'n-1',
	severity: 'major',
	type: 'http-server',
	title: 'Site down: site',
	startDate: '2025-03-24T19:41:00.000Z',
	endDate: '2025-03-24T20:41:00.000Z',
	test: { id: '', name: 'site', type: '', description: '', labels: ['one', 'two'] },
	rule: GENERIC.alert.rule,
	agents: [
		{
			id: '4503',
			name: 'Hong Kong',
			network: 'Example Networks',
			metricsAtStart: 'Response Code: 502',
			metricsAtEnd: 'Response Code: 200',
		},
	],
	targets: ['www.example.com'],
	raw: GENERIC,
};

describe('a classic notification', () => {
	it('of a raised alert is read', async () => {
		await send(CLASSIC, { 'content-type': 'application/json' });
		expect(received(webhook)).toEqual([{ ...CLASSIC_ITEM, raw: CLASSIC }]);
	});

	it('of a cleared alert is read as cleared', async () => {
		const alert = { ...CLASSIC.alert, active: 0, dateEnd: '2025-03-24 17:21:00' };
		const body = { eventId: '49-35546', eventType: 'ALERT_NOTIFICATION_CLEAR', alert };
		await send(body);
		const endDate = '2025-03-24T17:21:00.000Z';
		const expected = { ...CLASSIC_ITEM, event: 'cleared', notificationId: '49-35546', endDate };
		expect(received(webhook)).toEqual([{ ...expected, raw: body }]);
	});

	it.each([
		['AGENT_ALERT_NOTIFICATION_TRIGGER', {}, 'triggered', ''],
		[
			'AGENT_ALERT_NOTIFICATION_CLEAR',
			{ active: 0, dateEnd: 1476988000 },
			'cleared',
			'2016-10-20T18:26:40.000Z',
		],
	])('of an agent is read: %s', async (eventType, more, event, endDate) => {
		const body = { eventId: 'e-1', eventType, agentAlert: { ...AGENT_ALERT, ...more } };
		await send(body);
		expect(received(webhook)).toMatchObject([
			{
				kind: 'alert',
				event,
				id: '5744505',
				notificationId: 'e-1',
				type: 'agent',
				title: 'Agent offline: branch',
				startDate: '2016-10-20T18:22:28.000Z',
				endDate,
				test: { id: '', name: '' },
				rule: { id: '43587', name: 'Agent offline', expression: 'Last Contact ≥ 6 minutes ago' },
				agents: [{ id: '25694', name: 'branch', metricsAtStart: 'Last Contact: 7 minutes ago' }],
			},
		]);
	});

	it('of an agent is read as later versions have it', async () => {
		await send({
			eventType: 'ALERT_NOTIFICATION_TRIGGER',
			alert: {
				type: 'Agent',
				alertId: 6001,
				agentId: 4001,
				agentName: 'branch',
				ruleExpression: 'Last Contact ≥ 6 minutes ago',
				dateStart: '2025-03-24 17:28:40',
			},
		});
		expect(received(webhook)).toMatchObject([
			{
				event: 'triggered',
				id: '6001',
				type: 'agent',
				title: 'Last Contact ≥ 6 minutes ago: branch',
				startDate: '2025-03-24T17:28:40.000Z',
				rule: { expression: 'Last Contact ≥ 6 minutes ago' },
				agents: [{ id: '4001', name: 'branch' }],
			},
		]);
	});

	it('of BGP names its monitors, and its own link', async () => {
		const monitors = [{ monitorId: 17, monitorName: 'Route Views', metricsAtStart: 'Down' }];
		const permalink = 'https://app.thousandeyes.us/alerts/list?__a=75&alertId=35541';
		const alert = { ...CLASSIC.alert, agents: undefined, type: 'BGP', monitors, permalink };
		await send({ ...CLASSIC, alert });
		expect(received(webhook)).toMatchObject([
			{ type: 'bgp', agents: [{ id: '17', name: 'Route Views' }], link: permalink },
		]);
	});

	it('without a type is read by whether it is active', async () => {
		const body = { ...CLASSIC, eventType: undefined };
		await send({ ...body, eventId: '1', alert: { ...body.alert, active: 0 } });
		await send({ ...body, eventId: '2', alert: { ...body.alert, active: true } });
		expect(received(webhook).map(({ event }) => event)).toEqual(['cleared', 'triggered']);
	});
});

describe("the vendor's preset Generic", () => {
	it('is read into the same item', async () => {
		await send(GENERIC);
		expect(received(webhook)).toMatchObject([GENERIC_ITEM]);
	});

	it('is read with quotes and lines that nobody escaped', async () => {
		const body = JSON.stringify(GENERIC, null, '\t').replace(/\\(n|")/g, (_, sign: string) =>
			sign === 'n' ? '\n' : sign,
		);
		expect(() => JSON.parse(body) as unknown).toThrow();
		await send(body, { 'content-type': 'application/json' });
		expect(received(webhook)).toMatchObject([GENERIC_ITEM]);
	});
});

describe('what is no alert', () => {
	const payload = payloadOf('~1a2b3c4d');
	it.each([
		['nothing', ''],
		['no JSON', 'no JSON'],
		['no object', '[]'],
		['an empty object', '{}'],
		['something else', '{"other":1}'],
		['half of one', '{"alert":'],
		['null', '{"notificationType":"2","alert":null}'],
		['a list', '{"alert":[{"id":"1"}]}'],
		['a text', '{"notificationType":"2","alert":"1"}'],
		['an id that is an object', { notificationType: '2', alert: { id: { a: 1 } } }],
		['an id that is a list', { notificationType: '2', alert: { id: ['1'] } }],
		['an alert without an ID', { notificationType: '2', alert: { severity: 'MAJOR' } }],
		['our payload with nothing filled in', render(payload, {})],
		['a classic one without an ID', { ...CLASSIC, alert: { alertId: null } }],
		['another type', { notificationType: '3', alert: { id: '1' } }],
		['another event', { eventType: 'OTHER', alert: { alertId: 1 } }],
	])('is answered 400, and starts nothing: %s', async (_, body) => {
		const answer = await send(body);
		expect(answer).toEqual({ status: 400, message: expect.stringMatching(/no alert/) });
		expect(received(webhook)).toEqual([]);
		expect(webhook.log).toContainEqual(expect.objectContaining({ level: 'warn' }));
	});

	it.each([
		['WEBHOOK_TEST', { eventType: 'WEBHOOK_TEST', eventId: '1415733887743' }],
		['WEB_TEST', { type: 'WEB_TEST', alert: { id: 'x' } }],
		['our payload as a template', payload],
		['a template', '{"type":"{{type.id}}","alert":{"id":"{{alert.id}}"}}'],
	])('is answered as a test, and starts nothing: %s', async (_, body) => {
		const answer = await send(body);
		expect(answer).toEqual({ status: 200, message: 'Test received: nothing was started' });
		expect(received(webhook)).toEqual([]);
	});

	it('is not told so without the secret', async () => {
		const headers = { 'x-webhook-secret': 'guess' };
		expect(await send({ eventType: 'WEBHOOK_TEST' }, headers)).toMatchObject({ status: 401 });
	});

	it.each([
		['classic', { ...CLASSIC, alert: { ...CLASSIC.alert, suppressed: true } }],
		['Generic', { ...GENERIC, alert: { ...GENERIC.alert, suppressed: 'true' } }],
		['ours', { notificationType: '2', suppressed: 1, alert: { id: 'a' } }],
	])('says nothing while it is suppressed: %s', async (_, body) => {
		expect(await send(body)).toEqual({ status: 200, message: 'The alert is suppressed' });
		expect(received(webhook)).toEqual([]);
		const alert = { ...(body.alert as IDataObject), suppressed: false };
		expect(await send({ ...body, suppressed: false, alert })).toMatchObject({ status: 200 });
		expect(received(webhook)).toHaveLength(1);
	});
});

it.each([
	['null in every list', { agents: [null], targets: [null], test: { labels: [null, 'a'] } }],
	['texts for objects', { agents: 'x', targets: 'y', test: 'z', rule: 'r' }],
	['objects for texts', { agents: [{ id: {}, name: [] }], rule: { name: {} }, test: [] }],
	['numbers', { agents: [1, 2], targets: 3, rule: { id: 4 } }],
	['names of the language', JSON.parse('{"__proto__":{"a":1},"constructor":{"b":2}}') as object],
])('an alert with odd values is handed out without them: %s', async (_, odd) => {
	const answer = await send({ notificationType: '2', alert: { id: 'a1' }, ...odd });
	expect(answer.status).toBe(200);
	const [item] = received(webhook);
	expect(item).toMatchObject({ id: 'a1', event: 'triggered' });
	expect(JSON.stringify({ ...item, raw: '' })).not.toMatch(/\[object|null/);
});

it('a body that is nested deeply is refused or taken, but breaks nothing', async () => {
	const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
	const body = (inner: string) => `{"mark":"~x","notificationType":"2","alert":{"id":${inner}}}`;
	expect(await send(body(deep(50_000)))).toMatchObject({ status: 400 });
	expect(await send(`{"a":${body('"1~x"')},"b":${deep(50_000)}}`)).toMatchObject({ status: 400 });
});

it.each([
	['api.thousandeyes.com', 'https://app.thousandeyes.com/alerts/list?__a=75&alertId=a%201'],
	['api.thousandeyes.us', 'https://app.thousandeyes.us/alerts/list?__a=75&alertId=a%201'],
	['API.gov.thousandeyes.com', 'https://app.gov.thousandeyes.com/alerts/list?__a=75&alertId=a%201'],
	['gateway.example.com', ''],
	['api.example.com', ''],
	['api.thousandeyes.com.evil.example', ''],
])('the link is that of the instance: %s', async (host, link) => {
	webhook = await sandbox.trigger({ staticData: registered(host) });
	await send({ notificationType: '2', alert: { id: 'a 1' }, accountGroupId: '75' });
	expect(received(webhook)).toMatchObject([{ link }]);
});
