import { findSecrets } from '../support/secrets';
import { startServer } from '../support/server';
import { accountGroup, briefly, MINUTE, useTold, type Told } from './told';

const service = useTold();
const { told, asked, pass, iso } = service;

const row = (id: string, agoMs = 0) => ({ id, alertState: 'trigger', startDate: iso(agoMs) });
const DAY = 24 * 60 * MINUTE;
const ofB = (agoMs: number) =>
	Array.from({ length: 500 }, (_, index) => row(`b${index}`, agoMs + index * 1_000));
const groupsAsked = () => asked.filter((path) => path.startsWith('/v7/account-groups'));

/** A node that has polled organization 1 twice. */
async function polled(parameters = {}) {
	const store = service.store();
	const poller = service.poller(parameters, { store });
	told.open = [row('a', DAY)];
	await poller.poll();
	pass(MINUTE);
	await poller.poll();
	pass(MINUTE);
	return { store, poller };
}

describe('another organization behind the credential', () => {
	it.each([
		['long ago', 20 * DAY],
		['just now', 0],
	])('is noted silently, its alerts of %s too, and watched from then on', async (_, ago) => {
		const { store, poller } = await polled({ options: { lookBack: '4w' } });
		told.accountGroups['Bearer token-b'] = accountGroup('2', '20');
		told.open = ofB(ago);
		told.cleared = [{ ...row('gone', ago), alertState: 'clear', endDate: iso() }];
		store.set('thousandEyesBearerApi', { accessToken: 'token-b', baseUrl: service.url });
		expect(await poller.poll()).toBeNull();
		pass(MINUTE);
		told.open.push(row('new'));
		expect(briefly(await poller.poll())).toEqual(['new triggered']);
	});

	it('is noticed by a node that has polled in another process before', async () => {
		const { poller } = await polled();
		told.accountGroups['Bearer token-b'] = accountGroup('2', '20');
		told.open = ofB(20 * DAY);
		const store = service.store('token-b');
		const later = service.poller({}, { store, staticData: poller.staticData });
		expect(await later.poll()).toBeNull();
	});

	it('is told by the changed secret where the service does not tell', async () => {
		told.accountGroups = { 'Bearer token-a': { status: 403 }, 'Bearer token-b': { status: 403 } };
		const { store, poller } = await polled();
		told.open = ofB(0);
		store.set('thousandEyesBearerApi', { accessToken: 'token-b', baseUrl: service.url });
		expect(await poller.poll()).toBeNull();
	});

	it('is told by another credential where the service does not tell', async () => {
		told.accountGroups = {};
		const { poller } = await polled();
		told.open = ofB(20 * DAY);
		const rest = { store: service.store('token-b'), credentialId: 'of organization 2' };
		const later = service.poller({}, { ...rest, staticData: poller.staticData });
		expect(await later.poll()).toBeNull();
	});

	it('is told by another address', async () => {
		const { poller } = await polled();
		const rows = ofB(20 * DAY);
		const other = await startServer(({ url }) =>
			url.includes('state=trigger') ? { json: { alerts: rows } } : { json: { alerts: [] } },
		);
		const store = service.store('token-a', other.url);
		const moved = service.poller({}, { store, staticData: poller.staticData });
		try {
			expect(await moved.poll()).toBeNull();
		} finally {
			await other.close();
		}
	});

	it('is another account group too, also when only the default of the user has changed', async () => {
		const { poller } = await polled();
		told.accountGroups['Bearer token-a'] = accountGroup('1', '11');
		told.open = ofB(20 * DAY);
		expect(await poller.poll()).toBeNull();
		pass(MINUTE);
		told.open.push(row('new'));
		expect(briefly(await poller.poll())).toEqual(['new triggered']);
	});

	it('is forgotten again when the poll that notices it fails half way', async () => {
		const { store, poller } = await polled({ watch: ['alert', 'agent'] });
		told.accountGroups['Bearer token-b'] = accountGroup('2', '20');
		told.open = ofB(0);
		const { agents } = told;
		told.agents = 'none' as never;
		store.set('thousandEyesBearerApi', { accessToken: 'token-b', baseUrl: service.url });
		await expect(poller.poll()).rejects.toThrow(/holds no list/);
		told.agents = agents;
		expect(await poller.poll()).toBeNull();
	});
});

describe('the same organization', () => {
	it('loses nothing when the secret is renewed', async () => {
		const { store, poller } = await polled();
		told.accountGroups['Bearer token-2'] = accountGroup('1');
		store.set('thousandEyesBearerApi', { accessToken: 'token-2', baseUrl: service.url });
		told.open.push(row('new'));
		expect(briefly(await poller.poll())).toEqual(['new triggered']);
	});

	it('loses nothing to another credential', async () => {
		const { poller } = await polled();
		told.accountGroups['Bearer token-2'] = accountGroup('1');
		told.open.push(row('new'));
		const rest = { store: service.store('token-2'), credentialId: 'also of organization 1' };
		const later = service.poller({}, { ...rest, staticData: poller.staticData });
		expect(briefly(await later.poll())).toEqual(['new triggered']);
	});

	it.each<[string, Told['accountGroups'][string]]>([
		['401', { status: 401 }],
		['403', { status: 403 }],
		['500', { status: 500 }],
		['null', { text: 'null' }],
		['null groups', { json: { accountGroups: [null] } }],
		['a text', { json: { accountGroups: 'none' } }],
	])('loses nothing to a restart when it is not told then (%s)', async (_, answer) => {
		const { poller } = await polled();
		told.accountGroups['Bearer token-a'] = answer;
		told.open.push(row('new'));
		const restarted = service.poller({}, { staticData: poller.staticData });
		expect(briefly(await restarted.poll())).toEqual(['new triggered']);
	});

	it('is asked for once, not with every poll, and with no account group', async () => {
		const aid = { __rl: true, mode: 'id', value: '10' };
		const { poller } = await polled({ aid });
		for (let poll = 0; poll < 5; poll += 1) {
			told.open.push(row(`new${poll}`));
			expect(briefly(await poller.poll())).toEqual([`new${poll} triggered`]);
			pass(MINUTE);
		}
		expect(groupsAsked()).toEqual(['/v7/account-groups']);
	});

	it('is kept by its IDs alone', async () => {
		const { poller } = await polled();
		expect(findSecrets([poller.staticData, poller.log], ['token-a'])).toEqual([]);
	});
});
