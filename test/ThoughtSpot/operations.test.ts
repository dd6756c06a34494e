import type { IDataObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { createBench, mintToken, type Wish } from '../support/fixtures';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const secretOf: Record<string, IDataObject> = {
	basic: { password: 'sandbox-password' },
	trusted: { secret_key: 'sandbox-secret-key' },
};
const logIn = (authentication: string) =>
	authentication === 'bearer' ? [] : ['POST /auth/token/full'];

/** What a run with this authentication needs; a bearer credential needs a token first. */
async function wishFor(authentication: string): Promise<Wish> {
	if (authentication !== 'bearer') return { authentication };
	return { authentication, credential: { accessToken: await mintToken(spot) } };
}

describe.each(['basic', 'bearer', 'trusted'])('with %s', (authentication) => {
	it('gets the user of the session', async () => {
		const { items } = await spot.run('session', 'getUser', {}, await wishFor(authentication));
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			json: { name: 'analyst', current_org: { id: 0 } },
			pairedItem: { item: 0 },
		});
		expect(spot.sent()).toEqual([...logIn(authentication), 'GET /auth/session/user']);
	});

	it('gets a token of the session that works', async () => {
		const { items } = await spot.run('session', 'getToken', {}, await wishFor(authentication));
		expect(items[0]).toMatchObject({
			json: { token: expect.any(String), valid_for_username: 'analyst' },
			pairedItem: { item: 0 },
		});
		expect(spot.sent()).toEqual([...logIn(authentication), 'GET /auth/session/token']);
		const credential = { accessToken: String(items[0].json.token) };
		const wish = { authentication: 'bearer', credential };
		expect((await spot.run('session', 'getUser', {}, wish)).error).toBeUndefined();
	});

	it('validates a token, good or not', async () => {
		const token = await mintToken(spot, 'tsadmin');
		const wish = await wishFor(authentication);
		const { items } = await spot.run('token', 'validate', { token }, wish);
		expect(items).toEqual([
			{
				json: expect.objectContaining({
					valid: true,
					token_type: 'BEARER',
					scope: expect.any(Object),
				}),
				pairedItem: { item: 0 },
			},
		]);
		expect(spot.sent()).toEqual([...logIn(authentication), 'POST /auth/token/validate']);
		expect(spot.body(spot.sandbox.requests.length - 1)).toEqual({ token });
		const dead = await spot.run('token', 'validate', { token: 'mistyped-token' }, wish);
		expect(dead.items).toEqual([
			{
				json: { valid: false, reason: expect.stringContaining('400: The token is malformed') },
				pairedItem: { item: 0 },
			},
		]);
		expect(dead.items[0].json.reason).not.toContain('mistyped-token');
	});

	it.each(['logout', 'revoke'])('%s gives success', async (operation) => {
		const resource = operation === 'logout' ? 'session' : 'token';
		const parameters = operation === 'logout' ? {} : { userIdentifier: 'analyst' };
		const { items } = await spot.run(
			resource,
			operation,
			parameters,
			await wishFor(authentication),
		);
		expect(items).toEqual([{ json: { success: true }, pairedItem: { item: 0 } }]);
		expect(spot.sent()).toEqual([...logIn(authentication), `POST /auth/${resource}/${operation}`]);
		const sent = { logout: '', revoke: JSON.stringify({ user_identifier: 'analyst' }) }[operation];
		expect(spot.sandbox.requests.pop()?.body).toBe(sent);
	});
});

describe.each(['basic', 'trusted'])('minting with %s', (authentication) => {
	const own = { username: 'analyst', ...secretOf[authentication] };

	it.each([
		['getFull', 'full', {}, {}, 'FULL'],
		['getObject', 'object', { objectId: 'board-1' }, { object_id: 'board-1' }, 'REPORT_BOOK_VIEW'],
	])('%s for the own user', async (operation, path, parameters, more, access) => {
		const { items } = await spot.run('token', operation, parameters, { authentication });
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			json: { valid_for_username: 'analyst', scope: { access_type: access, org_id: 0 } },
			pairedItem: { item: 0 },
		});
		expect(spot.sent()).toEqual([`POST /auth/token/${path}`]);
		expect(spot.body(0)).toEqual({ ...own, ...more });
	});

	it.each(['NONE', 'APPEND', 'REPLACE', 'RESET'])('getCustom, persisting %s', async (option) => {
		const parameters = { persistOption: option };
		const { items } = await spot.run('token', 'getCustom', parameters, { authentication });
		expect(items[0].json).toMatchObject({ user: { name: 'analyst' }, org: { id: 0 } });
		expect(spot.sent()).toEqual(['POST /auth/token/custom']);
		expect(spot.body(0)).toEqual({ ...own, persist_option: option });
	});

	it('never sends password and secret key together, nor a session', async () => {
		for (const operation of ['getFull', 'getObject', 'getCustom']) {
			await spot.run('token', operation, { objectId: 'board-1' }, { authentication });
		}
		for (const { body, headers } of spot.sandbox.requests) {
			expect(['password', 'secret_key'].filter((name) => body.includes(`"${name}"`))).toEqual(
				Object.keys(secretOf[authentication]),
			);
			expect(headers.authorization).toBeUndefined();
		}
	});

	it.each([
		['getFull', 'org_id', 0, 0],
		['getFull', 'org_id', 2, 2],
		['getObject', 'org_id', '2', 2],
		['getCustom', 'org_identifier', 0, '0'],
		['getCustom', 'org_identifier', 2, '2'],
	])('%s in an org (%s %j)', async (operation, wire, orgId, sent) => {
		const parameters = { objectId: 'board-1', additionalFields: { orgId } };
		// The credential's own org is another one: what the node says goes first.
		const credential = { orgId: orgId === 0 ? '2' : '0' };
		const { items } = await spot.run('token', operation, parameters, {
			authentication,
			credential,
		});
		expect(spot.body(0)[wire]).toBe(sent);
		const { org, scope } = items[0].json as { org?: IDataObject; scope?: IDataObject };
		expect(org?.id ?? scope?.org_id).toBe(Number(orgId));
	});

	it.each([
		['getFull', 'org_id', 2],
		['getCustom', 'org_identifier', '2'],
	])('%s in the org of the credential', async (operation, wire, sent) => {
		await spot.run('token', operation, {}, { authentication, credential: { orgId: '2' } });
		expect(spot.body(0)[wire]).toBe(sent);
	});

	it('asks for a lifetime', async () => {
		const parameters = { additionalFields: { validityTime: 60 } };
		const { items } = await spot.run('token', 'getFull', parameters, { authentication });
		const { creation_time_in_millis: from, expiration_time_in_millis: to } = items[0].json;
		expect(Number(to) - Number(from)).toBe(60_000);
		expect(spot.body(0)).toEqual({ ...own, validity_time_in_sec: 60 });
	});
});

