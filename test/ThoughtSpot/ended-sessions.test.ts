import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { createBench, mintToken } from '../support/fixtures';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const ownGuid = '59481331-ee53-42be-a548-000000000001';
const logIns = () => spot.sent().filter((request) => request === 'POST /auth/token/full').length;
const unauthorized = () => spot.sandbox.requests.filter(({ status }) => status === 401);

describe.each(['basic', 'trusted'])('the cached session with %s', (authentication) => {
	/** A credential table with an open session, and how to go on with it. */
	async function opened() {
		const name = spot.credentialOf(authentication);
		const store = spot.store(authentication);
		const run = async (
			resource: string,
			operation: string,
			parameters = {},
			shown: string[] = [],
		) => await spot.run(resource, operation, parameters, { authentication, store, shown });
		await run('session', 'getUser');
		return { run, token: () => String(store.get(name).sessionToken) };
	}

	it('is used again by the next run', async () => {
		const { run, token } = await opened();
		const first = token();
		expect(first.length).toBeGreaterThan(20);
		await run('session', 'getUser');
		expect(token()).toBe(first);
		expect(logIns()).toBe(1);
	});

	it.each([
		['log-out', 'session', 'logout', () => ({})],
		['revoking the own user by name', 'token', 'revoke', () => ({ userIdentifier: 'analyst' })],
		[
			'revoking the own user in capitals',
			'token',
			'revoke',
			() => ({ userIdentifier: ' ANALYST' }),
		],
		['revoking the own user by GUID', 'token', 'revoke', () => ({ userIdentifier: ownGuid })],
		['revoking the own token', 'token', 'revoke', (token: string) => ({ token })],
	])('is gone after %s', async (_, resource, operation, parameters) => {
		const { run, token } = await opened();
		const ended = token();
		const { items } = await run(resource, operation, parameters(ended), [ended]);
		expect(items).toEqual([{ json: { success: true }, pairedItem: { item: 0 } }]);
		expect(token()).toBe('none');
		const { items: users } = await run('session', 'getUser', {}, [ended]);
		expect(users[0].json.name).toBe('analyst');
		expect(token()).not.toBe(ended);
		expect(unauthorized()).toEqual([]);
		expect(logIns()).toBe(2);
	});

	it("survives the end of somebody else's token", async () => {
		const other = await mintToken(spot, 'tsadmin');
		const { run, token } = await opened();
		const kept = token();
		await run('token', 'revoke', { token: other });
		expect(token()).toBe(kept);
		await run('session', 'getUser');
		expect(unauthorized()).toEqual([]);
		expect(logIns()).toBe(1);
	});

	it('survives a revocation that is refused', async () => {
		const { run, token } = await opened();
		const kept = token();
		const { error } = await run('token', 'revoke', { userIdentifier: 'tsadmin' });
		expect(error?.message).toContain('Only an administrator may revoke');
		expect(error).toMatchObject({ httpCode: '403' });
		expect(token()).toBe(kept);
	});

	it('is opened again for each item that logs out', async () => {
		const wish = { authentication, input: [{}, {}, {}] };
		const { items } = await spot.run('session', 'logout', {}, wish);
		expect(items.map(({ json }) => json)).toEqual([1, 2, 3].map(() => ({ success: true })));
		expect(unauthorized()).toEqual([]);
		expect(logIns()).toBe(3);
	});
});

it('an administrator ends the sessions of others and keeps the own one', async () => {
	const store = spot.store('trusted', { username: 'tsadmin' });
	const wish = { authentication: 'trusted', store };
	const analyst = await mintToken(spot);
	await spot.run('token', 'revoke', { userIdentifier: 'analyst' }, wish);
	const { items } = await spot.run('session', 'getUser', {}, wish);
	expect(items[0].json.name).toBe('tsadmin');
	expect(unauthorized()).toEqual([]);
	expect(logIns()).toBe(1);
	const { items: told } = await spot.run('token', 'validate', { token: analyst }, wish);
	expect(told[0].json).toMatchObject({ valid: false });
});

it('a bearer token is dead after its log-out, which the next run says', async () => {
	const credential = { accessToken: await mintToken(spot) };
	const wish = { authentication: 'bearer', credential };
	await spot.run('session', 'logout', {}, wish);
	const { error } = await spot.run('session', 'getUser', {}, wish);
	expect(error?.message).toContain('ThoughtSpot answered 401');
	expect(error?.description).toContain('expired or revoked');
	expect(unauthorized()).toHaveLength(1);
});

it('a user name that was saved with blanks around it is still the own one', async () => {
	const store = spot.store('trusted', { username: ' Analyst ' });
	const wish = { authentication: 'trusted', store };
	await spot.run('session', 'getUser', {}, wish);
	await spot.run('token', 'revoke', { userIdentifier: 'analyst' }, wish);
	const { items } = await spot.run('session', 'getUser', {}, wish);
	expect(items[0].json.name).toBe('analyst');
	expect(unauthorized()).toEqual([]);
	expect(logIns()).toBe(2);
});
