import type { IDataObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { byId, createBench, mintToken } from '../support/fixtures';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

type Wrong = [label: string, resource: string, operation: string, parameters: IDataObject];

/** By expression, because n8n itself refuses what is plainly missing or impossible. */
const expression = (value: unknown) => `={{ ${JSON.stringify(value)} }}`;

const additional = (name: string, ...values: unknown[]): Wrong[] =>
	values.map((value) => [
		{
			validityTime: 'Validity Time (Seconds)',
			orgId: 'Org',
			email: 'Email',
			displayName: 'Display Name',
			groupIdentifiers: 'Group Names or IDs',
		}[name] as string,
		'token',
		'getFull',
		{ additionalFields: { [name]: expression(value) } },
	]);

const wrong: Wrong[] = [
	['Object', 'token', 'getObject', { objectId: expression('') }],
	['Object', 'token', 'getObject', { objectId: expression(null) }],
	['Object', 'token', 'getObject', { objectId: expression('a\nb') }],
	['Persist Option', 'token', 'getCustom', { persistOption: expression('KEEP') }],
	['Persist Option', 'token', 'getCustom', { persistOption: expression('') }],
	['Username', 'token', 'getFull', { username: expression('a\r\nX-Evil: 1') }],
	['Token', 'token', 'validate', { token: expression('') }],
	['Token', 'token', 'validate', { token: expression('one\ntwo') }],
	['User', 'token', 'revoke', {}],
	['User', 'token', 'revoke', { userIdentifier: '  ', token: '' }],
	['Additional Fields', 'token', 'getFull', { additionalFields: expression({ orgId: 2 }) }],
	['Additional Fields', 'token', 'getFull', { additionalFields: '={{ $json.nosuch }}' }],
	['Options', 'session', 'login', { options: '={{ $json.nosuch }}' }],
	['Options', 'session', 'getUser', { options: '={{ $json.nosuch }}' }],
	['User', 'token', 'revoke', { userIdentifier: expression('a\tb') }],
	['Org', 'session', 'login', { options: { orgIdentifier: expression('a\nb') } }],
	...additional('validityTime', 0, -1, 1.5, 'long'),
	...additional('orgId', -1, 1.5, 'Retail'),
	...additional('email', 'a@example.com\nb'),
	...additional('displayName', 'A\x00B'),
	...additional('groupIdentifiers', 'Analysts\nFinance', '"Sales, EMEA, Ops', ['Ops', null], {}),
	...additional('displayName', 'x'.repeat(2_001), {}),
	['Resource', 'nothing', 'getFull', {}],
	['Operation', 'token', 'nothing', {}],
	['Operation', 'token', 'constructor', {}],
	['Authentication', 'token', 'getFull', { authentication: expression('nothing') }],
];

it.each(wrong)(
	"refuses a wrong '%s' of %s.%s %j",
	async (label, resource, operation, parameters) => {
		const { error, items } = await spot.run(resource, operation, parameters);
		expect(error?.message).toContain(`'${label}' `);
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(items).toEqual([]);
		expect(spot.sent()).toEqual([]);
	},
);

const trusted = { authentication: 'trusted', credential: { username: 'tsadmin' } };
const onError = 'continueRegularOutput' as const;

describe('an expression that gives nothing', () => {
	const nothing = [{}, { a: null }, { a: '' }, { a: '  ' }, { a: 0 }, { a: false }, { a: [] }];
	const odd = [{ a: {} }, { a: ['amara.keller'] }, { a: { name: 'amara.keller' } }, { a: true }];
	const input: IDataObject[] = [{ a: 'amara.keller' }, ...nothing, ...odd];
	const fails = (label: string) => input.slice(1).map(() => expect.stringContaining(`'${label}' `));

	it.each([
		['getFull', {}],
		['getObject', { objectId: 'board-1' }],
		['getCustom', { persistOption: 'REPLACE' }],
	])('never mints the own user in place of another: %s', async (operation, more) => {
		const parameters = { ...more, username: '={{ $json.a }}' };
		const { items } = await spot.run('token', operation, parameters, {
			...trusted,
			input,
			onError,
		});
		expect(items.slice(1).map(({ json }) => json.error)).toEqual(fails('Username'));
		expect(spot.sandbox.requests).toHaveLength(1);
		expect(spot.body(0).username).toBe('amara.keller');
	});

	it('nor in a user that was chosen', async () => {
		const parameters = { username: byId('={{ $json.a }}') };
		const { items } = await spot.run('token', 'getFull', parameters, {
			...trusted,
			input,
			onError,
		});
		expect(items.slice(1).map(({ json }) => json.error)).toEqual(fails('Username'));
		expect(spot.sandbox.requests).toHaveLength(1);
	});

	it('never revokes all tokens of a user in place of one', async () => {
		const parameters = { userIdentifier: 'amara.keller', token: '={{ $json.a }}' };
		const { items } = await spot.run('token', 'revoke', parameters, {
			...trusted,
			input: input.slice(1),
			onError,
		});
		expect(items.map(({ json }) => json.error)).toEqual(fails('Token'));
		expect(spot.sent()).toEqual([]);
	});

	it('never gives the usual org in place of another', async () => {
		const orgs = [
			{ a: 2 },
			{ a: 0 },
			{ a: '0' },
			{},
			{ a: null },
			{ a: '' },
			{ a: [2] },
			{ a: NaN },
		];
		const parameters = { additionalFields: { orgId: '={{ $json.a }}' } };
		const wish = { ...trusted, input: orgs as IDataObject[], onError };
		for (const operation of ['getFull', 'getCustom']) {
			spot.sandbox.requests.length = 0;
			const { items } = await spot.run('token', operation, parameters, wish);
			expect(items.map(({ json }) => 'error' in json)).toEqual(
				[0, 0, 0, 1, 1, 1, 1, 1].map(Boolean),
			);
			const wires = [0, 1, 2].map((index) => spot.body(index));
			expect(wires.map(({ org_id: id, org_identifier: name }) => id ?? name)).toEqual(
				operation === 'getFull' ? [2, 0, 0] : ['2', '0', '0'],
			);
		}
	});

	it('leaves out what merely adds data', async () => {
		const parameters = {
			username: 'analyst',
			additionalFields: { email: '={{ $json.a }}', displayName: '={{ $json.b }}' },
		};
		const wish = { ...trusted, input: [{ a: 'a@example.com' }, { a: null, b: ' ' }, {}] };
		await spot.run('token', 'getFull', parameters, wish);
		const common = { username: 'analyst', secret_key: 'sandbox-secret-key' };
		expect([0, 1, 2].map((index) => spot.body(index))).toEqual([
			{ ...common, email: 'a@example.com' },
			common,
			common,
		]);
	});
});

describe('a field that is left empty', () => {
	it.each([
		{},
		{ username: '' },
		{ username: '  ' },
		{ username: byId('') },
		{ username: { __rl: true, mode: 'list', value: '' } },
		{ additionalFields: {} },
		{ additionalFields: { orgId: '', email: '', groupIdentifiers: ' ' } },
	])('means what its description says: %j', async (parameters) => {
		const { error } = await spot.run('token', 'getFull', parameters, trusted);
		expect(error).toBeUndefined();
		expect(spot.body(0)).toEqual({ username: 'tsadmin', secret_key: 'sandbox-secret-key' });
	});
});

describe('values of another type', () => {
	it('are sent as the field wants them', async () => {
		const additionalFields = {
			autoCreate: '={{ "false" }}',
			displayName: '={{ 4711 }}',
			validityTime: '={{ "60" }}',
			groupIdentifiers: '={{ [12, "Sales, EMEA"] }}',
			orgId: '={{ "2" }}',
		};
		const parameters = { username: '={{ 4711 }}', objectId: '={{ 12 }}', additionalFields };
		await spot.run('token', 'getObject', parameters, trusted);
		expect(spot.body(0)).toEqual({
			username: '4711',
			object_id: '12',
			auto_create: false,
			display_name: '4711',
			validity_time_in_sec: 60,
			group_identifiers: ['12', 'Sales, EMEA'],
			org_id: 2,
			secret_key: 'sandbox-secret-key',
		});
	});

	it('log in as well', async () => {
		const options = { orgIdentifier: '={{ 0 }}', rememberMe: '={{ "false" }}' };
		await spot.run('session', 'login', { options });
		expect(spot.body(0)).toMatchObject({ org_identifier: '0', remember_me: false });
	});

	it('revoke for a user whose name is a number', async () => {
		const store = spot.store('trusted', { username: 'tsadmin', sessionToken: await adminToken() });
		const parameters = { userIdentifier: '={{ 4711 }}' };
		await spot.run('token', 'revoke', parameters, { authentication: 'trusted', store });
		expect(spot.body(0)).toEqual({ user_identifier: '4711' });
	});

	const adminToken = async () => await mintToken(spot, 'tsadmin');
});

it.each([
	['"Sales, EMEA", Ops', ['Sales, EMEA', 'Ops']],
	['Ops,"say ""hi"""', ['Ops', 'say "hi"']],
	['={{ ["Sales, EMEA", "Ops"] }}', ['Sales, EMEA', 'Ops']],
	['={{ "Ops" }}', ['Ops']],
])('groups %s are %j', async (groupIdentifiers, names) => {
	const parameters = { additionalFields: { groupIdentifiers } };
	await spot.run('token', 'getFull', parameters, trusted);
	await spot.run('token', 'getCustom', parameters, trusted);
	expect(spot.body(0).group_identifiers).toEqual(names);
	expect(spot.body(1).groups).toEqual(names.map((identifier) => ({ identifier })));
});

describe('operations that an authentication cannot carry', () => {
	const [basic, trustedAuth] = ['ThoughtSpot Basic Auth API', 'ThoughtSpot Trusted Auth API'];

	it.each([
		['bearer', 'session', 'login', [basic]],
		['bearer', 'token', 'getFull', [basic, trustedAuth]],
		['bearer', 'token', 'getObject', [basic, trustedAuth]],
		['bearer', 'token', 'getCustom', [basic, trustedAuth]],
		['trusted', 'session', 'login', [basic]],
	])('%s: %s.%s', async (authentication, resource, operation, types) => {
		const description = `Choose a credential of the type ${types.join(' or ')}. Nothing was sent.`;
		const parameters = { objectId: 'board-1' };
		const { error } = await spot.run(resource, operation, parameters, { authentication });
		expect(error?.message).toContain("'Credential' cannot be");
		expect(error).toMatchObject({ description, context: { itemIndex: 0 } });
		expect(spot.sent()).toEqual([]);
	});

	it('a password mints for its own user alone', async () => {
		const input = [{ name: 'ANALYST' }, { name: 'tsadmin' }, { name: ' analyst ' }];
		const parameters = { username: '={{ $json.name }}' };
		const onError = 'continueErrorOutput';
		const { items, errorItems } = await spot.run('token', 'getFull', parameters, {
			input,
			onError,
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0]).toMatchObject({
			json: { error: 'A password only mints tokens for its own user' },
			error: { description: expect.stringContaining("Leave 'Username' empty") },
			pairedItem: { item: 1 },
		});
		expect(spot.sandbox.requests).toHaveLength(2);
	});
});

describe('the own user of a password', () => {
	const credential = { username: ' Ana.Lyst ', password: 'sandbox-password' };

	it.each(['ana.lyst', 'ANA.LYST', ' Ana.Lyst '])('is known as %j', async (username) => {
		await spot.run('token', 'getFull', { username }, { credential });
		expect(spot.body(0).username).toBe(username.trim());
	});

	it('is nobody with another name', async () => {
		const { error } = await spot.run('token', 'getFull', { username: 'ana lyst' }, { credential });
		expect(error?.message).toContain('own user');
		expect(spot.sent()).toEqual([]);
	});
});

describe('one bad item among good ones', () => {
	const input = ['board-1', '', 'board-3'].map((id) => ({ id }));
	const parameters = { objectId: '={{ $json.id }}' };

	it('stops before anything is sent, and names the item', async () => {
		const { error } = await spot.run('token', 'getObject', parameters, { input });
		expect(error).toMatchObject({
			message: "'Object' is empty: check the expression",
			description: expect.stringContaining('Nothing was sent'),
			context: { itemIndex: 1 },
		});
		expect(spot.sent()).toEqual([]);
	});

	it('goes on in order, with one error item', async () => {
		const onError = 'continueRegularOutput';
		const { items } = await spot.run('token', 'getObject', parameters, { input, onError });
		expect(items.map(({ json }) => json.error ?? (json.scope as IDataObject).metadata_id)).toEqual([
			'board-1',
			"'Object' is empty: check the expression",
			'board-3',
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(spot.sandbox.requests).toHaveLength(2);
	});

	it('does the same for what the service refuses', async () => {
		const users = ['tsadmin', 'nobody', 'analyst'].map((name) => ({ name }));
		const mint = { username: '={{ $json.name }}', additionalFields: { autoCreate: false } };
		const wish = { authentication: 'trusted', input: users };
		const stopped = await spot.run('token', 'getFull', mint, wish);
		expect(stopped.error).toMatchObject({
			message: expect.stringContaining('ThoughtSpot answered 400: User nobody does not exist'),
			httpCode: '400',
			context: { itemIndex: 1 },
		});
		const onError = 'continueErrorOutput';
		const { items, errorItems } = await spot.run('token', 'getFull', mint, { ...wish, onError });
		expect(items.map(({ json }) => json.valid_for_username)).toEqual(['tsadmin', 'analyst']);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0].pairedItem).toEqual({ item: 1 });
	});
});

describe('lists', () => {
	it.each(['basic', 'bearer', 'trusted'])('of orgs and users with %s', async (authentication) => {
		const isBearer = authentication === 'bearer';
		const wish = {
			authentication,
			...(isBearer ? { credential: { accessToken: await mintToken(spot) } } : {}),
		};
		expect((await spot.list('searchOrgs', wish)).results).toEqual([
			{ name: 'Primary (0)', value: '0' },
			{ name: 'Retail (2)', value: '2' },
			{ name: 'Wholesale (5)', value: '5' },
		]);
		const { results: users } = await spot.list('searchUsernames', wish);
		expect(users).toHaveLength(26);
		expect(users).toContainEqual({ name: 'analyst (Sandbox Analyst)', value: 'analyst' });
		const logIn = isBearer ? [] : ['POST /auth/token/full'];
		expect(spot.sent()).toEqual([...logIn, 'POST /orgs/search', 'POST /users/search']);
		const last = spot.sandbox.requests.length - 1;
		expect(spot.body(last)).toEqual({ record_offset: 0, record_size: 500 });
	});

	it.each([
		[
			'searchUsers',
			'amara kell',
			'amara.keller (Amara Keller)',
			'59481331-ee53-42be-a548-000000000003',
		],
		['searchUsernames', 'analyst', 'analyst (Sandbox Analyst)', 'analyst'],
		['searchGroups', 'fin', 'Finance', '6a1c0d52-0f4b-4c7e-9a51-000000000005'],
	])('%s finds %s on the service', async (method, filter, name, value) => {
		expect((await spot.list(method, { filter })).results).toEqual([{ name, value }]);
		const last = spot.body(spot.sandbox.requests.length - 1);
		expect(last.name_pattern).toBe(`%${filter.replace(' ', '%')}%`);
	});

	it.each([
		['basic', { password: 'wrong-list-password' }, 'Invalid username or password'],
		['bearer', { accessToken: 'wrong-list-token' }, 'answered 401'],
		['trusted', { secretKey: 'wrong-list-key' }, 'Invalid secret key'],
		['trusted', { baseUrl: 'company.thoughtspot.cloud' }, "'Base URL' is not a valid address"],
	])('say why they cannot be shown: %s %j', async (authentication, credential, message) => {
		await expect(spot.list('searchUsers', { authentication, credential })).rejects.toThrow(message);
		expect(spot.sandbox.requests.length).toBeLessThan(2);
	});
});
