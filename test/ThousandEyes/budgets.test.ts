import type { INodeParameters } from 'n8n-workflow';
import { thousandEyes } from '../../nodes/ThousandEyes/api';
import type { Pacing } from '../../nodes/shared/operation/vocabulary';
import { HeaderPacer } from '../../nodes/shared/pacing/byHeaders';
import type { Slot } from '../../nodes/shared/pacing/pacer';
import { startThousandEyes, type Sandbox, type ThousandEyesOptions } from '../../sandbox';
import { account, byId, items, run, withoutBackOff, type Job } from '../shared/setup';

type Family = keyof NonNullable<ThousandEyesOptions['families']>;

let api: Sandbox;
afterEach(async () => await api?.close());

/** Told in milliseconds, as a window that is short is waited for too long in whole seconds. */
const WINDOW = { limit: 5, windowMs: 1000, resetUnit: 'epoch-millis' as const };
const COUNT = 12;

/** A template's is told in seconds from now, however short it is. */
const windowOf = (family: Family) =>
	family === 'templateDeploy' ? { limit: 5, windowMs: 1000 } : WINDOW;

const job = (resource: string, operation: string, parameters: INodeParameters): Job => ({
	resource,
	operation,
	parameters,
	input: items(COUNT),
});

const instant = job('instantTest', 'runInstant', {
	testType: 'http-server',
	url: 'https://example.com',
	agents: '3001',
});
const again = job('instantTest', 'run', { testId: byId('202701') });
const jobs: Array<[string, Family, Job[]]> = [
	['an instant test', 'instantTest', [instant]],
	['a test that is run again', 'instantTest', [again]],
	['both of them side by side', 'instantTest', [again, instant]],
	['a template', 'templateDeploy', [job('template', 'deploy', { templateId: byId('t') })]],
	[
		'a dashboard snapshot',
		'dashboardSnapshot',
		[
			job('dashboardSnapshot', 'create', {
				dashboardId: byId('d1'),
				startDate: '2026-01-31T08:00:00Z',
				endDate: '2026-01-31T10:00:00Z',
			}),
		],
	],
];

describe('the budget of its own', () => {
	withoutBackOff();

	it.each(jobs)('of %s is kept to, and holds up nothing else', async (_what, family, own) => {
		api = await startThousandEyes({ families: { [family]: windowOf(family) } });
		const user = account(api.url);
		// What is learned of the account, as with any run before.
		await run(user);
		const others = run(user, { input: items(COUNT) });
		const given = await Promise.all(own.map(async (one) => await run(user, one)));
		await others;
		expect(given.map(({ error }) => error?.message)).toEqual(own.map(() => undefined));
		expect(given.map((one) => one.items.length)).toEqual(own.map(() => COUNT));
		expect(api.requests.filter(({ status }) => status === 429)).toEqual([]);
		const drawn = api.requests.filter(({ method }) => method === 'POST');
		expect(drawn).toHaveLength(COUNT * own.length);
		const first = drawn[0].at;
		const late = api.requests.filter(({ method, at }) => method === 'GET' && at > first + 900);
		expect(late).toEqual([]);
	});

	it('of an OAuth2 client stands beside that of the organization', async () => {
		api = await startThousandEyes({ rateLimit: { ...WINDOW, windowMs: 60_000 } });
		await run(account(api.url), { input: items(5) });
		const client = account(api.url, 'thousandEyes', 'oAuth2');
		const { items: given } = await run(client, { input: items(4) });
		expect(given).toHaveLength(4);
		expect(api.requests.filter(({ status }) => status === 429)).toEqual([]);
	});
});

describe('test snapshots, of whose budget no answer tells', () => {
	const pacing = thousandEyes.pacing as Extract<Pacing, { kind: 'headers' }>;
	const snapshot = 'POST /v7/tests/{testId}/snapshot';
	let pacer: HeaderPacer;

	beforeEach(() => {
		jest.useFakeTimers({ now: 1_800_000_000_000 });
		pacer = new HeaderPacer(pacing.families, pacing.own);
	});
	afterEach(() => void jest.useRealTimers());

	const enter = () => pacer.enter(snapshot);
	const slots = (count: number) => Array.from({ length: count }, () => enter() as Slot);

	it('are five in five minutes, counted from when they are answered', () => {
		const [first, ...others] = slots(5);
		expect(enter()).toEqual({ askAgain: expect.any(Promise) as unknown });
		jest.advanceTimersByTime(700);
		first.leave(201);
		const end = Date.now() + 300_025;
		expect(enter()).toEqual({ askAgain: end });
		others.forEach((one) => void one.leave(201));
		expect('leave' in pacer.enter('GET /v7/tests/{testId}/history')).toBe(true);
		jest.setSystemTime(end);
		slots(5).forEach((one) => void one.leave(201));
		expect(enter()).toEqual({ askAgain: end + 300_025 });
	});

	it('wait once, where others of the organization have made them', () => {
		const [one] = slots(1);
		const end = Date.now() + 300_000;
		jest.advanceTimersByTime(700);
		// Within Max Wait as it stands there by itself.
		expect(one.leave(429)).toBe(end);
		expect(enter()).toEqual({ askAgain: end });
		jest.setSystemTime(end);
		expect(slots(1)[0].leave(201)).toBeUndefined();
	});

	it('are not counted where nothing was sent', () => {
		slots(5).forEach((one) => one.cancel());
		expect(slots(5).every((one) => 'leave' in one)).toBe(true);
	});
});
