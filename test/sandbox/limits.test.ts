import { sleep } from 'n8n-workflow';
import {
	startThousandEyes,
	startThoughtSpot,
	type ThousandEyesSandbox,
	type ThousandEyesOptions,
} from '../../sandbox';

const bearer = { authorization: 'Bearer sandbox-thousandeyes-bearer' };

let api: ThousandEyesSandbox;

async function start(options: ThousandEyesOptions) {
	api = await startThousandEyes(options);
}

afterEach(async () => await api?.close());

async function get(path: string, headers: Record<string, string> = bearer) {
	return await fetch(api.url + path, { headers });
}

const header = (response: Response, name: string) =>
	Number(response.headers.get(`x-organization-rate-limit-${name}`));

describe('the ThousandEyes budget', () => {
	it('answers 240 requests a minute by default and tells the reset in epoch seconds', async () => {
		await start({});
		const first = await get('/v7/users/current');
		expect([header(first, 'limit'), header(first, 'remaining')]).toEqual([240, 239]);
		const inSeconds = header(first, 'reset') - Date.now() / 1000;
		expect(inSeconds).toBeGreaterThan(58);
		expect(inSeconds).toBeLessThanOrEqual(61);
		api.control.consumeBudget(239);
		const refused = await get('/v6/status.json');
		expect(refused.status).toBe(429);
		expect(refused.headers.get('content-type')).toBe('application/problem+json');
		expect(refused.headers.get('retry-after')).toBeNull();
	});

	it('opens a new window after the old one', async () => {
		await start({ rateLimit: { limit: 2, windowMs: 300 }, retryAfter: true });
		await get('/v7/users/current');
		await get('/v7/users/current');
		const refused = await get('/v7/users/current');
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
		await sleep(320);
		expect((await get('/v7/users/current')).status).toBe(200);
	});

	it('blocks an address that collects unauthorized answers', async () => {
		await start({ blockade: { unauthorized: 3, windowMs: 400 } });
		for (let attempt = 0; attempt < 3; attempt += 1) {
			expect((await get('/v7/tests', { authorization: 'Bearer wrong' })).status).toBe(401);
		}
		expect((await get('/v7/users/current')).status).toBe(403);
		await sleep(420);
		expect((await get('/v7/users/current')).status).toBe(200);
	});
});

describe('OAuth tokens', () => {
	const client = { client_id: 'sandbox-client', client_secret: 'sandbox-client-secret' };
	const basicClient = {
		authorization: `Basic ${Buffer.from('sandbox-client:sandbox-client-secret').toString('base64')}`,
	};

	async function token(form: Record<string, string>, headers: Record<string, string> = {}) {
		const body = new URLSearchParams(form);
		const url = `${api.url}/v7/oauth2/token`;
		const response = await fetch(url, { method: 'POST', body, headers });
		return {
			status: response.status,
			headers: response.headers,
			body: JSON.parse(await response.text()),
		};
	}

	beforeEach(async () => await start({ tokenLifetimeS: 60 }));

	it.each([
		['in the body', client, {}],
		['in the Basic header', {}, basicClient],
	])('takes the client %s', async (_place, form, headers) => {
		const tenant = { 'x-tenant-id': 'sandbox-tenant' };
		const grant = { grant_type: 'client_credentials', scope: 'tests:read alerts:read', ...form };
		const answer = await token(grant, { ...headers, ...tenant } as Record<string, string>);
		expect(answer.body).toEqual({
			access_token: expect.any(String),
			token_type: 'Bearer',
			expires_in: 60,
			scope: 'tests:read alerts:read',
		});
		const headersOfCall = { authorization: `Bearer ${String(answer.body.access_token)}` };
		expect((await get('/v7/users/current', headersOfCall)).status).toBe(200);
		api.control.expireTokens();
		expect((await get('/v7/users/current', headersOfCall)).status).toBe(401);
	});

	it.each<[string, number, Record<string, string>, Record<string, string>]>([
		['invalid_client', 401, { ...client, client_secret: 'wrong' }, {}],
		['invalid_client', 401, {}, {}],
		['invalid_request', 400, client, basicClient],
		['invalid_request', 400, client, { 'x-tenant-id': 'other' }],
		['unsupported_grant_type', 400, { ...client, grant_type: 'password' }, {}],
		['invalid_grant', 400, { ...client, thousandeyes_bearer_token: 'wrong' }, {}],
		['invalid_request', 415, client, { 'content-type': 'application/json' }],
	])('answers %s (%i)', async (error, status, form, headers) => {
		const answer = await token({ grant_type: 'client_credentials', ...form }, headers);
		expect(answer.status).toBe(status);
		expect(answer.body).toEqual({ error, error_description: expect.any(String) });
	});

	it('refuses revoked tokens, and the sandbox bearer only when all are revoked', async () => {
		const issued = await token({ grant_type: 'client_credentials', ...client });
		const headers = { authorization: `Bearer ${String(issued.body.access_token)}` };
		api.control.revokeTokens();
		expect((await get('/v7/users/current', headers)).status).toBe(401);
		expect((await get('/v7/users/current')).status).toBe(200);
		api.control.revokeTokens({ all: true });
		expect((await get('/v7/users/current')).status).toBe(401);
	});
});

describe('the ThoughtSpot rate limit', () => {
	it('lets a burst of ten through on top of the steady rate, then answers 429 without headers', async () => {
		const spot = await startThoughtSpot({ rateLimit: { perSecond: 100, burst: 10 } });
		spot.control.consumeBudget(50);
		const url = `${spot.url}/api/rest/2.0/auth/session/user`;
		const refused = await fetch(url);
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBeNull();
		expect(JSON.parse(await refused.text()).error.message.debug.code).toBe(10002);
		await sleep(600);
		expect((await fetch(url)).status).toBe(401);
		await spot.close();
	});
});
