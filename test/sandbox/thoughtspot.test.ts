import {
	startThoughtSpot,
	type ErrorShape,
	type ThoughtSpotSandbox,
} from '../../sandbox';

const ANALYST = '59481331-ee53-42be-a548-000000000001';
const analyst = { username: 'analyst', password: 'sandbox-password' };
const admin = { username: 'tsadmin', password: 'sandbox-admin-password' };
const trusted = { username: 'analyst', secret_key: 'sandbox-secret-key' };

let api: ThoughtSpotSandbox;

beforeAll(async () => {
	api = await startThoughtSpot();
});
beforeEach(() => api.reset());
afterAll(async () => await api.close());

async function send(
	method: string,
	path: string,
	body?: unknown,
	extra: Record<string, string> = {},
) {
	const json = body === undefined ? {} : { 'content-type': 'application/json' };
	const response = await fetch(`${api.url}/api/rest/2.0/${path}`, {
		method,
		headers: { ...json, ...extra } as Record<string, string>,
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await response.text();
	const { status, headers } = response;
	return { status, headers, body: text ? JSON.parse(text) : undefined };
}

const post = async (path: string, body: unknown, token?: string) =>
	await send('POST', path, body, token ? { authorization: `Bearer ${token}` } : {});
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const mint = async (account: object = analyst) =>
	String((await post('auth/token/full', account)).body.token);

describe('minting', () => {
	it('gives full and object tokens', async () => {
		const full = await post('auth/token/full', { ...analyst, org_id: 2 });
		expect(full.status).toBe(200);
		expect(full.body).toEqual({
			token: expect.any(String),
			creation_time_in_millis: expect.any(Number),
			expiration_time_in_millis: full.body.creation_time_in_millis + 300000,
			scope: { access_type: 'FULL', org_id: 2, metadata_id: null },
			valid_for_user_id: ANALYST,
			valid_for_username: 'analyst',
		});
		const object = await post('auth/token/object', { ...trusted, object_id: 'lb-1' });
		expect(object.body.scope).toEqual({
			access_type: 'REPORT_BOOK_VIEW',
			org_id: 0,
			metadata_id: 'lb-1',
		});
	});

	it('gives custom tokens in their own shape and creates users just in time', async () => {
		const body = {
			username: 'newcomer',
			secret_key: 'sandbox-secret-key',
			persist_option: 'NONE',
			org_identifier: 'Retail',
			groups: [{ identifier: 'Finance' }],
			validity_time_in_sec: 60,
		};
		const { status, body: token } = await post('auth/token/custom', body);
		expect(status).toBe(200);
		expect(token.org).toEqual({ id: 2, name: 'Retail' });
		expect(token.user.name).toBe('newcomer');
		expect(token.expiration_time_in_millis - token.creation_time_in_millis).toBe(60000);
		const user = (await send('GET', 'auth/session/user', undefined, bearer(token.token))).body;
		const names = user.user_groups.map(({ name }: { name: string }) => name);
		expect(names).toEqual(['All', 'Finance']);
	});

	it('updates an existing user in full tokens, not in custom ones', async () => {
		const details = { ...trusted, auto_create: true, display_name: 'Renamed' };
		await post('auth/token/custom', { ...details, persist_option: 'NONE' });
		const read = async () =>
			(await send('GET', 'auth/session/user', undefined, bearer(await mint()))).body.display_name;
		expect(await read()).toBe('Sandbox Analyst');
		await post('auth/token/full', details);
		expect(await read()).toBe('Renamed');
	});

	it.each<[number, number, string, object]>([
		[400, 10002, 'full', { username: 'analyst' }],
		[400, 10002, 'full', { ...analyst, secret_key: 'sandbox-secret-key' }],
		[400, 10002, 'full', { password: 'x' }],
		[400, 10002, 'full', { ...analyst, org_id: 7 }],
		[400, 10002, 'full', { ...analyst, org_identifier: '2' }],
		[400, 10002, 'full', { ...analyst, validity_time_in_sec: '60' }],
		[400, 10002, 'full', { ...trusted, group_identifiers: ['Nobody'] }],
		[400, 10002, 'full', { ...trusted, username: 'unknown' }],
		[400, 10002, 'object', analyst],
		[400, 10002, 'custom', trusted],
		[400, 10002, 'custom', { ...trusted, persist_option: 'SOMETIMES' }],
		[
			400,
			10002,
			'custom',
			{ ...trusted, persist_option: 'NONE', variable_values: [{ name: 'v', values: [1] }] },
		],
		[401, 10097, 'full', { ...analyst, password: 'wrong' }],
		[401, 10097, 'full', { ...trusted, secret_key: 'wrong' }],
		[401, 10097, 'custom', { username: 'unknown', password: 'x', persist_option: 'NONE' }],
	])('refuses with %i, code %i: token/%s %j', async (status, code, kind, body) => {
		const answer = await post(`auth/token/${kind}`, body);
		expect(answer.status).toBe(status);
		expect(answer.body).toEqual({
			error: {
				message: {
					debug: {
						code,
						incident_id_guid: expect.any(String),
						trace_id_guid: expect.any(String),
						debug: expect.stringMatching(/^\[".+"\]$/),
					},
				},
			},
		});
	});

	it('locks a user after five wrong passwords in a row', async () => {
		for (let attempt = 0; attempt < 5; attempt += 1) {
			await post('auth/token/full', { ...analyst, password: 'wrong' });
		}
		expect((await post('auth/token/full', analyst)).status).toBe(401);
		const token = await mint(admin);
		const found = await post('users/search', { user_identifier: 'analyst' }, token);
		expect(found.body[0].account_status).toBe('LOCKED');
		api.control.unlock('analyst');
		expect((await post('auth/token/full', analyst)).status).toBe(200);
	});

	it('refuses secret keys where trusted authentication is off', async () => {
		const plain = await startThoughtSpot({ trustedAuth: false });
		const response = await fetch(`${plain.url}/api/rest/2.0/auth/token/full`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(trusted),
		});
		expect(response.status).toBe(403);
		await plain.close();
	});
});

describe('sessions', () => {
	it('logs in with a cookie that works instead of the header, until the log-out', async () => {
		const login = await post('auth/session/login', { ...analyst, org_identifier: '2' });
		expect([login.status, login.body]).toEqual([204, undefined]);
		const cookies = login.headers.getSetCookie();
		expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['JSESSIONID', 'clientId']);
		const headers = { cookie: cookies[0].split(';')[0] };
		const user = await send('GET', 'auth/session/user', undefined, headers);
		expect(user.body).toMatchObject({ name: 'analyst', current_org: { id: 2, name: 'Retail' } });
		expect((await send('POST', 'auth/session/logout', undefined, headers)).status).toBe(204);
		expect((await send('GET', 'auth/session/user', undefined, headers)).status).toBe(401);
	});

	it('refuses an unknown org with 400 and a wrong password with 401', async () => {
		const org = await post('auth/session/login', { ...analyst, org_identifier: 'Nowhere' });
		const password = await post('auth/session/login', { ...analyst, password: 'no' });
		expect([org.status, password.status]).toEqual([400, 401]);
	});

	it('ends the token it is called with, and no other', async () => {
		const [one, two] = [await mint(), await mint()];
		expect((await send('POST', 'auth/session/logout', undefined, bearer(one))).status).toBe(204);
		expect((await send('GET', 'auth/session/user', undefined, bearer(one))).status).toBe(401);
		const fresh = await send('GET', 'auth/session/token', undefined, bearer(two));
		const { expiration_time_in_millis: end, creation_time_in_millis: begin } = fresh.body;
		expect(end - begin).toBe(86400000);
	});
});

