import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';
import { parametersOf } from './cloudTests';

const eyes = createBench(
	ThousandEyes,
	async () => await startThousandEyes({ tests: { omitted: 'lost' } }),
	'',
);
const written = () =>
	eyes.sandbox.requests
		.filter(({ method }) => method === 'POST' || method === 'PUT')
		.map(({ body }) => JSON.parse(body) as IDataObject);

const MARKERS = ['marker-ftp-password', 'marker-http-password', 'marker-sip-password'];
const create = async (testType: string, more: IDataObject = {}) =>
	await eyes.run('test', 'create', { ...parametersOf(testType), ...more }, { shown: MARKERS });
const update = async (testType: string, testId: unknown, more: IDataObject) =>
	await eyes.run('test', 'update', { testType, testId: byId(testId), ...more });
const madeOf = async (testType: string, more: IDataObject = {}) => {
	const { items, error } = await create(testType, more);
	expect(error).toBeUndefined();
	eyes.sandbox.requests.length = 0;
	return items[0].json.testId;
};

describe('additional properties', () => {
	it('reach the body as they are', async () => {
		const oAuth = { testUrl: 'https://login.example.com', postBody: 'a=b' };
		await create('http-server', { additionalProperties: { oAuth, useNtlm: false } });
		expect(written()[0]).toMatchObject({ oAuth, useNtlm: false });
		expect(written()[0]).not.toHaveProperty('additionalProperties');
	});

	it('hold the requests of an API test as well', async () => {
		const requests = [
			{ name: 'One', url: 'https://a.example', headers: [{ key: 'a', value: 'b' }] },
		];
		const { error } = await create('api', { requests: {}, additionalProperties: { requests } });
		expect(error).toBeUndefined();
		expect(written()[0].requests).toEqual(requests);
	});

	it.each([
		[{ prefix: '1' }, /holds 'prefix', which this type of test does not take/],
		[{ url: 'https://b.example' }, /holds 'url', which is given in its field too/],
		[{ description: null }, /holds nothing for 'description'|given in its field too/],
		[{ oAuth: { tokn: 'x' } }, /holds 'oAuth.tokn', which the API does not know/],
		[[1], /must be an object/],
	])('%j are refused before anything is sent', async (additionalProperties, message) => {
		const { error } = await create('http-server', { additionalProperties });
		expect(error?.message).toMatch(message);
		expect(eyes.sandbox.requests).toEqual([]);
	});

	it('list the names that there are', async () => {
		const { error } = await create('bgp', { additionalProperties: { nothing: 1 } });
		expect(error?.description).toContain('includeCoveredPrefixes, labels, monitors, prefix');
	});

	it('clear what an empty text or list is given for', async () => {
		const testId = await madeOf('http-server');
		const additionalProperties = { tags: [], description: '' };
		const { error } = await update('http-server', testId, { additionalProperties });
		expect(error).toBeUndefined();
		expect(written()[0]).toMatchObject({ tags: [], description: '' });
	});
});

describe('what is wrong', () => {
	it.each([
		[
			'http-server',
			{ additionalFields: { headers: 'A: b', customHeaders: { root: '{"A":"b"}' } } },
			'Headers',
		],
		[
			'http-server',
			{ additionalFields: { requestMethod: 'get', postBody: 'x' } },
			'Request Method',
		],
		['agent-to-agent', { additionalFields: { protocol: 'icmp' } }, 'Protocol'],
		['voice', { additionalFields: { port: 80 } }, 'Port'],
		['bgp', { options: { expand: ['agent'] } }, 'Expand'],
		['api', { requests: {} }, 'Requests'],
		['ftp-server', { password: '={{ "" }}' }, 'Password'],
		['http-server', { agents: '={{ [] }}' }, 'Agents'],
		['http-server', { additionalFields: { password: '********' } }, 'Password'],
		[
			'http-server',
			{
				additionalFields: {
					sourceIpAddresses: { values: [{ agentId: '9', sourceIpAddress: '1' }] },
				},
			},
			'Source IP Addresses',
		],
	])('%s %j names the field', async (testType, more, field) => {
		const { error } = await create(testType, more);
		expect(error?.message).toContain(`'${field}'`);
		expect(eyes.sandbox.requests).toEqual([]);
	});
});

