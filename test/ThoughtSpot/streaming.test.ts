import type { IDataObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { createBench } from '../support/fixtures';
import type { Answer } from '../support/server';
import { startCluster } from './cluster';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const PATH = '/ai/agent/conversation/c-1/send/stream';
const WHAT = 'Send a message and read the answer as it comes';

const last = [{ type: 'notification', code: 'FINAL_RESPONSE_NOTIFICATION' }];
const chunk = (content: string, id = 't-1', type = 'text') => [
	{ type: 'text-chunk', id, metadata: { format: 'markdown', type }, content },
];
const answer = [
	{
		type: 'answer',
		title: 'Sales',
		metadata: {
			session_id: 's-1',
			gen_no: 3,
			sage_query: '[Sales]',
			worksheet_id: 'w-1',
			chart_type: 'BAR',
		},
	},
];
const whole = [
	[{ type: 'ack', node_id: 'n-1' }],
	chunk('Hm.', 'thought', 'thinking'),
	chunk('Grüße, '),
	answer,
	chunk('Ana 👋'),
	chunk('More?', 't-2'),
	last,
];
const written = (events: unknown[], end = '\n') =>
	events.map((one) => `data: ${JSON.stringify(one)}${end}${end}`).join('');

const told = {
	conversationIdentifier: 'c-1',
	text: 'Grüße, Ana 👋\n\nMore?',
	answers: [
		{
			title: 'Sales',
			sessionIdentifier: 's-1',
			generationNumber: 3,
			query: '[Sales]',
			dataSourceIdentifier: 'w-1',
			chartType: 'BAR',
		},
	],
};

/** Runs the operation against a cluster that sends these bytes as a stream of events. */
async function run(sent: string | Answer, parameters: IDataObject = {}) {
	const headers = { 'content-type': 'text/event-stream; charset=utf-8' };
	const given = typeof sent === 'string' ? { status: 200, headers, text: sent } : sent;
	const cluster = await startCluster({ [PATH]: { status: 200, headers, ...given } });
	const { items, error } = await spot.run(
		'agentConversation',
		'sendMessageStreaming',
		{ conversationIdentifier: 'c-1', messages: 'Sales?', ...parameters },
		{ credential: { baseUrl: cluster.url } },
	);
	return { cluster, error, rows: items.map(({ json }) => json) };
}

const inPieces = (text: string, size: number): Answer => {
	const bytes = Buffer.from(text);
	const count = Math.ceil(bytes.length / size);
	const at = (index: number) => bytes.subarray(index * size, (index + 1) * size);
	return { pieces: Array.from({ length: count }, (_, index) => at(index)) };
};

it('asks as Send Message does, and gives what that gives', async () => {
	const { rows, cluster } = await run(written(whole));
	expect(rows).toEqual([told]);
	expect(cluster.bodies(PATH)).toEqual([{ messages: ['Sales?'] }]);
});

it('gives the messages where they are wanted as they are', async () => {
	const { rows } = await run(written(whole), { simplify: false });
	expect(rows).toEqual([
		{ conversationIdentifier: 'c-1', type: 'text', text: 'Grüße, Ana 👋' },
		{ conversationIdentifier: 'c-1', ...answer[0] },
		{ conversationIdentifier: 'c-1', type: 'text', text: 'More?' },
	]);
});

describe('a stream', () => {
	const commented = `: hello\n\nevent: message\nid: 7\nretry: 10\n${written(whole).replaceAll('\n\n', '\n\n: still here\n\n')}`;
	it.each<[string, string | Answer]>([
		['in pieces of one byte', inPieces(written(whole), 1)],
		['in pieces of seven bytes', inPieces(written(whole), 7)],
		['with CRLF', written(whole, '\r\n')],
		['with CRLF in pieces of one byte', inPieces(written(whole, '\r\n'), 1)],
		['with CR', written(whole, '\r')],
		['with comments and other lines', commented],
		['with a byte order mark', `\ufeff${written(whole)}`],
		['without a space behind the colon', written(whole).replaceAll('data: ', 'data:')],
		['with data over several lines', written(whole).replaceAll('},{', '},\ndata: {')],
		['with events that say nothing', `data\n\ndata: [DONE]\n\ndata: null\n\n${written(whole)}`],
		['without an end to its last event', written(whole).trimEnd()],
		['of one event', written([whole.flat()])],
		[
			'with a whole text after its pieces',
			written([...whole.slice(0, -1), [{ type: 'text', id: 't-2', content: 'More?' }], last]),
		],
	])('%s is read', async (_, sent) => {
		const { rows, error } = await run(sent);
		expect(error?.message).toBeUndefined();
		expect(rows).toEqual([told]);
	});

	it('that is long is read in a time that grows with it', async () => {
		const words = Array.from({ length: 20_000 }, (_, index) => chunk(`word ${index} `));
		const { rows } = await run(written([...words, last]));
		expect(String(rows[0].text)).toHaveLength(
			words.flat().reduce((sum, { content }) => sum + content.length, 0),
		);
	});

	it('that is longer than an answer may be is an error', async () => {
		const flood = Buffer.from(written([chunk('x'.repeat(1_000_000))]));
		const { error } = await run({ flood });
		expect(error?.message).toContain(`${WHAT}: ThoughtSpot sent more than the 64 MB`);
	});
});

describe('an answer', () => {
	it('with an error event is a failure, whatever came before and after', async () => {
		const failed = [{ type: 'error', message: 'It is over', code: 'SESSION_EXPIRED' }];
		const { error, rows } = await run(written([chunk('Well, '), failed, last]));
		expect(rows).toEqual([]);
		expect(error).toMatchObject({
			message: `${WHAT}: Spotter answered with an error: It is over, SESSION_EXPIRED`,
			description: 'Start a new conversation.',
		});
	});

	it('whose error event holds a secret does not repeat it', async () => {
		const failed = [{ type: 'error', message: 'No user for token=abcd1234efgh' }];
		const { error } = await run(written([failed]));
		expect(error?.message).toContain('No user for token=[redacted]');
	});

	it.each([
		['between two events', written(whole.slice(0, -1))],
		['in the middle of one', written(whole).slice(0, -30)],
	])('that ends %s is incomplete, and says what came', async (_, sent) => {
		const { error } = await run(sent);
		expect(error).toMatchObject({
			message: `${WHAT}: the answer of Spotter is incomplete, it broke off`,
			description: 'So far it says: Grüße, Ana 👋 More?',
		});
	});

	it('with nothing in it is incomplete', async () => {
		const { error } = await run({ text: '' });
		expect(error?.message).toContain('the answer of Spotter is incomplete');
	});

	it('that is no stream says so', async () => {
		const page = { headers: { 'content-type': 'text/html' }, text: '<title>Sign in</title>' };
		const { error } = await run(page);
		expect(error?.message).toBe(
			`${WHAT}: ThoughtSpot answered 200 with text/html instead of JSON: Sign in`,
		);
	});

	it('that is refused tells why, and is not asked for again', async () => {
		const body = { error: { message: { debug: 'No such conversation' } } };
		const refusal = { headers: { 'content-type': 'application/json' }, json: body };
		const { error, cluster } = await run({ status: 503, ...refusal });
		expect(error?.message).toBe(`${WHAT}: ThoughtSpot answered 503: No such conversation`);
		expect(cluster.paths()).toEqual([PATH]);
	});
});

describe('the sandbox', () => {
	const parameters = { conversationIdentifier: 'c-1', messages: 'Sales?' };

	it('answers in pieces what it answers at once', async () => {
		const streamed = await spot.run('agentConversation', 'sendMessageStreaming', parameters);
		const { items } = await spot.run('agentConversation', 'sendMessage', parameters);
		expect(streamed.items.map(({ json }) => json)).toEqual(items.map(({ json }) => json));
	});

	it('can break off', async () => {
		spot.sandbox.control.fault({ kind: 'drop', when: 'body', match: { path: /send\/stream/ } });
		const { error } = await spot.run('agentConversation', 'sendMessageStreaming', parameters);
		expect(error?.message).toContain('the answer of Spotter is incomplete');
	});
});
