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
import { ThoughtSpotWebhookApi } from '../../credentials/ThoughtSpotWebhookApi.credentials';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThoughtSpot, startThousandEyes } from '../../sandbox';
import { closeAfter, createBench, credentialTypes, expectNoSecrets } from '../support/fixtures';
import { startServer } from '../support/server';
import type { CredentialRows } from '../support/store';
import { createCredentialStore, runWorkflow } from '../support/workflow';

/** Sends a request with any credential, as n8n's HTTP Request node does; optionally leaks it. */
class AnyRequest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Any Request',
		name: 'anyRequest',
		group: ['input'],
		version: 1,
		usableAsTool: true,
		description: 'Sends a request with any credential',
		defaults: { name: 'Any Request' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialTypes.map((type) => ({ name: new type().name })),
		properties: [
			{ displayName: 'Type', name: 'type', type: 'string', default: '' },
			{ displayName: 'Helper', name: 'helper', type: 'string', default: '' },
			{ displayName: 'Request', name: 'request', type: 'json', default: {} },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const type = this.getNodeParameter('type', 0) as string;
		const helper = this.getNodeParameter('helper', 0) as
			| 'httpRequestWithAuthentication'
			| 'requestWithAuthentication'
			| 'leak';
		if (helper === 'leak') {
			const leaked = await this.getCredentials(type);
			return [[{ json: { note: JSON.stringify(leaked) } }]];
		}
		const request = this.getNodeParameter('request', 0) as IHttpRequestOptions;
		const json = (await this.helpers[helper].call(this, type, request)) as IDataObject;
		return [[{ json }]];
	}
}

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');
const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const kinds = [
	['thousandEyesBearerApi', 'bearer'],
	['thousandEyesBasicApi', 'basic'],
	['thousandEyesOAuth2Api', 'oAuth2'],
	['thoughtSpotBasicApi', 'basic'],
	['thoughtSpotBearerApi', 'bearer'],
	['thoughtSpotTrustedApi', 'trusted'],
];

const helpers = ['httpRequestWithAuthentication', 'requestWithAuthentication'];

async function send(
	type: string,
	authentication: string,
	helper: string,
	request: INodeParameters = {},
	cached = {},
) {
	const bench = type.startsWith('thousandEyes') ? eyes : spot;
	const rows: CredentialRows = { [type]: { ...bench.store(authentication).get(type), ...cached } };
	const result = await runWorkflow({
		node: { type: AnyRequest, parameters: { type, helper, request } },
		credentials: createCredentialStore(rows),
		credentialTypes,
	});
	return { result, rows };
}

describe.each(helpers)('through %s', (helper) => {
	const address = helper === 'requestWithAuthentication' ? 'uri' : 'url';

	it.each(kinds)('%s signs for no other address', async (type, authentication) => {
		const other = closeAfter(await startServer(() => ({ json: {} })));
		const session = { sessionToken: 'a-cached-session', sessionExpiresAt: Date.now() + 3600_000 };
		for (const target of [
			`${other.url}/v6/tests.json`,
			`${other.url}/api/rest/2.0/auth/token/full`,
		]) {
			const request = { method: 'POST', [address]: target };
			const { result, rows } = await send(type, authentication, helper, request, session);
			expect(result.error?.message).toContain('but the credential belongs to');
			const { credentials, ...left } = result;
			expectNoSecrets(left, [rows, credentials]);
		}
		expect(other.requests).toEqual([]);
	});

	it.each([
		['/v7/tests', false],
		['/v7/tests?next=/v6/', false],
		['/v7/tests/v6/1', false],
		['/v6/../v7/tests', false],
		['/v6/tests.json', true],
	])('Basic at %s: %s', async (path, signed) => {
		const request = { method: 'GET', [address]: `${eyes.sandbox.url}${path}` };
		const { result } = await send('thousandEyesBasicApi', 'basic', helper, request);
		expect(result.error === undefined).toBe(signed);
		expect(eyes.sandbox.requests).toHaveLength(signed ? 1 : 0);
	});

	it('signs where the credential belongs', async () => {
		const request = { method: 'GET', [address]: `${eyes.sandbox.url}/v7/account-groups` };
		const { result } = await send('thousandEyesOAuth2Api', 'oAuth2', helper, request);
		expect(result.error).toBeUndefined();
		expect(eyes.sent()).toEqual(['POST /v7/oauth2/token', 'GET /v7/account-groups']);
	});
});

