import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { closeAfter, createBench, mintToken } from '../support/fixtures';
import { startServer } from '../support/server';

const root = '/api/rest/2.0';
const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), root);

type Row = [
	authentication: string,
	credential: ICredentialDataDecryptedObject,
	message: string,
	sent: string[],
];

const logIn = 'POST /auth/token/full';
const user = 'GET /auth/session/user';
const https = "The credential's 'Base URL' must start with https://";

const wrong: Row[] = [
	['basic', { password: 'wrong-pass-1' }, 'wrong username, password or org', [logIn]],
	['basic', { username: 'nobody' }, 'Invalid username or password', [logIn]],
	['basic', { orgId: '99' }, 'Org 99 does not exist', [logIn]],
	['basic', { validityTime: 0 }, 'validity_time_in_sec must be positive', [logIn]],
	['trusted', { secretKey: 'wrong-key-1' }, 'Invalid secret key', [logIn]],
	['trusted', { username: 'nobody' }, 'User nobody does not exist', [logIn]],
	['trusted', { orgId: '99' }, 'Org 99 does not exist', [logIn]],
	['bearer', { accessToken: 'wrong-token-1' }, 'ThoughtSpot rejected the token (401)', [user]],
	...['basic', 'trusted', 'bearer'].flatMap((authentication): Row[] => [
		[authentication, { baseUrl: 'http://company.thoughtspot.cloud' }, https, []],
		[authentication, { baseUrl: 'https://user:pass@company.thoughtspot.cloud' }, https, []],
		[authentication, { baseUrl: 'company.thoughtspot.cloud' }, 'is not a valid address', []],
		[authentication, { baseUrl: '' }, 'is not a valid address', []],
		[authentication, { baseUrl: 'http://127.0.0.1:1' }, 'refused', []],
	]),
];

const bearer = async () => ({ accessToken: await mintToken(spot) });