describe('validate and revoke', () => {
	it('validates live tokens for an authenticated caller', async () => {
		const token = await mint();
		const valid = await post('auth/token/validate', { token }, token);
		expect(valid.body).toMatchObject({ token_type: 'BEARER', valid_for_user_id: ANALYST });
		expect((await post('auth/token/validate', { token })).status).toBe(401);
		expect((await post('auth/token/validate', { token: 'garbage' }, token)).status).toBe(400);
		api.control.expireTokens();
		expect((await post('auth/token/validate', { token }, await mint())).status).toBe(400);
	});

	it.each([['analyst'], [ANALYST]])('revokes by user %s', async (user_identifier) => {
		const token = await mint();
		const caller = await mint(admin);
		expect((await post('auth/token/revoke', { user_identifier }, caller)).status).toBe(204);
		expect((await send('GET', 'auth/session/user', undefined, bearer(token))).status).toBe(401);
	});

	it('wants a token or a user, and an administrator for the tokens of others', async () => {
		const token = await mint();
		expect((await post('auth/token/revoke', {}, token)).status).toBe(400);
		const other = await post('auth/token/revoke', { user_identifier: 'tsadmin' }, token);
		expect([other.status, other.body.error.message.debug.code]).toEqual([403, 10023]);
		expect((await post('auth/token/revoke', { token }, token)).status).toBe(204);
	});
});

