import type { IDataObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { createBench } from '../support/fixtures';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const send = async (parameters: IDataObject, input?: IDataObject[]) =>
	await spot.run('apiRequest', 'send', parameters, { input });
const sent = () => spot.sent().filter((one) => !one.includes('/auth/token'));
const last = () => spot.body(spot.sandbox.requests.length - 1);

describe('a request of one\u2019s own', () => {
	it.each([
		['system', 'GET /system'],
		['/system', 'GET /system'],
		['/api/rest/2.0/system', 'GET /system'],
		['api/rest/2.0/system', 'GET /system'],
	])('goes below the API: %s', async (path, request) => {
		const { items, error } = await send({ path });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(sent()).toEqual([request]);
	});

	it('carries a query and a body', async () => {
		const answer = { kind: 'status', status: 200, body: [{ a: 1 }, 2] } as const;
		spot.sandbox.control.fault({ ...answer, match: { path: 'any' } });
		const { items } = await send({
			method: 'PUT',
			path: 'any/thing',
			query: '{"name":"a b&c","list":[1,2]}',
			body: { deep: { of: [1] } },
		});
		expect(sent()).toEqual(['PUT /any/thing?name=a+b%26c&list=1&list=2']);
		expect(last()).toEqual({ deep: { of: [1] } });
		expect(items.map(({ json }) => json)).toEqual([{ a: 1 }, { value: 2 }]);
	});

	it.each([
		'https://evil.example/api',
		'//evil.example/x',
		'../../callosum/v1/session',
		'a/../b',
		'a/%2e%2E/b',
		'a%2fb',
		'a\\b',
		'user@evil.example/x',
		'metadata//search',
		'metadata/search?x=1',
		'metadata/search#x',
		'/callosum/v1/tspublic/v1/session/info',
		'a{b}',
		'a%zz',
	])('does not leave the API: %s', async (path) => {
		const { error } = await send({ path });
		expect(error?.message).toContain("'Path'");
		expect(spot.sandbox.requests).toHaveLength(0);
	});

	it('reads all pages of a list', async () => {
		const { items, error } = await send({
			method: 'POST',
			path: 'users/search',
			body: '{"sort_options":{"field_name":"NAME"}}',
			onlyReads: true,
			pagination: 'record',
			returnAll: true,
			options: { pageSize: 10 },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(26);
		expect(sent()).toHaveLength(3);
		expect(last()).toEqual({
			sort_options: { field_name: 'NAME' },
			record_offset: 20,
			record_size: 10,
		});
	});

	it('finds the list in the answer', async () => {
		const { items } = await send({
			method: 'POST',
			path: 'metadata/tml/export/batch',
			body: '{"metadata_type":"USER"}',
			pagination: 'batch',
			limit: 25,
			options: { pageSize: 20, rowsProperty: 'data.result' },
		});
		expect(items).toHaveLength(25);
		expect(sent()).toHaveLength(2);
	});

	it('gives a file or a text', async () => {
		const report = {
			method: 'POST',
			path: 'report/answer',
			body: '{"metadata_identifier":"Top Products","file_format":"CSV"}',
		};
		const file = await send({ ...report, responseFormat: 'file', options: { fileName: 'top' } });
		expect(file.error).toBeUndefined();
		expect(file.items[0].json).toMatchObject({ fileName: 'top.csv', mimeType: 'text/csv' });
		expect(Object.keys(file.items[0].binary ?? {})).toEqual(['data']);
		const text = await send({ ...report, responseFormat: 'text' });
		expect(String(text.items[0].json.text)).toMatch(/^Region,Store/);
		const json = await send({ path: 'system/config', responseFormat: 'text' });
		expect(String(json.items[0].json.text)).toMatch(/^{"onboarding/);
	});

	it('says so where there is nothing in the answer', async () => {
		const { items } = await send({ method: 'POST', path: 'tags/assign', body: TAGS });
		expect(items[0].json).toEqual({ success: true, status: 204 });
	});

	const TAGS = {
		metadata: [{ identifier: 'Returns', type: 'LIVEBOARD' }],
		tag_identifiers: ['certified'],
	};
});

describe('what may be sent again', () => {
	beforeEach(() =>
		spot.sandbox.control.fault({
			kind: 'status',
			status: 503,
			match: { path: 'search' },
			times: 1,
		}),
	);

	it.each([
		[{ method: 'POST', path: 'tags/search' }, 1],
		[{ method: 'POST', path: 'tags/search', onlyReads: true }, 2],
	])('%j', async (parameters, times) => {
		const { error } = await send({ ...parameters, body: '{}' });
		expect(error === undefined).toBe(times > 1);
		expect(sent()).toHaveLength(times);
	});
});

it('does not repeat a secret of the body in an error', async () => {
	spot.sandbox.control.fault({
		kind: 'status',
		status: 400,
		match: { path: 'users' },
		body: { error: { message: { debug: '["Bad password m4rker-of-the-body"]' } } },
	});
	const { error } = await send({
		method: 'POST',
		path: 'users/create',
		body: { user: Object.fromEntries([['password', 'm4rker-of-the-body']]) },
	});
	expect(error?.message).toContain('Bad password');
	expect(error?.message).not.toContain('m4rker');
});
