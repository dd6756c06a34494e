import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';
import { credentialTypes } from '../support/fixtures';
import { startServer } from '../support/server';
import { createCredentialStore, runWorkflow } from '../support/workflow';
import { Things } from './words';

/** The words of the vocabulary, each in n8n's engine and on a socket. */

type Answer = { status?: number; json?: unknown; text?: string; headers?: IDataObject };

let server: Awaited<ReturnType<typeof startServer>>;
let answer: (request: { method: string; url: string; body: string }) => Answer;
beforeAll(async () => {
	server = await startServer((request) => answer(request) as object);
});
beforeEach(() => {
	server.requests.length = 0;
	answer = () => ({ json: {} });
});
afterAll(async () => await server.close());

let accounts = 0;
async function run(
	operation: string,
	parameters: INodeParameters,
	{ input = [{}], onError }: { input?: IDataObject[]; onError?: OnError } = {},
) {
	const credential = { accessToken: 'a-marker-secret-token', baseUrl: server.url };
	const store = createCredentialStore({ thousandEyesBearerApi: credential });
	return await runWorkflow({
		node: {
			type: Things,
			credentials: {
				thousandEyesBearerApi: { id: `words-${accounts++}`, name: 'thousandEyesBearerApi' },
			},
			onError,
			parameters: { authentication: 'bearer', resource: 'thing', operation, ...parameters },
		},
		input,
		credentials: store,
		credentialTypes,
	});
}

const sent = () =>
	server.requests.map(
		({ method, url, body }) =>
			[`${method} ${url}`, body === '' ? undefined : JSON.parse(body)] as const,
	);
const list = (value: string) => ({ __rl: true as const, mode: 'list', value });
const named = (value: string) => ({ __rl: true as const, mode: 'name', value });
const jsonOf = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json);

describe('where a field travels', () => {
	it('puts a query beside a body, constants and lists of objects into it, and nothing that is not shown', async () => {
		const { error } = await run('create', {
			kind: 'round',
			radius: 3,
			group: 'g1',
			additionalFields: { side: 5, sortBy: { order: 'DESC', from: '2026-01-31T08:00:00Z' } },
		});
		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			[
				'POST /things?group=g1',
				{
					kind: 'round',
					radius: 3,
					sort_by: { order: 'DESC', from: '2026-01-31T08:00:00Z' },
					meta: { source: 'n8n' },
					items: [{ type: 'THING' }],
				},
			],
		]);
	});

	it('does not ask for what is not shown, though it is required', async () => {
		const { error } = await run('create', { kind: 'square', additionalFields: { side: 5 } });
		expect(error).toBeUndefined();
		expect(sent()[0][1]).toMatchObject({ kind: 'square', side: 5 });
	});

	it('takes a list of objects, and leaves out what is empty in them', async () => {
		const filters = { values: [{ column: 'a', values: 'x, y' }, { column: 'b' }] };
		const { error } = await run('create', { radius: 1, additionalFields: { filters } });
		expect(error).toBeUndefined();
		expect(sent()[0][1]).toMatchObject({
			filters: [{ column: 'a', val: ['x', 'y'] }, { column: 'b' }],
		});
	});

	it('names the field inside of another one that is wrong, and sends nothing', async () => {
		const filters = { values: [{ column: 'a' }, { column: '' }] };
		const { error } = await run('create', { radius: 1, additionalFields: { filters } });
		expect(error?.message).toBe("'Filters 2: Column' is empty");
		expect(server.requests).toHaveLength(0);
	});

	it('refuses an object that is given as one expression', async () => {
		const sortBy = '={{ ({ order: "ASC" }) }}';
		const { error } = await run('create', { radius: 1, additionalFields: { sortBy } });
		expect(error?.message).toBe("'Sort By' is given as one expression, which n8n does not read");
		expect(server.requests).toHaveLength(0);
	});

	it('repeats no secret that stands inside of an object', async () => {
		answer = ({ body }) => ({ status: 400, json: { error: `bad: ${body}` } });
		const authentication = { user: 'u', password: 'marker-of-a-password' };
		const result = await run('create', { radius: 1, additionalFields: { authentication } });
		expect(result.error?.message).toContain('answered 400');
		expect(`${result.error?.message} ${String(result.error?.description)}`).not.toContain(
			'marker-of-a-password',
		);
	});

	it('keeps a number within its bounds', async () => {
		const { error } = await run('create', { radius: 10 });
		expect(error?.message).toBe("'Radius' must be at least 1 and at most 9");
	});

	it('sends a list as the whole body', async () => {
		await run('replace', { thingId: list('t1'), connectors: 'a, b', group: 'g' });
		expect(sent()).toEqual([['PUT /things/t1/connectors?group=g', ['a', 'b']]]);
	});

	it('makes an object for each of several values, with what all of them share', async () => {
		answer = () => ({ json: [{ id: 'a' }, { id: 'b' }] });
		await run('assign', { identifiers: 'a, b', itemType: 'T' });
		expect(sent()[0][1]).toEqual({
			items: [
				{ identifier: 'a', type: 'T' },
				{ identifier: 'b', type: 'T' },
			],
		});
	});
});