describe('an update', () => {
	it('keeps the alert rules, which the API swaps for its own where they are missing', async () => {
		const testId = await madeOf('dns-trace');
		await update('dns-trace', testId, { additionalFields: { interval: 900 } });
		expect(written()[0]).toMatchObject({ interval: 900, alertRules: ['11', '12'], tags: ['t-1'] });
	});

	it('keeps the address that an agent uses', async () => {
		const values = [{ agentId: '3001', sourceIpAddress: '192.0.2.1' }];
		const testId = await madeOf('dnssec', { additionalFields: { sourceIpAddresses: { values } } });
		await update('dnssec', testId, { additionalFields: { addAgents: '3003', removeAgents: 3002 } });
		expect(written()[0].agents).toEqual([
			{ agentId: '3001', sourceIpAddress: '192.0.2.1' },
			{ agentId: '3003' },
		]);
	});

	it('replaces one kind of headers by the other', async () => {
		const testId = await madeOf('http-server');
		const customHeaders = { root: '{"X-Two":"2"}' };
		const { error } = await update('http-server', testId, { additionalFields: { customHeaders } });
		expect(error).toBeUndefined();
		expect(written()[0]).toMatchObject({ customHeaders: { root: { 'X-Two': '2' } } });
		expect(written()[0]).not.toHaveProperty('headers');
	});

	it('replaces headers of one kind, and leaves the others', async () => {
		const first = { root: '{"X-One":"1","X-Two":"2"}', all: '{"X-All":"1"}' };
		const testId = await madeOf('page-load', { additionalFields: { customHeaders: first } });
		const customHeaders = { root: '{"X-Two":"2"}' };
		await update('page-load', testId, { additionalFields: { customHeaders } });
		expect(written()[0].customHeaders).toEqual({ root: { 'X-Two': '2' }, all: { 'X-All': '1' } });
	});

	it('sends the credentials of a SIP test whole', async () => {
		const testId = await madeOf('sip-server');
		const targetSipCredentials = { protocol: 'tls' };
		await update('sip-server', testId, { additionalFields: { targetSipCredentials } });
		expect(written()[0].targetSipCredentials).toMatchObject({
			port: 5060,
			protocol: 'tls',
			sipRegistrar: 'sip.example.com',
			user: 'someone',
		});
	});

	it('moves a server to another port', async () => {
		const testId = await madeOf('agent-to-server');
		const { error } = await update('agent-to-server', testId, { additionalFields: { port: 8443 } });
		expect(error).toBeUndefined();
		expect(written()[0]).toMatchObject({ server: 'www.example.com', port: 8443 });
	});

	it('only reads in a dry run', async () => {
		const testId = await madeOf('voice');
		const { items } = await update('voice', testId, {
			additionalFields: { description: 'New' },
			options: { dryRun: true },
		});
		expect(items[0].json).toEqual({
			operation: 'wouldUpdate',
			changes: [{ field: 'description', from: 'Old', to: 'New' }],
		});
		expect(eyes.sent()).toHaveLength(1);
	});

	it('works in the account group that was chosen', async () => {
		const aid = byId('1002');
		const testId = await madeOf('dnssec', { aid });
		await update('dnssec', testId, { aid, additionalFields: { description: 'New' } });
		for (const request of eyes.sent()) expect(request).toMatch(/[?&]aid=1002/);
		expect(eyes.sent()[1]).toBe(`PUT /v7/tests/dnssec/${String(testId)}?aid=1002`);
	});
});

describe('secrets that the API does not tell', () => {
	const masking = createBench(
		ThousandEyes,
		async () => await startThousandEyes({ tests: { omitted: 'kept', masks: true } }),
		'',
	);
	const signingIn = [
		{
			name: 'One',
			url: 'https://a.example',
			authType: 'bearer-token',
			bearerToken: 'marker-api-token',
		},
	];

	it.each([
		['ftp-server', {}, 'Password', { password: 'marker-ftp-password' }],
		[
			'sip-server',
			{},
			'Target SIP Credentials: Password',
			{ targetSipCredentials: { password: 'marker-sip-password' } },
		],
		['api', { requests: { values: signingIn } }, 'Requests', { requests: { values: signingIn } }],
	])('%s must be entered anew', async (testType, more, field, anew) => {
		const made = await masking.run(
			'test',
			'create',
			{ ...parametersOf(testType), ...more },
			{ shown: [...MARKERS, 'marker-api-token'] },
		);
		const testId = byId(made.items[0].json.testId);
		const change = async (fields: IDataObject) =>
			await masking.run(
				'test',
				'update',
				{ testType, testId, additionalFields: { description: 'New', ...fields } },
				{ shown: [...MARKERS, 'marker-api-token'] },
			);
		const { error } = await change({});
		expect(error?.message).toContain(`'${field}' must be entered anew`);
		expect(masking.sandbox.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
		expect((await change(anew)).error).toBeUndefined();
	});

	it('are left out where the API keeps them', async () => {
		const made = await masking.run('test', 'create', parametersOf('http-server'), {
			shown: MARKERS,
		});
		const testId = byId(made.items[0].json.testId);
		const additionalFields = { description: 'New' };
		await masking.run('test', 'update', { testType: 'http-server', testId, additionalFields });
		const [put] = masking.sandbox.requests.filter(({ method }) => method === 'PUT');
		expect(JSON.parse(put.body)).not.toHaveProperty('password');
	});
});

it('keeps a secret out of the words of a refusal', async () => {
	eyes.sandbox.control.fault({
		kind: 'status',
		status: 400,
		match: { method: 'POST' },
		body: { detail: "'marker-http-password' is no password" },
	});
	const { error } = await create('http-server');
	expect(error?.message).toContain('400');
	expect(JSON.stringify([error?.message, error?.description])).not.toContain('marker');
});

describe('Get Many', () => {
	it.each([
		[{ testName: 'VOICE 0' }, (row: IDataObject) => /^voice 0/.test(String(row.testName))],
		[{ enabled: false }, (row: IDataObject) => row.enabled === false],
		[{ savedEvents: false }, (row: IDataObject) => row.savedEvent === false],
	])('with %j', async (filters, fits) => {
		for (const authentication of ['bearer', 'basic']) {
			const parameters = { returnAll: true, filters };
			const { items } = await eyes.run('test', 'getAll', parameters, { authentication });
			expect(items.length).toBeGreaterThan(0);
			expect(items.length).toBeLessThan(600);
			expect(items.every(({ json }) => fits(json))).toBe(true);
		}
	});
});

describe('the history of a test', () => {
	it.each([
		[{ limit: 7 }, 7],
		[{ returnAll: true }, 500],
	])('%j asks once', async (parameters, limit) => {
		const { items, error } = await eyes.run('test', 'getHistory', {
			...parameters,
			testId: byId('202701'),
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toHaveProperty('versionId');
		expect(eyes.sent()).toEqual([`GET /v7/tests/202701/history?limit=${limit}`]);
	});
});
