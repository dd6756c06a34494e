import type { IDataObject } from 'n8n-workflow';
import { payloadOf } from '../../nodes/ThousandEyes/trigger/webhook/payload';
import { render } from '../../sandbox/thousandeyes/render';
import { growth, LINEAR } from '../support/cpu';
import type { Webhook } from '../support/webhook';
import { deliver, ours, received, registered, RULES, useSandbox } from './setup';

const sandbox = useSandbox();
const payload = payloadOf('~1a2b3c4d');
let webhook: Webhook;

beforeEach(async () => {
	webhook = await sandbox.trigger({ staticData: registered() });
});

/** What fills the payload: one text wherever ThousandEyes has a free text, but for where it has no lines. */
function notification(text: string, multiline = text): object {
	const asn = { name: text };
	const detail = (id: string) => ({
		source: { id, name: text, asn },
		metricsAtStart: multiline,
		metricsAtEnd: '',
	});
	return {
		id: 'n-1',
		type: { id: 1 },
		alert: {
			id: 'alert-1',
			severity: { id: 'MAJOR' },
			firstSeen: { epochMilli: 1742845260000 },
			timeCleared: { epochMilli: 1742848860000 },
			rule: {
				id: 55,
				name: text,
				expression: text,
				notes: multiline,
				alertType: { id: 'http-server' },
				account: { id: 75, organization: { id: 12 } },
			},
			test: {
				id: 5002,
				name: text,
				description: multiline,
				testType: 'http-server',
				labels: [{ name: text }, { name: 'last' }],
			},
			targets: [{ description: text }, { description: 'last' }],
			details: [detail('1'), detail('2')],
		},
	};
}

const item = (text: string, multiline = text): IDataObject => {
	const agent = (id: string) => ({
		id,
		name: text,
		network: text,
		metricsAtStart: multiline,
		metricsAtEnd: '',
	});
	return {
		kind: 'alert',
		event: 'cleared',
		id: 'alert-1',
		notificationId: 'n-1',
		severity: 'major',
		type: 'http-server',
		title: `${text}: ${text}`,
		startDate: '2025-03-24T19:41:00.000Z',
		endDate: '2025-03-24T20:41:00.000Z',
		test: {
			id: '5002',
			name: text,
			type: 'http-server',
			description: multiline,
			labels: [text, 'last'],
		},
		rule: { id: '55', name: text, expression: text, notes: multiline },
		agents: [agent('1'), agent('2')],
		targets: [text, 'last'],
		accountGroupId: '75',
		organizationId: '12',
	};
};

const texts = [
	'Site',
	'((errorType != "None"))',
	'((responseTime >= 500 ms))',
	'call "NOC" now',
	'"',
	'a","b',
	'a"},{"id":"9","name":"b',
	'x"}]',
	'","expression":"',
	'"},"test":{"id":"666","name":"',
	'\\',
	'ends in a backslash\\',
	'C:\\dir\\temp\\new\\b "x"',
	'\\\\server\\share "x"',
	"it's <b>bold</b> & `so` = ‘so’",
	'AT&T & Söhne · 東京 😀',
	'null',
	'{{alert.rule.name}}',
	'[1, 2] {"a": "b"}',
];

describe.each(['none', 'html', 'json'] as const)('texts that ThousandEyes escapes as %s', (way) => {
	it.each(texts)('%j comes out as it was', async (text) => {
		const body = render(payload, notification(text), way);
		expect(await deliver(sandbox.api, webhook, body)).toMatchObject({ status: 200 });
		expect(received(webhook)).toMatchObject([item(text)]);
	});

	it.each(['First\nsecond "line"', 'First\r\nsecond C:\\dir', 'tab\tand "quotes"\nand more'])(
		'%j comes out with its lines',
		async (text) => {
			const body = render(payload, notification('a "name"', text), way);
			await deliver(sandbox.api, webhook, body);
			expect(received(webhook)).toMatchObject([item('a "name"', text)]);
		},
	);

	it.each([
		'application/json',
		'application/json; charset=utf-8',
		'application/x-www-form-urlencoded',
		'application/xml',
		'multipart/form-data; boundary=x',
		'application/x-odd',
	])('are read whatever the content type: %s', async (type) => {
		const body = render(payload, notification('say "hi"'), way);
		const headers = { 'content-type': type };
		expect(await deliver(sandbox.api, webhook, body, headers)).toMatchObject({ status: 200 });
		expect(received(webhook)).toMatchObject([item('say "hi"')]);
	});

	it('are read of the payload that an earlier version has registered', async () => {
		const body = render(payloadOf(''), notification('say "hi" \\o/'), way);
		await deliver(sandbox.api, webhook, body);
		expect(received(webhook)).toMatchObject([item('say "hi" \\o/')]);
	});

	it('come so from the payload that is registered', async () => {
		await webhook.activate();
		const { payload: text } = ours(sandbox.api).operations[0][1];
		expect(text).toMatch(/^\{"template":"2","mark":"~[\da-f]{8}",/);
		await sandbox.api.control.raiseAlert({ ruleId: RULES[0], escaping: way });
		expect(received(webhook)).toMatchObject([
			{
				rule: {
					expression: '((errorType != "None"))',
					notes: 'First line\nsecond line with a "quote"',
				},
			},
		]);
	});
});

it.each(['C:\\new', 'C:\\temp', '\\b'])('a name keeps its backslashes: %j', async (name) => {
	const body = render(payload, notification(name, 'one line'), 'none');
	await deliver(sandbox.api, webhook, body);
	expect(received(webhook)).toMatchObject([item(name, 'one line')]);
});

it('a name that was escaped as HTML twice is decoded once', async () => {
	const body = render(payload, notification('&amp;quot;'), 'none');
	await deliver(sandbox.api, webhook, body);
	expect(received(webhook)).toMatchObject([{ rule: { name: '&quot;' } }]);
});

it('an alert without lists and texts comes out empty', async () => {
	const body = render(payload, { id: 'n', type: { id: 2 }, alert: { id: 'a' } });
	await deliver(sandbox.api, webhook, body);
	expect(received(webhook)).toMatchObject([
		{ id: 'a', event: 'triggered', test: { labels: [] }, agents: [], targets: [], startDate: '' },
	]);
});

it('a payload that somebody has put in another form is read as JSON', async () => {
	const { mark, ...rest } = JSON.parse(
		render(payload, notification('say "hi"'), 'json'),
	) as IDataObject;
	const body = JSON.stringify({ ...rest, mark, added: 'by hand' }, null, 2);
	await deliver(sandbox.api, webhook, body);
	expect(received(webhook)).toMatchObject([item('say "hi"')]);
});

it.each(['"', '","', '~"', '\\"', '&quot;'])(
	'costs time that grows with the body alone, however many %s it holds',
	async (part) => {
		const [head] = payload.split('{{alert.rule.name}}');
		const send = async (size: number) => {
			const body = head.replace(/\{\{.*?\}\}/g, '1') + part.repeat(size / part.length);
			expect(await deliver(sandbox.api, webhook, body)).toMatchObject({ status: 400 });
		};
		expect(await growth(send, 1_000_000)).toBeLessThan(LINEAR);
	},
);
