import { sleep } from 'n8n-workflow';
import { searchList, testCredential } from './editor';
import { Example, ExampleApi } from './example';
import { findSecrets } from './secrets';
import { startServer, type Answer, type RecordedRequest } from './server';
import { createCredentialStore, runWorkflow } from './workflow';

const password = 'pass-w0rd+/=';
const tokens = ['token-one', 'token-two', 'token-three'];

let server: Awaited<ReturnType<typeof startServer>>;
let logins: number;
let answer: (request: RecordedRequest) => Answer;

beforeEach(async () => {
	logins = 0;
	answer = ({ url }) => ({ json: { id: url.split('/').pop() } });
	server = await startServer((request) => {
		if (request.url === '/login') return { json: { token: tokens[logins++] } };
		if (request.headers.authorization === 'Bearer expired') return { status: 401 };
		return answer(request);
	});
});
afterEach(async () => await server.close());

const setup = (data = {}) => ({
	credentials: createCredentialStore({ exampleApi: { baseUrl: server.url, password, ...data } }),
	credentialTypes: [ExampleApi],
});
const parameters = { objectId: '={{ $json.id }}' };
const input = [{ id: 7 }, { id: 8 }];

describe('runWorkflow', () => {
	it('runs a node between start and sink, items linked as n8n does it', async () => {
		const result = await runWorkflow({ node: { type: Example, parameters }, input, ...setup() });
		expect(result.error).toBeUndefined();
		expect(result.status).toBe('success');
		expect(result.items).toEqual([
			{ json: { id: '7' }, pairedItem: { item: 0 } },
			{ json: { id: '8' }, pairedItem: { item: 1 } },
		]);
		expect(result.sinkItems).toHaveLength(2);
		expect(result.hints).toEqual([{ message: 'Read by example' }]);
		expect(result.stored).toContain('"id":"8"');
	});

	it('keeps the token of preAuthentication for the next execution', async () => {
		const options = { node: { type: Example }, ...setup() };
		const { credentials } = await runWorkflow(options);
		expect(credentials.exampleApi).toEqual({
			baseUrl: server.url,
			password,
			sessionToken: 'token-one',
		});
		await runWorkflow(options);
		expect(logins).toBe(1);
		expect(options.credentials.writes).toBe(1);
	});

	it('logs in again when the cached token has expired, and sends the request once more', async () => {
		const result = await runWorkflow({
			node: { type: Example },
			...setup({ sessionToken: 'expired' }),
		});
		expect(result.items).toHaveLength(1);
		expect(result.credentials.exampleApi.sessionToken).toBe('token-one');
		expect(server.requests.map(({ url }) => url)).toEqual(['/objects/1', '/login', '/objects/1']);
	});

	it('resolves expressions in credentials but never overwrites them', async () => {
		const baseUrl = `={{ "${server.url}" }}`;
		const { items, credentials } = await runWorkflow({
			node: { type: Example },
			...setup({ baseUrl }),
		});
		expect(items).toHaveLength(1);
		expect(credentials.exampleApi.baseUrl).toBe(baseUrl);
	});

	it('returns the error as n8n stores it', async () => {
		answer = () => ({ status: 404, json: { message: 'gone' } });
		const result = await runWorkflow({ node: { type: Example, parameters }, input, ...setup() });
		expect(result.status).toBe('error');
		expect(result.error).toMatchObject({ name: 'NodeApiError', httpCode: '404' });
		expect(result.sinkItems).toEqual([]);
	});

	it('parts items and errors under "continue (using error output)"', async () => {
		answer = ({ url }) => ({ status: url.endsWith('7') ? 404 : 200, json: { id: 8 } });
		const node = { type: Example, parameters, onError: 'continueErrorOutput' as const };
		const result = await runWorkflow({ node, input, ...setup() });
		expect(result.items).toEqual([{ json: { id: 8 }, pairedItem: { item: 1 } }]);
		expect(result.errorItems).toHaveLength(1);
		expect(result.nodes.Failures.outputs[0]).toHaveLength(1);
	});

	it('chains several nodes', async () => {
		const nodes = [
			{ type: Example, parameters },
			{ type: Example, name: 'Second', parameters },
		];
		const result = await runWorkflow({ nodes, input, ...setup() });
		expect(result.nodes.Second.outputs[0]).toHaveLength(2);
		expect(server.requests).toHaveLength(5);
	});

	it('cancels in mid-run: while waiting', async () => {
		answer = () => ({ json: { wait: true } });
		const run = runWorkflow({ node: { type: Example }, ...setup() });
		while (server.requests.length < 2) await sleep(1);
		run.cancel();
		expect((await run).status).toBe('canceled');
	});

	it('cancels in mid-run: a request under way', async () => {
		answer = () => ({ hang: true });
		const run = runWorkflow({ node: { type: Example }, ...setup() });
		while (server.requests.length < 2) await sleep(1);
		run.cancel();
		const result = await run;
		expect(result.status).toBe('canceled');
		expect(result.items).toEqual([]);
	});
});