describe('answers', () => {
	const secretive = { id: 't1', inner: { name: 'n', password: 'p' }, password: 'q', more: 1 };

	it('simplifies unless told otherwise, and hides secrets in what it gives whole', async () => {
		answer = () => ({ json: secretive });
		const simple = await run('get', { thingId: list('t1') });
		expect(jsonOf(simple.items)).toEqual([{ id: 't1', name: 'n' }]);
		const whole = await run('get', { thingId: list('t1'), simplify: false });
		expect(jsonOf(whole.items)).toEqual([
			{ id: 't1', inner: { name: 'n', password: '**hidden**' }, password: '**hidden**', more: 1 },
		]);
		const options = { includeSecrets: true };
		const open = await run('get', { thingId: list('t1'), simplify: false, options });
		expect(jsonOf(open.items)).toEqual([secretive]);
	});

	it('finds a list inside of the answer', async () => {
		answer = () => ({ json: { page: { things: [{ id: 1 }] } } });
		expect(jsonOf((await run('getAll', {})).items)).toEqual([{ id: 1 }]);
	});

	it('turns pages as the flag says, and takes rows apart', async () => {
		answer = ({ url }) => {
			const offset = Number(new URL(url, 'http://x').searchParams.get('offset'));
			const found = [{ parts: [{ n: offset }, { n: offset + 0.5 }] }, { parts: [] }];
			return { json: { found, page: { more: offset < 4 } } };
		};
		const { items, error } = await run('flagged', { returnAll: true });
		expect(error).toBeUndefined();
		expect(jsonOf(items).map(({ n }) => n)).toEqual([0, 0.5, 2, 2.5, 4, 4.5]);
		expect(sent().map(([line]) => line)).toEqual(
			[0, 2, 4].map((offset) => `GET /flagged?offset=${offset}&limit=2`),
		);
	});

	it('tells what was deleted', async () => {
		answer = () => ({ status: 204, text: '' });
		const { items } = await run('remove', { thingId: list('t1') });
		expect(jsonOf(items)).toEqual([{ deleted: true, thingId: 't1' }]);
		expect(sent()).toEqual([['POST /things/t1/delete', undefined]]);
	});
});

describe('one by a search', () => {
	it.each([
		['its ID', 'b', 'b'],
		['its name in any case', 'ALPHA', 'a'],
	])('is found by %s among strangers', async (_, identifier, id) => {
		answer = () => ({
			json: {
				found: [
					{ id: 'a', name: 'Alpha' },
					{ id: 'b', name: 'a' },
				],
			},
		});
		const { items, error } = await run('find', { identifier });
		expect(error).toBeUndefined();
		expect(jsonOf(items)).toMatchObject([{ id }]);
		expect(sent()[0][1]).toEqual({ identifier, offset: 0, size: 2 });
	});

	it('is an error for none, and for two', async () => {
		answer = () => ({
			json: {
				found: [
					{ id: 'a', name: 'x' },
					{ id: 'b', name: 'X' },
				],
			},
		});
		const none = await run('find', { identifier: 'y' });
		expect(none.error?.message).toContain("there is no thing 'y'");
		const two = await run('find', { identifier: 'x' });
		expect(two.error?.message).toContain("2 have the name 'x'");
		expect(two.error?.description).toContain('a, b');
	});
});

describe('several results in one answer', () => {
	const rows = (...states: string[]) =>
		states.map((status, index) => ({ id: index, status, message: `no ${index}` }));

	it('fail together if all did', async () => {
		answer = () => ({ json: rows('ERROR', 'ERROR') });
		const { error } = await run('assign', { identifiers: 'a,b' });
		expect(error?.message).toBe('Assign things: 2 of 2 failed: no 0; no 1');
	});

	it('come with a hint, or fail if so wanted, where some did', async () => {
		answer = () => ({ json: rows('OK', 'ERROR') });
		const some = await run('assign', { identifiers: 'a,b' });
		expect(jsonOf(some.items)).toEqual(rows('OK', 'ERROR'));
		expect(some.hints.map(({ message }) => message)).toEqual(['Assign things: 1 of 2 failed.']);
		const options = { failOnAnyError: true };
		const strict = await run('assign', { identifiers: 'a,b', options });
		expect(strict.error?.message).toContain('failed: no 1');
	});

	it('are an error item each where the others went on', async () => {
		answer = () => ({ json: rows('OK', 'ERROR') });
		const parameters = { identifiers: 'a,b' };
		const { items } = await run('assignEach', parameters, { onError: 'continueRegularOutput' });
		expect(jsonOf(items)).toEqual([
			{ id: 0, status: 'OK', message: 'no 0' },
			{ error: 'Assign each thing: no 1' },
		]);
		const stopped = await run('assignEach', parameters);
		expect(stopped.error?.message).toBe('Assign each thing: no 1');
	});
});