describe('the credential test', () => {
	it.each([
		['basic', {}],
		['basic', { username: 'tsadmin', password: 'sandbox-admin-password', orgId: '0' }],
		['basic', { orgId: '2', validityTime: 60 }],
		['trusted', {}],
		['trusted', { username: 'tsadmin', orgId: '2' }],
		['bearer', {}],
	])('succeeds: %s %j', async (authentication, credential) => {
		const isBearer = authentication === 'bearer';
		const { status } = await spot.test(authentication, isBearer ? await bearer() : credential);
		expect(status).toBe('OK');
		expect(spot.sent()).toEqual(isBearer ? [user] : [logIn, user]);
	});

	it.each(['basic', 'trusted', 'bearer'])('%s takes slashes behind the address', async (name) => {
		const own = name === 'bearer' ? await bearer() : {};
		for (const slashes of ['/', '//']) {
			const { status } = await spot.test(name, { ...own, baseUrl: spot.sandbox.url + slashes });
			expect(status).toBe('OK');
		}
		for (const { path } of spot.sandbox.requests)
			expect(path).toMatch(/^\/api\/rest\/2\.0\/auth\//);
	});

	it.each(wrong)('fails readably: %s %j', async (authentication, credential, message, sent) => {
		const result = await spot.test(authentication, credential);
		expect(result.status).toBe('Error');
		expect(result.message.replace(/ECONNREFUSED|nothing accepts connections/, 'refused')).toContain(
			message,
		);
		expect(spot.sent()).toEqual(sent);
	});

	it('tells a locked account, and does not try it again', async () => {
		const { directory } = spot.sandbox.state as unknown as {
			directory: { find(name: string): { status: string } };
		};
		directory.find('analyst').status = 'LOCKED';
		expect((await spot.test('basic')).message).toContain('a locked account');
		expect(spot.sent()).toEqual([logIn]);
	});

	it('tells that trusted authentication is off', async () => {
		const off = closeAfter(await startThoughtSpot({ trustedAuth: false }));
		const { message } = await spot.test('trusted', { baseUrl: off.url });
		expect(message).toContain('Trusted authentication is not enabled');
		expect(off.requests).toHaveLength(1);
	});

	it.each(['basic', 'trusted', 'bearer'])('%s tells another website from the API', async (name) => {
		for (const status of [200, 404]) {
			const page = { status, headers: { 'content-type': 'text/html' }, text: '<h1>Sign in</h1>' };
			const server = closeAfter(await startServer(() => page));
			const result = await spot.test(name, { baseUrl: server.url });
			expect(result.status).toBe('Error');
			expect(result.message).toMatch(/is not the ThoughtSpot REST API|leads to the service itself/);
			expect(server.requests).toHaveLength(1);
		}
	});

	it.each([
		['basic', { password: 'wrong-pass-2' }, 'Invalid username or password'],
		['trusted', { secretKey: 'wrong-key-2' }, 'Invalid secret key'],
	])('of %s proves the secret although a session is cached', async (name, change, message) => {
		const store = spot.store(name);
		await spot.run('session', 'getUser', {}, { authentication: name, store });
		const cached = store.get(spot.credentialOf(name));
		expect((await spot.test(name, { ...cached, ...change })).message).toContain(message);
	});
});

describe('a rejected secret', () => {
	const input = [{}, {}, {}, {}, {}];

	it.each([
		['basic', 'session', 'getUser', { password: 'wrong-pass-3' }, logIn],
		['basic', 'session', 'login', { password: 'wrong-pass-4' }, 'POST /auth/session/login'],
		['basic', 'token', 'getFull', { password: 'wrong-pass-5' }, logIn],
		['trusted', 'session', 'getUser', { secretKey: 'wrong-key-3' }, logIn],
		['trusted', 'token', 'getFull', { secretKey: 'wrong-key-4' }, logIn],
		['bearer', 'session', 'getUser', { accessToken: 'wrong-token-2' }, user],
	])('goes out once for any number of items: %s, %s.%s', async (...row) => {
		const [authentication, resource, operation, credential, sent] = row;
		const wish = { authentication, credential, input };
		const onError = 'continueRegularOutput';
		const { items } = await spot.run(resource, operation, {}, { ...wish, onError });
		expect(items).toHaveLength(5);
		for (const { json } of items) expect(json.error).toContain('401');
		expect(spot.sent()).toEqual([sent]);
	});
});

describe('a wrong base URL', () => {
	it.each(['basic', 'trusted', 'bearer'])('is refused by %s', async (authentication) => {
		const bad = ['http://company.example', spot.sandbox.url.replace('//', '//u:p@'), 'nonsense'];
		for (const baseUrl of bad) {
			const wish = { authentication, credential: { baseUrl } };
			const { error } = await spot.run('session', 'getUser', {}, wish);
			expect(error?.message).toContain("'Base URL'");
		}
		expect(spot.sent()).toEqual([]);
	});
});

describe.each(['basic', 'trusted'])('the cached session of %s', (authentication) => {
	const type = spot.credentialOf(authentication);
	const logIns = () => spot.sent().filter((request) => request === logIn).length;
	const unauthorized = () => spot.sandbox.requests.filter(({ status }) => status === 401).length;

	async function opened() {
		const store = spot.store(authentication);
		const whoAmI = async (input = [{}]) =>
			await spot.run('session', 'getUser', {}, { authentication, store, input });
		await whoAmI();
		const edit = (change: ICredentialDataDecryptedObject) =>
			store.set(type, { ...store.get(type), ...change });
		return { store, whoAmI, edit };
	}

	it('is asked for with the validity of the credential', async () => {
		await spot.test(authentication, { validityTime: 120, orgId: '2' });
		expect(spot.body(0)).toMatchObject({ validity_time_in_sec: 120, org_id: 2 });
	});

	it('is renewed without a rejected request when it has expired', async () => {
		const { store } = await opened();
		store.set(type, {
			...spot.store(authentication).get(type),
			username: 'tsadmin',
			password: 'sandbox-admin-password',
			sessionToken: 'an-old-session-token',
			sessionExpiresAt: Date.now() - 1,
		});
		const { items } = await spot.run('session', 'getUser', {}, { authentication, store });
		expect(items[0].json.name).toBe('tsadmin');
		expect({ logIns: logIns(), unauthorized: unauthorized() }).toEqual({
			logIns: 2,
			unauthorized: 0,
		});
	});

	it.each(['revokeTokens', 'expireTokens'] as const)('is renewed once after %s', async (end) => {
		const { whoAmI } = await opened();
		spot.sandbox.control[end]();
		const { items } = await whoAmI([{}, {}, {}, {}]);
		expect(items.map(({ json }) => json.name)).toEqual(Array(4).fill('analyst'));
		expect({ logIns: logIns(), unauthorized: unauthorized() }).toEqual({
			logIns: 2,
			unauthorized: 1,
		});
	});

	it('of another org is not used', async () => {
		const { whoAmI, edit } = await opened();
		edit({ orgId: '2' });
		expect((await whoAmI()).items[0].json.current_org).toMatchObject({ id: 2 });
		expect({ logIns: logIns(), unauthorized: unauthorized() }).toEqual({
			logIns: 2,
			unauthorized: 0,
		});
	});

	it('of another user is not used', async () => {
		const { whoAmI, edit } = await opened();
		edit({ username: 'tsadmin', password: 'sandbox-admin-password' });
		expect((await whoAmI()).items[0].json.name).toBe('tsadmin');
		expect(logIns()).toBe(2);
	});

	it('of another secret is not used', async () => {
		const { whoAmI, edit } = await opened();
		edit({ password: 'wrong-pass-6', secretKey: 'wrong-key-5' });
		expect((await whoAmI()).error?.message).toContain('ThoughtSpot rejected the log-in (401)');
		expect(spot.sent()).toEqual([logIn, user, logIn]);
	});

	it('never goes to another address', async () => {
		const { whoAmI, edit } = await opened();
		const other = closeAfter(await startThoughtSpot());
		edit({ baseUrl: other.url });
		await whoAmI();
		expect(other.requests.map(({ url, status }) => `${status} ${url.replace(root, '')}`)).toEqual([
			'200 /auth/token/full',
			'200 /auth/session/user',
		]);
	});
});