describe('testCredential', () => {
	const test = async (data = {}) =>
		await testCredential('exampleApi', { baseUrl: server.url, password, ...data }, setup());

	it('logs in and saves the token', async () => {
		const { status, message, credentials } = await test();
		expect({ status, message }).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(credentials.exampleApi.sessionToken).toBe('token-one');
	});

	it('uses a cached token, as n8n 2.41 does', async () => {
		await test({ sessionToken: 'cached' });
		expect(logins).toBe(0);
	});

	it('answers by rule, by status and by network fault', async () => {
		answer = () => ({ status: 403 });
		expect((await test()).message).toBe('The account may not use the API');
		answer = () => ({ status: 500 });
		expect((await test()).message).toBe('Internal Server Error');
		expect((await test({ baseUrl: 'http://127.0.0.1:1', sessionToken: 'x' })).message).toBe(
			'ECONNREFUSED',
		);
	});
});

describe('searchList', () => {
	it('hands over filter, page and the parameters with their defaults', async () => {
		answer = () => ({ json: [{ name: 'One', value: '1' }] });
		const list = { node: { type: Example }, method: 'objects', filter: 'on', paginationToken: '1' };
		const result = await searchList({ ...list, ...setup() });
		expect(result).toEqual({ results: [{ name: 'One', value: '1' }], paginationToken: '2' });
		expect(server.requests[1].url).toBe('/objects?filter=on&page=1&id=1');
	});
});

describe('findSecrets', () => {
	it('finds every form of a marker in errors, buffers and maps', () => {
		const cause = Object.assign(new Error('inner'), { body: Buffer.from(`x=${password}`) });
		const haystack = {
			error: new Error(`failed with ${password}`, { cause }),
			url: `https://example.com/?p=${encodeURIComponent(password)}`,
			basic: ['user:', 'some-user:', 'a:'].map((user) =>
				Buffer.from(user + password).toString('base64'),
			),
			headers: new Map([['authorization', 'token-one']]),
		};
		const paths = findSecrets(haystack, [password, 'token-one']).map(({ path }) => path);
		expect(paths.sort()).toEqual([
			'.basic.0',
			'.basic.1',
			'.basic.2',
			'.error.cause.body',
			'.error.message',
			'.error.stack',
			'.headers<entries>.0.1',
			'.url',
		]);
		expect(findSecrets(haystack, ['something else'])).toEqual([]);
	});

	it('finds what a raw error leaves in an execution', async () => {
		answer = () => ({ status: 500, json: { echo: password } });
		const { stored, run } = await runWorkflow({ node: { type: Example }, ...setup() });
		expect(findSecrets(run, [password])).not.toEqual([]);
		expect(findSecrets(stored, [password])).not.toEqual([]);
	});
});
