import type { IDataObject } from 'n8n-workflow';
import { isoDate } from '../../nodes/ThousandEyes/trigger/dates';
import { inTimezone } from '../support/timezone';
import { briefly, itemsOf, MINUTE, useTold } from './told';
import { growth, LINEAR } from '../support/cpu';

const service = useTold();
const { told, pass, iso } = service;

const base = () => ({ id: 'a', alertType: 'http-server', alertState: 'trigger', startDate: iso() });

/** The one item that comes of a row. */
async function itemOf(row: IDataObject, filters: IDataObject = {}): Promise<IDataObject> {
	told.open = [];
	const poller = service.poller({ filters });
	await poller.poll();
	told.open = [{ ...base(), ...row }];
	const [item] = itemsOf(await poller.poll());
	return item;
}

const API = 'https://api.thousandeyes.com';
const LONG = '281474976710706';

describe('the test that an alert is of', () => {
	it.each([
		[`${API}/v4/tests/5002`, '5002', ''],
		[`${API}/v7/tests/${LONG}?aid=75`, LONG, ''],
		[`${API}/v7/tests/http-server/${LONG}/`, LONG, 'http-server'],
		[`${API}/v7/tests/http-server/${LONG}`, LONG, 'http-server'],
		[`${API}/v7/tests/agent-to-server/${LONG}/?aid=75#top`, LONG, 'agent-to-server'],
		[`${API}/v6/tests/5002.json`, '5002', ''],
		[`/v7/tests/page-load/${LONG}`, LONG, 'page-load'],
		[`tests/5002/`, '5002', ''],
		[`//gateway.example.com/te/v7/tests//bgp//${LONG}//`, LONG, 'bgp'],
		[`${API}/v7/tests/http%2Dserver/${LONG}`, LONG, 'http-server'],
		[`${API}/v7/tests/http-server%2F${LONG}%2F`, LONG, 'http-server'],
		[`${API}/v7/tests/of-a-new-kind/${LONG}`, LONG, ''],
		[`${API}/v7/tests/http-server/${LONG}/history`, LONG, 'http-server'],
		[`${API}/v7/endpoint/tests/scheduled-tests/http-server/${LONG}`, LONG, ''],
		[`${API}/v7/tests/100%/${LONG}`, LONG, ''],
		[`${API}/v7/link/to/resource/id`, '', ''],
		['', '', ''],
	])('is read off %s', async (href, id, type) => {
		const test = { id, type };
		expect(await itemOf({ _links: { test: { href } } })).toMatchObject({ test });
		const apiLinks = [null, { rel: 'data', href: `${API}/v4/web/9` }, { rel: 'related', href }];
		expect(await itemOf({ _links: {}, apiLinks })).toMatchObject({ test });
	});

	it('has the type of the alert where only tests of that type have such alerts', async () => {
		const _links = { test: { href: `${API}/v4/tests/5002` } };
		const typeOf = async (alertType: string) => (await itemOf({ alertType, _links })).test;
		expect(await typeOf('voice')).toMatchObject({ id: '5002', type: 'voice' });
		expect(await typeOf('end-to-end-agent')).toMatchObject({ type: 'agent-to-agent' });
		expect(await typeOf('end-to-end-server')).toMatchObject({ type: '' });
		expect(await typeOf('constructor')).toMatchObject({ type: '' });
	});

	it('passes the filter by its ID, and its rule likewise', async () => {
		const row = {
			_links: {
				test: { href: `${API}/v7/tests/http-server/5002/?aid=75` },
				rule: { href: `${API}/v7/alerts/rules/55/?aid=75` },
			},
		};
		expect(await itemOf(row, { testIds: ['5002'] })).toMatchObject({ id: 'a' });
		expect(await itemOf(row, { testIds: ['75'] })).toBeUndefined();
		expect(await itemOf(row, { filterRuleIds: ['55'] })).toMatchObject({ rule: { id: '55' } });
	});

	it.each([
		[{ alertRuleId: '55', ruleId: 7 }, '55'],
		[{ ruleId: 55 }, '55'],
		[{ alertRuleId: null, _links: { rule: { href: '/v7/alerts/rules/55' } } }, '55'],
		[{ _links: { rule: [{ href: '/v4/alert-rules/55.json' }] } }, '55'],
		[{ _links: { rule: '/v7/alerts/rules/55' } }, '55'],
		[{ _links: { rule: { href: null } } }, ''],
	])('has its rule read off %j', async (row, id) => {
		expect(await itemOf(row)).toMatchObject({ rule: { id } });
	});
});

