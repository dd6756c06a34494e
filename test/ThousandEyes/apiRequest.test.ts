import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes({ pageCap: 100 }), '');

const send = async (parameters: IDataObject, input?: IDataObject[]) =>
	await eyes.run('apiRequest', 'send', parameters, { input });
const sent = () => eyes.sandbox.requests;

describe('a request of one\u2019s own', () => {
	it('gives the rows of the only list, page by page', async () => {
		const query = '{"max":100,"window":"365d"}';
		const { items, error } = await send({ path: '/v7/alerts', query, limit: 250 });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(250);
		expect(items[0].json).toHaveProperty('alertId');
		expect(sent()).toHaveLength(3);
	});

	it('gives answers whole', async () => {
		const parameters = { path: '/v7/account-groups', simplify: false, returnAll: true };
		const { items } = await send(parameters);
		expect(items).toHaveLength(1);
		expect(items[0].json).toHaveProperty('_links');
	});

	it('gives the list that is named, and one object as it is', async () => {
		const options = { rowsProperty: 'agents' };
		const listed = await send({ path: '/v7/agents', aid: byId('1002'), options });
		expect(listed.items.length).toBeGreaterThan(1);
		expect(eyes.sent()).toEqual(['GET /v7/agents?aid=1002']);
		const one = await send({ path: '/v7/agents/3001' });
		expect(one.items).toHaveLength(1);
		expect(one.items[0].json).toMatchObject({ agentId: '3001' });
	});

	it('carries a query, headers and a body', async () => {
		const { error } = await send({
			method: 'POST',
			path: '/v7/tests/dnssec',
			query: { expand: ['agent'], 'a.b': 'c d' },
			headers: '{"X-Trace":"abc"}',
			body: { testName: 'One' },
		});
		expect(error?.message).toContain('400');
		const [{ url, headers, body }] = sent();
		expect(url).toBe('/v7/tests/dnssec?expand=agent&a.b=c+d');
		expect(headers).toMatchObject({ 'x-trace': 'abc', 'content-type': 'application/json' });
		expect(JSON.parse(body)).toEqual({ testName: 'One' });
	});

	it('sends no body where there is none, and says what became of it', async () => {
		const { items } = await send({ method: 'POST', path: '/v7/tests/202701/run' });
		expect(items[0].json).toEqual({ success: true });
		expect(sent()[0]).toMatchObject({ body: '' });
		expect(sent()[0].headers['content-type']).toBeUndefined();
		const gone = await send({ method: 'DELETE', path: '/v7/tests/agent-to-agent/202701' });
		expect(gone.items[0].json).toEqual({ deleted: true });
	});

	it.each([
		'https://evil.example/v7/tests',
		'//evil.example/v7/x',
		'/v7/../v8/x',
		'/v7/a/%2e%2e/b',
		'/v7/a/%252e%252e/b',
		'/v7/a%2fb',
		'/v7/a\\b',
		'/v7//tests',
		'/v7/./tests',
		'/v7/tests?x=1',
		'/v7/tests#x',
		'/v8/tests',
		'v7/tests',
		'/v7/{aid}',
		'/v7/%zz',
		'/v7/a%0ab',
	])('does not leave the API: %s', async (path) => {
		const { error } = await send({ path });
		expect(error?.message).toContain("'Path'");
		expect(sent()).toEqual([]);
	});

	it.each(['Authorization', 'host', 'Cookie', 'Content-Type', 'X Y'])(
		'does not set the header %s',
		async (name) => {
			const { error } = await send({ path: '/v7/tests', headers: { [name]: 'x' } });
			expect(error?.message).toContain("'Headers (JSON)'");
			expect(sent()).toEqual([]);
		},
	);

	it('hides secrets of an answer', async () => {
		const answer = { kind: 'status', status: 200, body: { credentials: [{ password: 'abc' }] } };
		eyes.sandbox.control.fault({ ...(answer as { kind: 'status' }), times: 2 });
		const path = '/v7/credentials';
		expect((await send({ path })).items[0].json).toEqual({ password: '**hidden**' });
		const shown = await send({ path, options: { includeSecrets: true } });
		expect(shown.items[0].json).toEqual({ password: 'abc' });
	});

	it('does not repeat a secret of the body in an error', async () => {
		eyes.sandbox.control.fault({
			kind: 'status',
			status: 400,
			body: { detail: "'m4rker-of-the-body' is no key" },
		});
		const { error } = await send({
			method: 'POST',
			path: '/v7/credentials',
			body: { deep: [{ apiKey: ['m4rker', 'of-the-body'].join('-') }] },
		});
		expect(error?.message).toContain('400');
		expect(JSON.stringify([error?.message, error?.description])).not.toContain('m4rker');
	});
});

describe('what may be sent again', () => {
	it.each([
		['GET', {}, 2],
		['POST', {}, 1],
		['POST', { safeToRepeat: true }, 2],
		['DELETE', {}, 1],
	])('%s %j', async (method, options, times) => {
		eyes.sandbox.control.fault({ kind: 'status', status: 503, times: 1 });
		const path = method === 'GET' ? '/v7/tests' : '/v7/internet-insights/outages/filter';
		const more = method === 'POST' ? { body: { window: '1d' } } : {};
		await send({ method, path, options, ...more });
		expect(sent()).toHaveLength(times);
	});
});

describe('with a slow service', () => {
	const slow = createBench(
		ThousandEyes,
		async () => await startThousandEyes({ latencyMs: 100 }),
		'',
	);

	it.each([
		['GET', 3],
		['DELETE', 1],
	])('%s goes as many at a time as it may', async (method, peak) => {
		const input = Array.from({ length: 4 }, () => ({}));
		const parameters = { method, path: '/v7/agents/3001' };
		await slow.run('apiRequest', 'send', parameters, {
			input,
			onError: 'continueRegularOutput',
		});
		expect(slow.sandbox.state.load.peak).toBe(peak);
	});
});
