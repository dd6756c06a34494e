import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { closeAfter, createBench } from '../support/fixtures';
import { startServer } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

const type = 'thousandEyesOAuth2Api';
const grants = () => eyes.sent().filter((request) => request === 'POST /v7/oauth2/token').length;
const unauthorized = () => eyes.sandbox.requests.filter(({ status }) => status === 401).length;
const form = (body: string) => Object.fromEntries(new URLSearchParams(body));

describe('the token request', () => {
	const secret = 'p+/=&%:ü s~!*"';
	const id = 'client:id /1';

	/** The token request for a credential, as a server sees it. */
	async function request(operation: string, credential: Record<string, string>) {
		const server = closeAfter(
			await startServer(({ url }) => ({
				json: url.endsWith('token')
					? { access_token: 'issued-token', expires_in: 60 }
					: { accountGroups: [] },
			})),
		);
		const resource = operation === 'create' ? 'accessToken' : 'accountGroup';
		await eyes.run(
			resource,
			operation,
			{},
			{
				authentication: 'oAuth2',
				credential: { clientId: id, clientSecret: secret, baseUrl: server.url, ...credential },
			},
		);
		const [{ method, url, headers, body }] = server.requests;
		expect(`${method} ${url}`).toBe('POST /v7/oauth2/token');
		expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
		return { headers, form: form(body), body };
	}

	describe.each(['getAll', 'create'])('of %s', (operation) => {
		it('names the client in the body', async () => {
			const sent = await request(operation, {});
			expect(sent.form).toEqual({
				grant_type: 'client_credentials',
				client_id: id,
				client_secret: secret,
			});
			expect(sent.headers.authorization).toBeUndefined();
			expect(sent.headers['x-tenant-id']).toBeUndefined();
		});

		it('names the client in the header, form-encoded, and nowhere else', async () => {
			const sent = await request(operation, { clientAuthentication: 'header' });
			expect(sent.form).toEqual({ grant_type: 'client_credentials' });
			const encoded = String(sent.headers.authorization).replace('Basic ', '');
			const parts = Buffer.from(encoded, 'base64').toString('ascii').split(':');
			expect(parts.map((part) => [...new URLSearchParams(`x=${part}`).values()])).toEqual([
				[id],
				[secret],
			]);
		});

		it('carries tenant, scope and on-behalf-of token', async () => {
			const more = { tenantId: 'tenant-1', scope: 'a b', onBehalfOfToken: 'user-token-1' };
			const sent = await request(operation, more);
			expect(sent.headers['x-tenant-id']).toBe('tenant-1');
			expect(sent.form).toMatchObject({ scope: 'a b', thousandeyes_bearer_token: 'user-token-1' });
		});
	});
});

describe('the cached session', () => {
	const list = async (store = eyes.store('oAuth2'), parameters = {}) =>
		await eyes.run('accountGroup', 'getAll', parameters, { authentication: 'oAuth2', store });

	it('serves all items and the runs after', async () => {
		const store = eyes.store('oAuth2');
		const wish = { authentication: 'oAuth2', store, input: [{}, {}, {}] };
		await eyes.run('accountGroup', 'getAll', {}, wish);
		await list(store);
		expect(grants()).toBe(1);
		expect(eyes.sandbox.requests).toHaveLength(5);
		expect(store.writes).toBe(1);
	});

	it('is renewed without a rejected request when it has expired', async () => {
		const store = eyes.store('oAuth2', {
			sessionToken: 'an-old-session-token',
			sessionExpiresAt: Date.now() - 1,
		});
		const { error } = await list(store);
		expect(error).toBeUndefined();
		expect({ grants: grants(), unauthorized: unauthorized() }).toEqual({
			grants: 1,
			unauthorized: 0,
		});
		expect(Number(store.get(type).sessionExpiresAt)).toBeGreaterThan(Date.now() + 3_000_000);
	});

	it.each(['revokeTokens', 'expireTokens'] as const)('is renewed once after %s', async (end) => {
		const store = eyes.store('oAuth2');
		await list(store);
		const ended = store.get(type).sessionToken;
		eyes.sandbox.control[end]();
		const wish = { authentication: 'oAuth2', store, input: [{}, {}, {}, {}] };
		const { items, error } = await eyes.run('accountGroup', 'getAll', {}, wish);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(12);
		expect(store.get(type).sessionToken).not.toBe(ended);
		expect({ grants: grants(), unauthorized: unauthorized() }).toEqual({
			grants: 2,
			unauthorized: 1,
		});
	});

	it.each([
		['clientAuthentication', 'header'],
		['tenantId', 'sandbox-tenant'],
		['scope', 'other'],
		['onBehalfOfToken', 'sandbox-thousandeyes-bearer'],
	])('of another %s is not used', async (field, value) => {
		const store = eyes.store('oAuth2');
		await list(store);
		const first = store.get(type);
		store.set(type, { ...first, [field]: value });
		await list(store);
		expect(grants()).toBe(2);
		expect(store.get(type).sessionToken).not.toBe(first.sessionToken);
	});

	it('of another secret is not used', async () => {
		const store = eyes.store('oAuth2');
		await list(store);
		store.set(type, { ...store.get(type), clientSecret: 'wrong-secret-edited' });
		const { error } = await list(store);
		expect(error?.message).toContain('Client authentication failed');
		expect(eyes.sent().pop()).toBe('POST /v7/oauth2/token');
	});

	it('never goes to another address', async () => {
		const store = eyes.store('oAuth2');
		await list(store);
		const other = closeAfter(await startThousandEyes());
		store.set(type, { ...store.get(type), baseUrl: other.url });
		await list(store);
		expect(other.requests.map(({ url, status }) => `${status} ${url}`)).toEqual([
			'200 /v7/oauth2/token',
			'200 /v7/account-groups',
		]);
	});
});