describe('what a list should not hold', () => {
	it.each<[string, IDataObject]>([
		['no details', { details: null }],
		['null in the details', { details: [null, { id: '7', name: 'x', start: null }] }],
		['texts in the details', { details: ['none'] }],
		['no links', { _links: null, apiLinks: null }],
		[
			'links that lead nowhere',
			{ _links: { test: null, rule: {}, appLink: [] }, apiLinks: [null] },
		],
		['no version', { meta: null, suppressed: null }],
		['a version that is none', { meta: { version: 'x' } }],
		['nothing but null', { alertType: null, severity: null, startDate: null, permalink: null }],
	])('does no harm in an alert: %s', async (_, row) => {
		expect(await itemOf(row)).toMatchObject({ id: 'a', event: 'triggered' });
	});

	const junk = [null, {}, { id: null }, { id: '' }];

	it('is skipped among alerts, events and agents', async () => {
		const watch = ['alert', 'event', 'agent'];
		const poller = service.poller({ watch });
		Object.assign(told, { open: junk, cleared: junk, events: junk });
		const member = { memberId: 'm', agentState: 'online' };
		const agents = (agentState: string) => [
			...junk,
			{ agentId: 's', agentState, clusterMembers: null },
			{ agentId: 'c', clusterMembers: [...junk, 7, 'text', [], { ...member, agentState }] },
		];
		told.agents = agents('online');
		expect(await poller.poll()).toBeNull();
		pass(MINUTE);
		told.open = [...junk, base(), null];
		told.events = [...junk, { id: 'e', state: 'active', startDate: iso() }];
		told.agents = agents('offline');
		expect(briefly(await poller.poll()).sort()).toEqual([
			'a triggered',
			'e triggered',
			'm triggered',
			's triggered',
		]);
		expect(itemsOf(await poller.poll({ manual: true }))).toHaveLength(1);
	});

	it('does no harm as the ID of something', async () => {
		const poller = service.poller();
		await poller.poll();
		const ids = ['constructor', '__proto__', 'toString', '..', 'a/b?c'];
		told.open = ids.map((id) => ({ ...base(), id }));
		expect(briefly(await poller.poll())).toEqual(ids.map((id) => `${id} triggered`));
		expect(await poller.poll()).toBeNull();
		told.open = [];
		expect(await poller.poll()).toBeNull();
		expect(({} as IDataObject).start).toBeUndefined();
	});
});

describe('a date', () => {
	const cases: Array<[unknown, string]> = [
		['2026-01-15T12:00:30Z', '2026-01-15T12:00:30.000Z'],
		['2026-01-15T12:00:30', '2026-01-15T12:00:30.000Z'],
		['2026-01-15 12:00:30', '2026-01-15T12:00:30.000Z'],
		['2026-07-15T12:00:30.250', '2026-07-15T12:00:30.250Z'],
		['2026-07-15T12:00', '2026-07-15T12:00:00.000Z'],
		['2026-07-15', '2026-07-15T00:00:00.000Z'],
		['2026-01-15T12:00:30+0000', '2026-01-15T12:00:30.000Z'],
		['2026-01-15T12:00:30.000+00:00', '2026-01-15T12:00:30.000Z'],
		['2026-01-15 14:00:30 +02', '2026-01-15T12:00:30.000Z'],
		['2026-01-15T07:00:30-0500', '2026-01-15T12:00:30.000Z'],
		['2026-01-15 12:00:30 UTC', '2026-01-15T12:00:30.000Z'],
		['Thu, 15 Jan 2026 12:00:30 GMT', '2026-01-15T12:00:30.000Z'],
		['Thu, 15 Jan 2026 07:00:30 -0500', '2026-01-15T12:00:30.000Z'],
		['Jan 15, 2026 12:00:30', '2026-01-15T12:00:30.000Z'],
		['01/15/2026 12:00:30 PM', '2026-01-15T12:00:30.000Z'],
		[1768478430000, '2026-01-15T12:00:30.000Z'],
		[' 1768478430000 ', '2026-01-15T12:00:30.000Z'],
		[1768478430, '2026-01-15T12:00:30.000Z'],
		['1768478430', '2026-01-15T12:00:30.000Z'],
		['1768478430.5', '2026-01-15T12:00:30.500Z'],
		[0, ''],
		['', ''],
		[null, ''],
		[undefined, ''],
		['never', ''],
		['{{alert.firstSeen.epochMilli}}', ''],
		[{}, ''],
		['2026-13-45T99:00:00', ''],
		['9'.repeat(30), ''],
	];

	it.each(cases)('is read in UTC: %p', (value, expected) => {
		expect(isoDate(value)).toBe(expected);
	});

	it.each(['America/New_York', 'Asia/Kathmandu'])('is the same with n8n in %s', (TZ) => {
		const path = 'nodes/ThousandEyes/trigger/dates.ts';
		const times = inTimezone(
			TZ,
			path,
			'epochMs',
			cases.map(([value]) => value),
		);
		const dates = times.map((time) =>
			time === null ? '' : new Date(time as number).toISOString(),
		);
		expect(dates).toEqual(cases.map(([, expected]) => expected));
	});

	it('that is no date costs little, however long it is', async () => {
		const read = (size: number) => expect(isoDate(':00+'.repeat(size / 4))).toBe('');
		expect(await growth(read, 1_000_000)).toBeLessThan(LINEAR);
	});

	it('of the old form gives the beginning and the end of an alert', async () => {
		const poller = service.poller();
		await poller.poll();
		const old = { alertId: 7, state: 'ACTIVE', dateStart: '2026-01-15 12:00:00' };
		told.open = [old];
		const [item] = itemsOf(await poller.poll());
		expect(item).toMatchObject({ id: '7', startDate: '2026-01-15T12:00:00.000Z', endDate: '' });
		told.open = [];
		told.cleared = [{ ...old, state: 'CLEARED', dateEnd: '2026-01-15 12:00:40' }];
		pass(MINUTE);
		const [end] = itemsOf(await poller.poll());
		expect(end).toMatchObject({ event: 'cleared', endDate: '2026-01-15T12:00:40.000Z' });
	});
});