describe('with the secret key, for any user', () => {
	const trusted = { authentication: 'trusted' };
	const groupGuid = '6a1c0d52-0f4b-4c7e-9a51-000000000005';
	const newcomer = {
		autoCreate: true,
		displayName: 'New Comer',
		email: 'new@example.com',
		groupIdentifiers: `Analysts, ${groupGuid},`,
		orgId: 2,
	};
	const common = {
		username: 'new.comer',
		secret_key: 'sandbox-secret-key',
		auto_create: true,
		display_name: 'New Comer',
		email: 'new@example.com',
	};

	it.each([
		['getFull', { org_id: 2, group_identifiers: ['Analysts', groupGuid] }],
		['getObject', { org_id: 2, group_identifiers: ['Analysts', groupGuid], object_id: 'board-1' }],
		[
			'getCustom',
			{
				org_identifier: '2',
				groups: [{ identifier: 'Analysts' }, { identifier: groupGuid }],
				persist_option: 'NONE',
			},
		],
	])('%s creates the user just in time', async (operation, more) => {
		const parameters = { username: 'new.comer', objectId: 'board-1', additionalFields: newcomer };
		const { items, error } = await spot.run('token', operation, parameters, trusted);
		expect(error).toBeUndefined();
		expect(spot.body(0)).toEqual({ ...common, ...more });
		const credential = { accessToken: String(items[0].json.token) };
		const user = await spot.run('session', 'getUser', {}, { authentication: 'bearer', credential });
		expect(user.items[0].json).toMatchObject({
			name: 'new.comer',
			display_name: 'New Comer',
			email: 'new@example.com',
			current_org: { id: 2 },
			user_groups: [{ name: 'All' }, { name: 'Analysts' }, { name: 'Finance' }],
		});
	});

	it('keeps false for Auto Create, and says that the user is missing', async () => {
		const parameters = { username: 'nobody', additionalFields: { autoCreate: false } };
		const { error } = await spot.run('token', 'getFull', parameters, trusted);
		expect(spot.body(0)).toMatchObject({ auto_create: false });
		expect(error?.message).toContain('User nobody does not exist');
	});

	it('mints for each item, in order', async () => {
		const input = ['tsadmin', 'analyst', 'amara.keller'].map((name) => ({ name }));
		const parameters = { username: '={{ $json.name }}' };
		const { items } = await spot.run('token', 'getFull', parameters, { ...trusted, input });
		expect(items.map(({ json }) => json.valid_for_username)).toEqual(input.map(({ name }) => name));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(spot.sandbox.requests).toHaveLength(3);
	});

	it('takes a user from the list', async () => {
		const parameters = { username: { __rl: true, mode: 'list', value: 'tsadmin' } };
		const { items } = await spot.run('token', 'getFull', parameters, trusted);
		expect(items[0].json.valid_for_username).toBe('tsadmin');
		expect(spot.body(0)).toEqual({ username: 'tsadmin', secret_key: 'sandbox-secret-key' });
	});
});

describe('log in', () => {
	const own = { username: 'analyst', password: 'sandbox-password' };

	it.each([
		[{}, {}, own],
		[{ rememberMe: true }, {}, { ...own, remember_me: true }],
		[{ rememberMe: false }, {}, { ...own, remember_me: false }],
		[{ orgIdentifier: 'Retail' }, {}, { ...own, org_identifier: 'Retail' }],
		[{ orgIdentifier: '0' }, { orgId: '2' }, { ...own, org_identifier: '0' }],
		[{}, { orgId: '2' }, { ...own, org_identifier: '2' }],
	])('with %j and credential %j', async (options, credential, body) => {
		const { items } = await spot.run('session', 'login', { options }, { credential });
		expect(items).toEqual([{ json: { success: true }, pairedItem: { item: 0 } }]);
		expect(spot.sent()).toEqual(['POST /auth/session/login']);
		expect(spot.body(0)).toEqual(body);
	});
});
