import type { IDataObject } from 'n8n-workflow';
import { ThousandEyesBearerApi } from '../../credentials/ThousandEyesBearerApi.credentials';
import { ThousandEyesTrigger } from '../../nodes/ThousandEyes/ThousandEyesTrigger.node';
import { searchList } from '../support/editor';
import { findSecrets } from '../support/secrets';
import { TOKEN, useSandbox } from './setup';
import { accountGroup, briefly, itemsOf, MINUTE, useTold } from './told';

const several = (...accountGroupIds: string[]) => ({ options: { accountGroupIds } });
const places = (items: IDataObject[]) =>
	items.map(({ id, aid }) => `${String(id)} in ${String(aid)}`);

describe('several account groups of the sandbox', () => {
	const sandbox = useSandbox();
	const askedIn = (aid: string) =>
		sandbox.api.requests.filter(({ url }) => new RegExp(`[?&]aid=${aid}(&|$)`).test(url));

	it('are watched each, and one that is refused silences no other', async () => {
		const poller = sandbox.poller({ parameters: several('1001', '9999', '1002') });
		expect(await poller.poll()).toBeNull();
		const ids = sandbox.api.control.addAlerts(12);
		const items = itemsOf(await poller.poll());
		expect(
			items
				.filter(({ aid }) => aid === '1001')
				.map(({ id }) => id)
				.sort(),
		).toEqual(ids);
		const retail = items.filter(({ aid }) => aid === '1002');
		expect(retail.length).toBeGreaterThan(0);
		expect(retail).toMatchObject(retail.map(() => ({ accountGroupId: '1002', kind: 'alert' })));
		const refusals = poller.log.filter(({ message }) => /account group 9999 .*403/.test(message));
		expect(refusals).toHaveLength(2);
		expect(refusals).toMatchObject(refusals.map(() => ({ level: 'warn' })));
		expect(findSecrets([poller.log, poller.staticData], [TOKEN])).toEqual([]);
		expect(await poller.poll()).toBeNull();
	});

	it('fail the poll when all of them are refused', async () => {
		const poller = sandbox.poller({ parameters: several('9998', '9999') });
		await expect(poller.poll()).rejects.toThrow(/answered 403: .*No access to account group 9998/);
		expect(poller.staticData).toEqual({});
	});

	it('take two lists each, the account groups once, and names where there are new alerts', async () => {
		const poller = sandbox.poller({ parameters: several('1001', '1002', '1002') });
		await poller.poll();
		expect(askedIn('1001')).toHaveLength(2);
		expect(askedIn('1002')).toHaveLength(2);
		expect(sandbox.api.requests).toHaveLength(5);
		sandbox.api.control.addAlerts(12);
		await poller.poll();
		expect(sandbox.api.requests).toHaveLength(5 + 4 + 4);
	});

	it('show their latest as a test event, whatever one of them refuses', async () => {
		const poller = sandbox.poller({ parameters: several('9999', '1002') });
		const [item] = itemsOf(await poller.poll({ manual: true }));
		expect(item).toMatchObject({ aid: '1002', accountGroupId: '1002' });
		const none = sandbox.poller({ parameters: several('9999') });
		await expect(none.poll({ manual: true })).rejects.toThrow(/answered 403/);
	});

	it('can be chosen from a list', async () => {
		const options = await searchList({
			node: { type: ThousandEyesTrigger, parameters: { authentication: 'bearer' } },
			method: 'getAccountGroups',
			kind: 'loadOptions',
			credentials: { thousandEyesBearerApi: { accessToken: TOKEN, baseUrl: sandbox.api.url } },
			credentialTypes: [ThousandEyesBearerApi],
		});
		expect(options).toContainEqual({ name: 'Retail Stores', value: '1002' });
	});

	it('are not what a single one is: its items have no aid', async () => {
		const poller = sandbox.poller();
		await poller.poll();
		sandbox.api.control.addAlerts(1);
		expect(itemsOf(await poller.poll())[0]).not.toHaveProperty('aid');
	});
});

