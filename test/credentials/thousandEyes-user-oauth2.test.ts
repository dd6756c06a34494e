import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import * as retry from '../../nodes/shared/http/retry';
import { startThousandEyes } from '../../sandbox';
import { connect } from '../support/connect';
import { closeAfter, createBench, type Wish } from '../support/fixtures';
import { startServer } from '../support/server';
import type { CredentialStore } from '../support/store';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

const authentication = 'oAuth2User';
const type = 'thousandEyesUserOAuth2Api';
const TOKEN = 'POST /v7/oauth2/token';

const dataOf = (store: CredentialStore) => store.get(type).oauthTokenData as IDataObject;

/** A credential that was connected in the browser. */
async function connected(changes: IDataObject = {}, data: IDataObject = {}) {
	const oauthTokenData = { ...(await connect(eyes.sandbox.url)), ...data };
	eyes.sandbox.requests.length = 0;
	return eyes.store(authentication, { ...changes, oauthTokenData } as never);
}

const list = async (store: CredentialStore, wish: Wish = {}) =>
	await eyes.run('accountGroup', 'getAll', {}, { authentication, store, ...wish });

const sent = () =>
	eyes.sandbox.requests.map(({ method, url, status }) => `${status} ${method} ${url}`);

beforeEach(() => void jest.spyOn(retry, 'backOff').mockReturnValue(1));
afterEach(() => void jest.restoreAllMocks());

describe('a connected account', () => {
	it('signs every request with its access token', async () => {
		const store = await connected();
		const { items, error } = await list(store, { input: [{}, {}] });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(6);
		const tokens = eyes.sandbox.requests.map(({ headers }) => headers.authorization);
		expect(new Set(tokens)).toEqual(new Set([`Bearer ${String(dataOf(store).access_token)}`]));
	});

	it('is renewed without a rejected request when it is known to be over', async () => {
		const store = await connected({}, { n8n_expires_at: String(Date.now() - 1) });
		eyes.sandbox.control.expireTokens();
		const before = dataOf(store);
		const { error } = await list(store);
		expect(error).toBeUndefined();
		expect(sent()).toEqual([`200 ${TOKEN}`, '200 GET /v7/account-groups']);
		expect(dataOf(store).access_token).not.toBe(before.access_token);
		expect(dataOf(store).refresh_token).not.toBe(before.refresh_token);
	});

	it.each(['expireTokens', 'revokeTokens'] as const)('is renewed once after %s', async (end) => {
		const store = await connected();
		eyes.sandbox.control[end]();
		const { items, error } = await list(store, { input: [{}, {}, {}, {}] });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(12);
		expect(sent().slice(0, 3)).toEqual([
			'401 GET /v7/account-groups',
			`200 ${TOKEN}`,
			'200 GET /v7/account-groups',
		]);
		expect(sent()).toHaveLength(6);
		// The next execution has what n8n kept.
		await list(store);
		expect(sent()).toHaveLength(7);
	});

	it('is renewed once for runs side by side', async () => {
		const store = await connected();
		eyes.sandbox.control.revokeTokens();
		const runs = await Promise.all([list(store), list(store), list(store)]);
		expect(runs.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
		expect(eyes.sent().filter((one) => one === TOKEN)).toHaveLength(1);
	});

	it('is renewed without a client secret where the application has none', async () => {
		const oauthTokenData = await connect(eyes.sandbox.url, { client_id: 'sandbox-public-client' });
		const clientId = 'sandbox-public-client';
		const store = eyes.store(authentication, {
			clientId,
			clientSecret: '',
			oauthTokenData,
		} as never);
		eyes.sandbox.control.revokeTokens();
		expect((await list(store)).items).toHaveLength(3);
	});

	it('is good for lists in the editor', async () => {
		const store = await connected();
		const { results } = await eyes.list('searchAccountGroups', { authentication, store });
		expect(results).toHaveLength(3);
	});
});

describe('what cannot be renewed', () => {
	it('ends the run with one request, and says what to do', async () => {
		const store = await connected();
		eyes.sandbox.control.revokeTokens();
		eyes.sandbox.control.withdrawConsents();
		const { error } = await list(store, { input: [{}, {}, {}] });
		expect(error?.message).toContain('refused to renew the access');
		expect(error?.description).toContain('Connect');
		expect(sent()).toEqual(['401 GET /v7/account-groups', `400 ${TOKEN}`]);
	});

	it('is held back after ten refusals within a minute', async () => {
		const store = await connected();
		eyes.sandbox.control.revokeTokens();
		eyes.sandbox.control.withdrawConsents();
		for (let runs = 0; runs < 12; runs++) await list(store);
		expect(eyes.sent().filter((one) => one === TOKEN)).toHaveLength(10);
		expect(eyes.sandbox.requests.filter(({ status }) => status === 401)).toHaveLength(1);
		const { error } = await list(store);
		expect(error?.message).toContain('Nothing was sent until');
		// A new connection works at once.
		store.set(type, {
			...store.get(type),
			oauthTokenData: await connect(eyes.sandbox.url),
		} as never);
		expect((await list(store)).items).toHaveLength(3);
	});

	it('is tried again where the service has a fault of its own', async () => {
		const store = await connected();
		eyes.sandbox.control.revokeTokens();
		eyes.sandbox.control.fault({
			kind: 'status',
			match: { path: '/v7/oauth2/token' },
			status: 503,
			times: 1,
		});
		const { error } = await list(store);
		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			'401 GET /v7/account-groups',
			`503 ${TOKEN}`,
			`200 ${TOKEN}`,
			'200 GET /v7/account-groups',
		]);
	});

	it('is a token without one to renew it: rejected once, and told so', async () => {
		const store = await connected({}, { refresh_token: undefined });
		eyes.sandbox.control.revokeTokens();
		const { error } = await list(store, { input: [{}, {}] });
		expect(error?.message).toContain('401');
		expect(sent()).toEqual(['401 GET /v7/account-groups']);
	});

	it('is a session that the service rejects as soon as it has given it', async () => {
		const server = closeAfter(
			await startServer(({ url }) =>
				url.endsWith('token')
					? { json: { access_token: `new-${Math.random()}`, token_type: 'Bearer', expires_in: 60 } }
					: { status: 401, json: { error: 'invalid_token' } },
			),
		);
		const store = await connected({ baseUrl: server.url });
		const { error } = await list(store, { input: [{}, {}, {}] });
		expect(error?.message).toContain('401');
		expect(server.requests.map(({ url }) => url)).toEqual([
			'/v7/account-groups',
			'/v7/oauth2/token',
			'/v7/account-groups',
		]);
	});
});

