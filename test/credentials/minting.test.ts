import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { createBench, credentialTypes, expectNoSecrets } from '../support/fixtures';
import { runWorkflow } from '../support/workflow';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

/** Tells the requests of these tests from log-ins, which n8n's older helper makes after any error. */
const marker = { validity_time_in_sec: 77 };
const arrived = () => spot.sandbox.requests.filter(({ body }) => body.includes('77'));
const bodies = () => arrived().map(({ body }) => JSON.parse(body) as IDataObject);

/** Bodies that JSON cannot hold, by name. */
const ODD_BODIES: Record<string, () => unknown> = {
	undefined: () => ({ username: undefined, ...marker }),
	form: () => new URLSearchParams([['validity_time_in_sec', '77']]),
	bytes: () => Buffer.from(JSON.stringify(marker)),
	list: () => [marker],
};

/** Asks for a token with any body, as n8n's HTTP Request node does. */
class Mint implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mint',
		name: 'mint',
		group: ['input'],
		version: 1,
		usableAsTool: true,
		description: 'Asks for a token with any body',
		defaults: { name: 'Mint' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialTypes.map((type) => ({ name: new type().name })),
		properties: ['type', 'helper', 'request', 'odd'].map((name) => ({
			displayName: name,
			name,
			type: 'json',
			default: '',
		})),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const helper = this.getNodeParameter('helper', 0) as
			| 'httpRequestWithAuthentication'
			| 'requestWithAuthentication';
		const odd = ODD_BODIES[this.getNodeParameter('odd', 0, '') as string];
		const request = { ...(this.getNodeParameter('request', 0) as object) } as IHttpRequestOptions;
		if (odd) request.body = odd() as IDataObject;
		const type = this.getNodeParameter('type', 0) as string;
		const answer = (await this.helpers[helper].call(this, type, request)) as IDataObject | string;
		return [[{ json: { answer } }]];
	}
}

const paths = ['token/full', 'token/object', 'token/custom', 'session/login'];

describe.each([
	['httpRequestWithAuthentication', 'url'],
	['requestWithAuthentication', 'uri'],
])('through %s', (helper, address) => {
	async function mint(
		request: IDataObject,
		{ path = 'token/full', authentication = 'trusted', odd = '', credential = {} } = {},
	) {
		const store = spot.store(authentication, { username: 'tsadmin', ...credential });
		const before = store.all();
		const url = `${spot.sandbox.url}/api/rest/2.0/auth/${path}`;
		const type = spot.credentialOf(authentication);
		const { credentials, items, ...left } = await runWorkflow({
			node: {
				type: Mint,
				parameters: {
					type,
					helper,
					odd,
					request: { method: 'POST', [address]: url, ...request } as INodeParameters,
				},
			},
			credentials: store,
			credentialTypes,
		});
		const minted = /"token\\?": ?\\?"([^"\\]+)/.exec(JSON.stringify(items))?.[1] ?? '';
		expectNoSecrets({ left, items }, [before, credentials], [minted]);
		return left.error;
	}

	it.each(paths)('%s: an empty or odd user is nobody, least of all the own one', async (path) => {
		for (const username of [
			'',
			'  ',
			'\u200b',
			null,
			0,
			4711,
			false,
			true,
			{},
			['analyst'],
			{ a: 1 },
		]) {
			const error = await mint({ body: { username, ...marker }, json: true }, { path });
			expect([username, error?.message]).toEqual([username, expect.stringContaining("'username'")]);
		}
		const error = await mint({}, { path, odd: 'undefined' });
		expect(error?.message).toContain("'username'");
		expect(arrived()).toEqual([]);
	});

	it.each(['form', 'bytes', 'list'])('nor is the user of a body that is %s', async (odd) => {
		const error = await mint({}, { odd });
		expect(error?.message).toContain('JSON object');
		expect(arrived()).toEqual([]);
	});

	it.each([
		{ form: marker },
		{ formData: { validity_time_in_sec: '77' } },
		{ body: 'validity_time_in_sec=77' },
		{ body: '[77]' },
		{ body: '"77"' },
		{ body: '{"username":"","x":77}' },
	])('nor that of %j', async (request) => {
		const error = await mint(request);
		expect(error?.message).toMatch(/JSON object|'username'/);
		expect(arrived()).toEqual([]);
	});

	const own = { ...marker, secret_key: 'sandbox-secret-key' };

	it('a body of text names its user as well', async () => {
		const body = JSON.stringify({ username: ' analyst ', ...marker });
		expect(await mint({ body, json: true })).toBeUndefined();
		expect(bodies()).toEqual([{ ...own, username: 'analyst' }]);
	});

	it('a request that names nobody is for the own user', async () => {
		for (const body of [marker, JSON.stringify(marker)]) {
			expect(await mint({ body, json: true })).toBeUndefined();
		}
		expect(bodies()).toEqual(['tsadmin', 'tsadmin'].map((username) => ({ ...own, username })));
		spot.sandbox.requests.length = 0;
		for (const request of [{}, { body: {} }, { body: '' }]) {
			expect(await mint({ ...request, json: true })).toBeUndefined();
			expect(spot.body(0)).toEqual({ username: 'tsadmin', secret_key: 'sandbox-secret-key' });
			spot.sandbox.requests.length = 0;
		}
	});

	it('an empty org is not the own one either', async () => {
		const credential = { orgId: '2' };
		const body = { username: 'analyst', ...marker };
		for (const org of ['', null, [], {}, false]) {
			const error = await mint({ body: { ...body, org_id: org }, json: true }, { credential });
			expect(error?.message).toContain("'org_id'");
		}
		expect(arrived()).toEqual([]);
		await mint({ body: { ...body, org_id: 0 }, json: true }, { credential });
		await mint({ body, json: true }, { credential });
		expect(bodies().map(({ org_id: org }) => org)).toEqual([0, 2]);
	});

	it('a password knows its own user in any letter case', async () => {
		const wish = { authentication: 'basic', credential: { username: 'Analyst' } };
		const body = { ...marker, username: 'ANALYST' };
		expect(await mint({ body, json: true }, wish)).toBeUndefined();
		const error = await mint({ body: { ...body, username: 'tsadmin' }, json: true }, wish);
		expect(error?.message).toContain('own user');
		expect(bodies().map(({ username }) => username)).toEqual(['ANALYST']);
	});
});