describe('several account groups', () => {
	const service = useTold();
	const { told, asked, pass, iso } = service;
	const open = (id: string, ago = 0) => ({ id, alertState: 'trigger', startDate: iso(ago) });
	const refused = { status: 403, json: { detail: 'No access' } };
	const HOUR = 60 * MINUTE;

	beforeEach(() => {
		const rows = ['10', '20'].map((aid) => ({
			orgId: '1',
			aid,
			isCurrentAccountGroup: aid === '10',
		}));
		told.accountGroups = { 'Bearer token-a': { json: { accountGroups: rows } } };
	});

	it.each([
		['the login account group', {}],
		['a chosen one', { aid: { __rl: true, mode: 'id', value: '10' } }],
	])('go on with what was watched alone before: %s', async (_, parameters) => {
		told.open = [open('old', HOUR)];
		const single = service.poller(parameters);
		await single.poll();
		pass(MINUTE);
		told.open.push(open('told'));
		expect(briefly(await single.poll())).toEqual(['told triggered']);
		pass(MINUTE);
		told.groups = {
			'10': [...told.open, open('new')],
			'20': [open('other', HOUR), open('recent')],
		};
		const { staticData } = single;
		const both = service.poller(
			{ options: { accountGroupIds: ['20', '10'], lookBack: '2h' } },
			{ staticData },
		);
		expect(places(itemsOf(await both.poll()))).toEqual(['new in 10']);
		expect(Object.keys(both.staticData)).toEqual(['groups']);
		pass(MINUTE);
		expect(await both.poll()).toBeNull();
		(told.groups['20'] as unknown[]).push(open('later'));
		expect(places(itemsOf(await both.poll()))).toEqual(['later in 20']);
		const back = service.poller(
			{ aid: { __rl: true, mode: 'id', value: '20' } },
			{ staticData: both.staticData },
		);
		expect(await back.poll()).toBeNull();
		pass(MINUTE);
		(told.groups['20'] as unknown[]).push(open('last'));
		expect(briefly(await back.poll())).toEqual(['last triggered']);
	});

	it('repeat nothing where it cannot be told which one was watched', async () => {
		told.accountGroups = { 'Bearer token-a': { status: 403 } };
		told.open = [open('old', HOUR), open('young')];
		const single = service.poller();
		await single.poll();
		pass(MINUTE);
		const both = service.poller(several('10', '20'), { staticData: single.staticData });
		expect(await both.poll()).toBeNull();
	});

	it('keep what they know of one that fails for a while, also before its first poll', async () => {
		const parameters = { options: { accountGroupIds: ['10', '20'], lookBack: '2h' } };
		const a = open('a', HOUR);
		told.groups = { '10': [a], '20': refused };
		const poller = service.poller(parameters);
		expect(places(itemsOf(await poller.poll()))).toEqual(['a in 10']);
		pass(MINUTE);
		told.groups['20'] = [open('b', HOUR)];
		expect(places(itemsOf(await poller.poll()))).toEqual(['b in 20']);
		pass(MINUTE);
		told.groups['10'] = refused;
		expect(await poller.poll()).toBeNull();
		poller.restart();
		told.groups['10'] = [a, open('c')];
		expect(places(itemsOf(await poller.poll()))).toEqual(['c in 10']);
	});

	it('note another account behind the credential silently', async () => {
		const store = service.store();
		const poller = service.poller(several('10', '20'), { store });
		told.groups = { '10': [open('a')], '20': [] };
		await poller.poll();
		pass(MINUTE);
		told.accountGroups['Bearer token-b'] = accountGroup('2', '10');
		store.set('thousandEyesBearerApi', { accessToken: 'token-b', baseUrl: service.url });
		told.groups['10'] = [open('x', 20 * 24 * HOUR), open('y')];
		expect(await poller.poll()).toBeNull();
	});

	it('are let go of when they are no longer chosen', async () => {
		const poller = service.poller(several('10', '20'));
		await poller.poll();
		const { staticData } = poller;
		const fewer = service.poller(several('10'), { staticData });
		await fewer.poll();
		expect(Object.keys(fewer.staticData.groups as IDataObject)).toEqual(['10']);
	});

	it('end with one request when the secret is rejected', async () => {
		const poller = service.poller(several('10', '20', '30'));
		told.open = [];
		told.groups = { '10': { status: 401 }, '20': { status: 401 }, '30': { status: 401 } };
		await expect(poller.poll()).rejects.toThrow(/answered 401/);
		expect(asked).toHaveLength(1);
	});

	it.each<[unknown, RegExp]>([
		['={{ undefined }}', /is empty: check the expression/],
		['={{ [] }}', /is empty: check the expression/],
		['={{ "" }}', /is empty: check the expression/],
		[['ten'], /must be a number/],
	])(
		'are not those of the credential where they are wrong: %j',
		async (accountGroupIds, reason) => {
			const options = { accountGroupIds } as IDataObject;
			await expect(service.poller({ options }).poll()).rejects.toThrow(reason);
			await expect(service.poller({ options }).poll({ manual: true })).rejects.toThrow(reason);
			expect(asked).toEqual([]);
		},
	);

	it('may come as text, and are the one of the node where none is chosen', async () => {
		told.groups = { '10': [], '20': [] };
		await service.poller({ options: { accountGroupIds: '={{ "10, 20" }}' } }).poll();
		expect(asked.filter((path) => /aid=[12]0/.test(path))).toHaveLength(4);
		asked.length = 0;
		await service.poller(several()).poll();
		expect(asked.some((path) => path.includes('aid='))).toBe(false);
	});
});