describe('errors', () => {
	const refused = async () => (await post('auth/token/full', { username: 'analyst' })).body;
	const reason = 'Either password or secret_key is required';
	const marks = { code: 10002, incident_id_guid: expect.any(String) };

	it.each<[ErrorShape, object]>([
		['published', { error: { message: { ...marks, debug: reason } } }],
		['top', { ...marks, debug: `["${reason}"]` }],
		['list', { error: { message: { ...marks, debug: [reason, null] } } }],
		['graphql', { errors: [{ message: reason }] }],
		['checked', { message: [reason], error: 'Bad Request' }],
	])('come in the shape %s', async (shape, body) => {
		api.control.setErrorShape(shape);
		expect(await refused()).toMatchObject(body);
		api.reset();
		expect(await refused()).toMatchObject({ error: { message: { debug: { code: 10002 } } } });
	});

	it('rotate through all shapes, and only errors count', async () => {
		api.control.setErrorShape('rotate');
		const bodies = new Set<string>();
		for (let index = 0; index < 7; index += 1) {
			bodies.add(JSON.stringify(await refused()).replace(/[\da-f]{8}-[\da-f-]{27}/g, ''));
			await mint();
		}
		expect(bodies.size).toBe(7);
		expect(() => api.control.setErrorShape('odd' as ErrorShape)).toThrow('No shape odd');
	});
});

describe('searches and refusals', () => {
	it('pages by record offset and matches name patterns', async () => {
		const token = await mint(admin);
		const sizes = [];
		for (const record_offset of [0, 10, 20, 30]) {
			sizes.push((await post('users/search', { record_offset }, token)).body.length);
		}
		expect(sizes).toEqual([10, 10, 6, 0]);
		const found = await post('users/search', { name_pattern: 'AMARA%' }, token);
		expect(found.body).toHaveLength(3);
		expect((await post('orgs/search', {}, token)).body.map(({ id }: { id: number }) => id)).toEqual(
			[0, 2, 5],
		);
		expect((await post('groups/search', { name_pattern: 'ana%' }, token)).body).toHaveLength(1);
		const boards = await post('metadata/search', { metadata: [{ type: 'LIVEBOARD' }] }, token);
		expect(boards.body).toHaveLength(6);
	});

	it('refuses wrong paths, methods, content types and malformed JSON', async () => {
		expect((await post('auth/nothing', {})).status).toBe(404);
		const wrong = await send('PUT', 'auth/token/full', {});
		expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		expect((await send('POST', 'auth/token/full', 'a=b', form)).status).toBe(415);
		expect((await send('POST', 'auth/token/full', '{"a":')).status).toBe(400);
		expect((await send('POST', 'auth/token/full', {}, { accept: 'text/html' })).status).toBe(406);
	});
});