/** Every place where one of our credentials puts a secret: in a header, or in the body. */
const signed: Array<[type: string, authentication: string, method: string, path: string]> = [
	['thousandEyesBearerApi', 'bearer', 'GET', '/v7/agents'],
	['thousandEyesBearerApi', 'bearer', 'POST', '/v7/alerts/rules'],
	['thousandEyesBasicApi', 'basic', 'GET', '/v6/agents.json'],
	['thousandEyesBasicApi', 'basic', 'POST', '/v6/tests/http-server/new.json'],
	['thousandEyesOAuth2Api', 'oAuth2', 'GET', '/v7/agents'],
	['thousandEyesOAuth2Api', 'oAuth2', 'POST', '/v7/alerts/rules'],
	['thousandEyesOAuth2Api', 'oAuth2', 'POST', '/v7/oauth2/token'],
	...['Basic', 'Trusted'].flatMap((kind): typeof signed => [
		[`thoughtSpot${kind}Api`, kind.toLowerCase(), 'GET', '/api/rest/2.0/auth/session/user'],
		[`thoughtSpot${kind}Api`, kind.toLowerCase(), 'POST', '/api/rest/2.0/auth/session/logout'],
		[`thoughtSpot${kind}Api`, kind.toLowerCase(), 'POST', '/api/rest/2.0/auth/token/full'],
		[`thoughtSpot${kind}Api`, kind.toLowerCase(), 'POST', '/api/rest/2.0/auth/session/login'],
	]),
	['thoughtSpotBearerApi', 'bearer', 'GET', '/api/rest/2.0/auth/session/user'],
	['thoughtSpotBearerApi', 'bearer', 'POST', '/api/rest/2.0/auth/token/revoke'],
];

/** All that the HTTP Request node of any version sets to have redirects followed, and more. */
const FOLLOW = {
	disableFollowRedirect: false,
	followRedirect: true,
	followAllRedirects: true,
	maxRedirects: 21,
	sendCredentialsOnCrossOriginRedirect: true,
};

describe.each([301, 302, 303, 307, 308])('a redirect (%i)', (status) => {
	describe.each(helpers)('through %s', (helper) => {
		it.each(signed)('is not followed by %s (%s): %s %s', async (...row) => {
			const [type, authentication, method, path] = row;
			const other = closeAfter(await startServer(() => ({ json: { token: 'caught' } })));
			const location = `${other.url}${path}`;
			const own = closeAfter(await startServer(() => ({ status, headers: { location } })));
			const address = helper === 'requestWithAuthentication' ? 'uri' : 'url';
			const request = { method, [address]: `${own.url}${path}`, ...FOLLOW };
			const { result } = await send(type, authentication, helper, request, {
				baseUrl: own.url,
				sessionToken: 'a-cached-session',
				sessionExpiresAt: Date.now() + 3600_000,
			});
			expect(result.error).toBeDefined();
			expect(own.requests.map(({ url }) => url)).toContain(path);
			expect(other.requests).toEqual([]);
		});
	});
});

it.each(['thousandEyesOAuth2Api', 'thoughtSpotBasicApi', 'thoughtSpotTrustedApi'])(
	'no header makes %s log in anew',
	async (type) => {
		const own = closeAfter(await startServer(() => ({ json: { id: '1' } })));
		const request = {
			method: 'GET',
			url: `${own.url}/v7/agents`,
			headers: { 'x-fresh-session': 'true' },
		};
		const authentication = type.replace(/^thou.*(OAuth2|Basic|Trusted)Api$/, '$1');
		const name = authentication[0].toLowerCase() + authentication.slice(1);
		const { result } = await send(type, name, helpers[0], request, {
			baseUrl: own.url,
			sessionToken: 'a-cached-session',
		});
		expect(result.error).toBeUndefined();
		expect(own.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /v7/agents']);
	},
);

describe('what n8n shows of a credential', () => {
	const shown = [
		...['accessTokenUrl', 'authQueryParameters', 'authUrl', 'authentication', 'baseUrl'],
		...['clientAuthentication', 'clientId', 'email', 'grantType', 'headerName', 'ignoreSSLIssues'],
		...['legacyNotice', 'orgId', 'scope', 'scopes', 'sessionExpiresAt', 'signatureHeader'],
		...['tenantId', 'username', 'validityTime'],
	];

	it('is nothing that a secret could be read from or tried against', () => {
		const types = [...credentialTypes, ThoughtSpotWebhookApi].map((type) => new type());
		const names = types.flatMap(({ properties }) =>
			properties.filter(({ typeOptions }) => !typeOptions?.password).map(({ name }) => name),
		);
		expect([...new Set(names)].sort()).toEqual(shown);
	});
});

it('the credential of received webhooks signs no request', () => {
	expect(Object.keys(new ThoughtSpotWebhookApi())).not.toEqual(
		expect.arrayContaining(['authenticate']),
	);
});

describe('the search for secrets that every run of these tests makes', () => {
	it.each(kinds)('finds a planted leak of %s', async (type, authentication) => {
		const { result, rows } = await send(
			type,
			authentication,
			'leak',
			{},
			{
				sessionToken: 'a-cached-session',
			},
		);
		expect(result.error).toBeUndefined();
		for (const part of [result.run, result.stored, result.items]) {
			expect(() => expectNoSecrets(part, [rows])).toThrow();
		}
	});
});