describe('nothing is sent', () => {
	it.each([
		['no account is connected', {}, undefined, 'is not connected to an account'],
		['the token is of another type', {}, { token_type: 'mac' }, 'no bearer token'],
		[
			'the base URL is not safe',
			{ baseUrl: 'http://api.example.com' },
			{},
			'must start with https',
		],
		['the base URL is none', { baseUrl: 'api.example.com' }, {}, 'is not a valid address'],
	])('where %s', async (_, changes, data, message) => {
		const store = data ? await connected(changes, data) : eyes.store(authentication, changes);
		const { error } = await list(store);
		expect(error?.message).toContain(message);
		expect(eyes.sandbox.requests).toEqual([]);
	});

	it('to another address than that of the base URL, whatever a redirect says', async () => {
		const other = closeAfter(await startServer(() => ({ json: { accountGroups: [] } })));
		const server = closeAfter(
			await startServer(() => ({
				status: 307,
				headers: { location: `${other.url}/v7/account-groups` },
			})),
		);
		const { error } = await list(await connected({ baseUrl: server.url }));
		expect(error?.message).toContain('the credential belongs to');
		expect(server.requests).toHaveLength(1);
		expect(other.requests).toHaveLength(0);
	});
});

it('creates once, and again only after a 401', async () => {
	const store = await connected();
	const run = async () =>
		await eyes.run('tag', 'create', { key: 'team', value: 'n8n' }, { authentication, store });
	eyes.sandbox.control.fault({
		kind: 'status',
		match: { path: '/v7/tags' },
		status: 503,
		times: 1,
	});
	expect((await run()).error?.message).toContain('503');
	expect(sent()).toEqual(['503 POST /v7/tags']);
	eyes.sandbox.control.revokeTokens();
	expect((await run()).error).toBeUndefined();
	expect(sent().slice(1)).toEqual(['401 POST /v7/tags', `200 ${TOKEN}`, '201 POST /v7/tags']);
});

it('shows none of its secrets where the service repeats them', async () => {
	const store = await connected();
	const { access_token, refresh_token } = dataOf(store);
	const server = closeAfter(
		await startServer(({ headers }) => ({
			status: 400,
			json: {
				error: `You sent ${String(headers.authorization)}, ${String(access_token)} and ${String(refresh_token)}`,
				error_description: 'sandbox-client-secret',
			},
		})),
	);
	store.set(type, { ...store.get(type), baseUrl: server.url });
	// The bench fails when a secret shows anywhere in what the run left.
	const { error } = await list(store);
	expect(error?.message).toContain('answered 400');
	expect(server.requests).toHaveLength(1);
});

it('tests a connection by listing the account groups, as for every other type', async () => {
	const store = await connected();
	const data = store.get(type);
	const api = await eyes.run('accountGroup', 'getAll', {}, { authentication, store });
	expect(api.error).toBeUndefined();
	expect(await eyes.test(authentication, data)).toMatchObject({ status: 'OK' });
	eyes.sandbox.control.revokeTokens();
	expect(await eyes.test(authentication, data)).toMatchObject({ status: 'Error' });
});
