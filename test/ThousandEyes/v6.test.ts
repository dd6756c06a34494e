import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { closeAfter, byId, createBench } from '../support/fixtures';
import { startServer } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');
const basic = { authentication: 'basic' };
const all = { returnAll: true, simplify: false };

describe('Basic Auth on API v6', () => {
	it.each([
		['accountGroup', 'getAll', '/v6/account-groups.json', 3],
		['agent', 'getAll', '/v6/agents.json', 40],
		['test', 'getAll', '/v6/tests.json', 50],
		['status', 'get', '/v6/status.json', 1],
	])('carries %s.%s', async (resource, operation, request, count) => {
		const { items, error } = await eyes.run(resource, operation, {}, basic);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(count);
		for (const { pairedItem } of items) expect(pairedItem).toEqual({ item: 0 });
		expect(eyes.sent()).toEqual([`GET ${request}`]);
		const pair = Buffer.from('noreply@example.com:sandbox-thousandeyes-basic').toString('base64');
		expect(eyes.sandbox.requests[0].headers.authorization).toBe(`Basic ${pair}`);
	});

	it.each([
		['accountGroup', ['aid', 'accountGroupName', 'isCurrentAccountGroup', 'isDefaultAccountGroup']],
		['agent', ['agentId', 'agentType', 'enabled', 'verifySslCertificates', 'ipAddresses']],
		['test', ['testId', 'type', 'enabled', 'alertsEnabled', 'createdDate', 'modifiedDate']],
	])('gives a %s the shape of v7', async (resource, certain) => {
		const old = await eyes.run(resource, 'getAll', all, basic);
		const current = await eyes.run(resource, 'getAll', all);
		expect(old.items).toHaveLength(current.items.length);
		for (const [index, { json }] of old.items.entries()) {
			const expected = current.items[index].json;
			const common = Object.keys(json).filter((name) => name in expected);
			expect(common).toEqual(expect.arrayContaining(certain));
			const pick = (row: IDataObject) => Object.fromEntries(common.map((key) => [key, row[key]]));
			expect(pick(json)).toEqual(pick(expected));
			expect(json).not.toHaveProperty('apiLinks');
		}
	});

	it('gives dates, words and flags of an enterprise agent as v7 does', async () => {
		const { items } = await eyes.run('agent', 'getAll', { simplify: false }, basic);
		expect(items[30].json).toMatchObject({
			agentType: 'enterprise',
			agentState: 'online',
			ipv6Policy: 'force-ipv4',
			keepBrowserCache: false,
			createdDate: '2023-02-17T22:00:54Z',
		});
	});

	it('works in an account group', async () => {
		const { items } = await eyes.run('test', 'getAll', { ...all, aid: byId('1002') }, basic);
		expect(items).toHaveLength(200);
		expect(eyes.sent()).toEqual(['GET /v6/tests.json?aid=1002']);
	});

	it('gives the tests of one type, up to the limit', async () => {
		const bgp = { testType: 'bgp' };
		const some = await eyes.run('test', 'getAll', { ...bgp, limit: 4 }, basic);
		expect(some.items.map(({ json }) => json.type)).toEqual(['bgp', 'bgp', 'bgp', 'bgp']);
		const old = await eyes.run('test', 'getAll', { ...bgp, ...all }, basic);
		const current = await eyes.run('test', 'getAll', { ...bgp, ...all });
		expect(old.items).toHaveLength(current.items.length);
	});

	it('calls a DNSSEC test as v7 does', async () => {
		const test = [{ testId: 7, type: 'dns-dnssec', enabled: 1 }];
		const server = closeAfter(await startServer(() => ({ json: { test } })));
		const credential = { baseUrl: server.url };
		const wish = { ...basic, credential };
		const { items } = await eyes.run('test', 'getAll', { testType: 'dnssec' }, wish);
		expect(items.map(({ json }) => json)).toEqual([{ testId: '7', type: 'dnssec', enabled: true }]);
	});

	it.each([
		['Agent Types', { filters: { agentTypes: ['cloud'] } }],
		['Labels', { filters: { labels: 'Core' } }],
		['Tag Keys', { filters: { tagKeys: 'region' } }],
		['Expand', { options: { expand: ['test-ids'] } }],
	])('refuses %s, which v6 does not know', async (label, parameters) => {
		const { error } = await eyes.run('agent', 'getAll', parameters, basic);
		expect(error?.message).toContain(`'${label}' is only known to API v7`);
		expect(eyes.sent()).toEqual([]);
	});
});

describe('operations that an authentication cannot carry', () => {
	const unable = [
		['bearer', 'accessToken', 'create'],
		['basic', 'accessToken', 'create'],
		['basic', 'accountGroup', 'get'],
		['basic', 'agent', 'get'],
		['basic', 'alert', 'getAll'],
		['basic', 'alert', 'get'],
		['basic', 'event', 'getAll'],
		['basic', 'event', 'get'],
		['basic', 'test', 'get'],
	];

	it.each(unable)('%s: %s.%s', async (authentication, resource, operation) => {
		const ids = ['accountGroupId', 'agentId', 'alertId', 'eventId', 'testId'];
		const parameters = Object.fromEntries(ids.map((name) => [name, byId('1001')]));
		const { error, items } = await eyes.run(resource, operation, parameters, { authentication });
		expect(error?.message).toContain("'Credential' cannot be");
		expect(error?.description).toMatch(
			/type (ThousandEyes Bearer Token API or )?ThousandEyes OAuth2 API( or ThousandEyes User OAuth2 API)?\. Nothing was sent\./,
		);
		expect(items).toEqual([]);
		expect(eyes.sent()).toEqual([]);
	});

	it('gives one error for each item where the workflow goes on', async () => {
		const { items } = await eyes.run(
			'alert',
			'getAll',
			{},
			{
				...basic,
				input: [{}, {}],
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		for (const { json } of items) expect(json.error).toContain("'Credential'");
		expect(eyes.sent()).toEqual([]);
	});
});