describe('read, merge, write', () => {
	const stored = {
		id: 't1',
		name: 'old',
		tags: ['a', 'b'],
		notes: 'kept',
		sort_by: { order: 'ASC' },
	};
	const parameters = {
		thingId: list('t1'),
		additionalFields: { name: 'new', addTags: 'c', removeTags: 'a' },
	};

	it('sends all that can be written, with what the user set', async () => {
		answer = ({ method }) => ({ json: method === 'GET' ? stored : { done: true } });
		const { items, error } = await run('update', parameters);
		expect(error).toBeUndefined();
		expect(jsonOf(items)).toEqual([{ done: true }]);
		expect(sent()).toEqual([
			['GET /things/t1', undefined],
			[
				'PUT /things/t1',
				{ name: 'new', tags: ['b', 'c'], notes: 'kept', sort_by: { order: 'ASC' } },
			],
		]);
	});

	it('only reads in a dry run, and tells what would change', async () => {
		answer = () => ({ json: stored });
		const { items } = await run('update', { ...parameters, options: { dryRun: true } });
		expect(jsonOf(items)).toEqual([
			{
				operation: 'wouldUpdate',
				changes: [
					{ field: 'name', from: 'old', to: 'new' },
					{ field: 'tags', from: ['a', 'b'], to: ['b', 'c'] },
				],
			},
		]);
		const same = { ...parameters, additionalFields: { name: 'old' }, options: { dryRun: true } };
		expect(jsonOf((await run('update', same)).items)).toEqual([
			{ operation: 'unchanged', changes: [] },
		]);
		expect(server.requests.every(({ method }) => method === 'GET')).toBe(true);
	});
});

describe('by name', () => {
	beforeEach(() => {
		answer = ({ url }) =>
			url.startsWith('/things?') || url === '/things'
				? {
						json: {
							page: {
								things: [
									{ id: 't1', name: 'One' },
									{ id: 't2', name: 'Two' },
									{ id: 't3', name: 'Two' },
								],
							},
						},
					}
				: { json: { id: 'x' } };
	});

	it('looks the ID up in one list request, in the same group', async () => {
		const parameters = { thingId: named('={{ $json.name }}'), group: 'g' };
		const input = [{ name: 'One' }, { name: 'One' }];
		const { items, error } = await run('get', parameters, { input });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2);
		expect(sent().map(([line]) => line)).toEqual([
			'GET /things?group=g',
			'GET /things/t1?group=g',
			'GET /things/t1?group=g',
		]);
	});

	it.each([
		['one', "'Thing' names nothing: there is no 'one'", 'There is One'],
		['Two', "'Thing' 'Two' is the name of 2", 't2, t3'],
	])('is an error for %s', async (name, message, advice) => {
		const { error } = await run('get', { thingId: named(name) });
		expect(error?.message).toBe(message);
		expect(error?.description).toContain(advice);
	});
});

describe('items in one call', () => {
	it('are joined, and each row goes back to its item', async () => {
		answer = ({ body }) => ({ json: (JSON.parse(body) as { things: unknown[] }).things });
		const input = [{ n: [{ a: 1 }, { a: 2 }] }, { n: [{ a: 3 }] }];
		const { items, error } = await run('combine', { things: '={{ $json.n }}' }, { input });
		expect(error).toBeUndefined();
		expect(server.requests).toHaveLength(1);
		expect(items.map(({ json, pairedItem }) => [json.a, pairedItem])).toEqual([
			[1, { item: 0 }],
			[2, { item: 0 }],
			[3, { item: 1 }],
		]);
	});

	it('refuse an item with other settings, and nothing is sent', async () => {
		const input = [{ dry: true }, { dry: false }];
		const parameters = { things: '={{ [{ a: 1 }] }}', dryRun: '={{ $json.dry }}' };
		const { error } = await run('combine', parameters, { input });
		expect(error?.message).toContain('other settings than the first one');
		expect(server.requests).toHaveLength(0);
	});
});

describe('a file', () => {
	it('goes into the binary field, with the type that its bytes tell', async () => {
		answer = () => ({
			text: '%PDF-1.7 and so on',
			headers: { 'content-type': 'application/octet-stream' },
		});
		const { items, error } = await run('download', { thingId: list('t1') });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ fileName: 'thing-t1.pdf', mimeType: 'application/pdf' });
		expect(items[0].binary?.data).toMatchObject({ mimeType: 'application/pdf' });
	});

	it('is an error where it is empty, or an error itself', async () => {
		answer = () => ({ text: '' });
		expect((await run('download', { thingId: list('t1') })).error?.message).toContain('empty');
		answer = () => ({ json: { error: 'nothing to export' } });
		const { error } = await run('download', { thingId: list('t1') });
		expect(`${error?.message} ${String(error?.description)}`).toContain('nothing to export');
	});
});

it('an operation of several calls asks once in a run, and says what it has to say', async () => {
	answer = () => ({ json: { page: { things: [{ id: 1 }, { id: 2 }] } } });
	const { items, hints } = await run('walk', { thingId: list('t') }, { input: [{}, {}] });
	expect(jsonOf(items)).toEqual([
		{ of: 2, thing: 't' },
		{ of: 2, thing: 't' },
	]);
	expect(server.requests).toHaveLength(1);
	expect(hints.map(({ message }) => message)).toEqual(['There are 2.']);
});
