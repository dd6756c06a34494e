import type { IDataObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../sandbox';
import { createBench, mintToken } from '../support/fixtures';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

type Wrong = [label: string, resource: string, operation: string, parameters: IDataObject];

/** By expression, because n8n itself refuses what is plainly missing or impossible. */
const expression = (value: unknown) => `={{ ${JSON.stringify(value)} }}`;

const additional = (name: string, ...values: unknown[]): Wrong[] =>
	values.map((value) => [
		{
			validityTime: 'Validity Time (Seconds)',
			orgId: 'Org Name or ID',
			email: 'Email',
			displayName: 'Display Name',
			groupIdentifiers: 'Group Names or IDs',
		}[name] as string,
		'token',
		'getFull',
		{ additionalFields: { [name]: expression(value) } },
	]);

const wrong: Wrong[] = [
	['Object ID', 'token', 'getObject', { objectId: expression('') }],
	['Object ID', 'token', 'getObject', { objectId: expression(null) }],
	['Object ID', 'token', 'getObject', { objectId: expression('a\nb') }],
	['Persist Option', 'token', 'getCustom', { persistOption: expression('KEEP') }],
	['Persist Option', 'token', 'getCustom', { persistOption: expression('') }],
	['Username', 'token', 'getFull', { username: expression('a\r\nX-Evil: 1') }],
	['Choose User', 'token', 'getFull', { chooseUser: expression('guess') }],
	['Token', 'token', 'validate', { token: expression('') }],
	['Token', 'token', 'validate', { token: expression('one\ntwo') }],
	['User Identifier', 'token', 'revoke', {}],
	['User Identifier', 'token', 'revoke', { userIdentifier: expression('a\tb') }],
	['Org Name or ID', 'session', 'login', { options: { orgIdentifier: expression('a\nb') } }],
	...additional('validityTime', 0, -1, 1.5, 'long'),
	...additional('orgId', -1, 1.5, 'Retail'),
	...additional('email', 'a@example.com\nb'),
	...additional('displayName', 'A\x00B'),
	...additional('groupIdentifiers', 'Analysts\nFinance'),
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

describe('operations that an authentication cannot carry', () => {
	it.each([
		['bearer', 'session', 'login', 'Choose Basic Auth. Nothing was sent.'],
		['bearer', 'token', 'getFull', 'Choose Basic Auth or Trusted Auth. Nothing was sent.'],
		['bearer', 'token', 'getObject', 'Choose Basic Auth or Trusted Auth. Nothing was sent.'],
		['bearer', 'token', 'getCustom', 'Choose Basic Auth or Trusted Auth. Nothing was sent.'],
		['trusted', 'session', 'login', 'Choose Basic Auth. Nothing was sent.'],
	])('%s: %s.%s', async (authentication, resource, operation, description) => {
		const parameters = { objectId: 'board-1' };
		const { error } = await spot.run(resource, operation, parameters, { authentication });
		expect(error?.message).toContain("'Authentication' cannot be");
		expect(error).toMatchObject({ description, context: { itemIndex: 0 } });
		expect(spot.sent()).toEqual([]);
	});

	it('a password mints for its own user alone', async () => {
		const input = [{ name: '' }, { name: 'tsadmin' }, { name: 'analyst' }];
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

describe('one bad item among good ones', () => {
	const input = ['board-1', '', 'board-3'].map((id) => ({ id }));
	const parameters = { objectId: '={{ $json.id }}' };

	it('stops before anything is sent, and names the item', async () => {
		const { error } = await spot.run('token', 'getObject', parameters, { input });
		expect(error).toMatchObject({
			message: "'Object ID' is empty",
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
			"'Object ID' is empty",
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
		expect(await spot.list('getOrgs', wish)).toEqual([
			{ name: 'Primary (0)', value: '0' },
			{ name: 'Retail (2)', value: '2' },
		]);
		const users = await spot.list('getUsers', wish);
		expect(users).toHaveLength(26);
		expect(users).toContainEqual({ name: 'analyst (Sandbox Analyst)', value: 'analyst' });
		const logIn = isBearer ? [] : ['POST /auth/token/full'];
		expect(spot.sent()).toEqual([...logIn, 'POST /orgs/search', 'POST /users/search']);
		const last = spot.sandbox.requests.length - 1;
		expect(spot.body(last)).toEqual({ record_offset: 0, record_size: 500 });
	});

	it.each([
		['basic', { password: 'wrong-list-password' }, 'Invalid username or password'],
		['bearer', { accessToken: 'wrong-list-token' }, 'answered 401'],
		['trusted', { secretKey: 'wrong-list-key' }, 'Invalid secret key'],
		['trusted', { baseUrl: 'company.thoughtspot.cloud' }, "'Base URL' is not a valid address"],
	])('say why they cannot be shown: %s %j', async (authentication, credential, message) => {
		await expect(spot.list('getUsers', { authentication, credential })).rejects.toThrow(message);
		expect(spot.sandbox.requests.length).toBeLessThan(2);
	});
});
