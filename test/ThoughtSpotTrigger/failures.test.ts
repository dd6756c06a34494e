import type { Fault } from '../../sandbox';
import { call, useSandbox, type Api } from './setup';

const shared = useSandbox();
const { trigger } = shared;

const faults = {
	'status 500': { kind: 'status', status: 500, body: { error: 'Server error' } },
	'status 429': { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
	'a dropped connection': { kind: 'drop' },
	'a lost answer': { kind: 'drop', when: 'body' },
	'an answer cut short': { kind: 'truncate' },
	'a web page': { kind: 'html' },
} satisfies Record<string, Fault>;

const activation = [
	'auth/token/full',
	'auth/session/user',
	'communication-channels/search',
	'webhooks/search',
	'webhooks/create',
];
const deactivation = ['webhooks/search', 'webhooks/delete'];

const cases = (steps: string[]) =>
	steps.flatMap((step) =>
		Object.entries(faults).map(([name, fault]) => [step, name, fault] as const),
	);

/** Waits take no time: both clocks are put forward instead. */
let mockAhead = 0;
jest.mock('../../nodes/shared/time/clock', () => ({
	...jest.requireActual<object>('../../nodes/shared/time/clock'),
	ticks: () => performance.now() + mockAhead,
	waitUntil: async (time: number) => {
		mockAhead += Math.max(0, time - Date.now());
	},
}));
const { now } = Date;
beforeEach(() => jest.spyOn(Date, 'now').mockImplementation(() => now() + mockAhead));
afterEach(() => jest.restoreAllMocks());

const failure = async (
	promise: Promise<void>,
): Promise<(Error & { description?: string }) | undefined> =>
	await promise.then(
		() => undefined,
		(reason: Error) => reason,
	);

/** Gives what a step cannot leave behind silently: webhooks that no error names. */
function orphans(api: Api, error?: Error): string[] {
	const left = api.control.webhooks();
	return left.filter(({ url }) => !error?.message.includes(url)).map(({ url }) => url);
}

describe.each(cases(activation))('activation with %s answered by %s', (step, _name, fault) => {
	it('once leaves nothing behind, or works', async () => {
		const webhook = await trigger();
		shared.api.control.fault({ ...fault, match: { path: step } });
		const error = await failure(webhook.activate());
		if (error) {
			expect(shared.api.control.webhooks()).toEqual([]);
			expect(webhook.staticData).toEqual({});
		}
		shared.api.control.clearFaults();
		await webhook.activate();
		expect(shared.api.control.webhooks()).toHaveLength(1);
		expect((await shared.api.control.fireSchedule()).deliveries).toMatchObject([{ status: 200 }]);
		await webhook.deactivate();
		expect(shared.api.control.webhooks()).toEqual([]);
	});

	it('for good leaves nothing behind', async () => {
		const webhook = await trigger();
		shared.api.control.fault({ ...fault, match: { path: step }, times: Infinity });
		const error = await failure(webhook.activate());
		expect(error).toBeDefined();
		expect(shared.api.control.webhooks()).toEqual([]);
		expect(webhook.staticData).toEqual({});
	});
});

describe.each(cases(deactivation))('deactivation with %s answered by %s', (step, _name, fault) => {
	it('once leaves nothing behind, or names it', async () => {
		const webhook = await trigger();
		await webhook.activate();
		shared.api.control.fault({ ...fault, match: { path: step } });
		const error = await failure(webhook.deactivate());
		expect(orphans(shared.api, error)).toEqual([]);
		if (!error) expect(webhook.staticData).toEqual({});
	});

	it('for good names the webhook, and the next time removes it', async () => {
		const webhook = await trigger();
		await webhook.activate();
		const [{ id }] = shared.api.control.webhooks();
		shared.api.control.fault({ ...fault, match: { path: step }, times: Infinity });
		const error = await failure(webhook.deactivate());
		expect(orphans(shared.api, error)).toEqual([]);
		if (error) expect(error.message).toContain(id);
		shared.api.control.clearFaults();
		await webhook.activate();
		expect(shared.api.control.webhooks()).toHaveLength(1);
		await webhook.deactivate();
		expect(shared.api.control.webhooks()).toEqual([]);
	});
});

describe('an API that goes away in the middle of activation', () => {
	it.each(Object.entries(faults))(
		'by %s: the error names what may be left',
		async (_name, fault) => {
			const webhook = await trigger();
			// The webhook is registered, its answer is lost, and then nothing answers any more.
			shared.api.control.fault({ kind: 'drop', when: 'body', match: { path: 'webhooks/create' } });
			shared.api.control.fault({
				...fault,
				match: { path: 'webhooks/search' },
				skip: 1,
				times: Infinity,
			});
			const error = await failure(webhook.activate());
			expect(shared.api.control.webhooks()).toHaveLength(1);
			expect(orphans(shared.api, error)).toEqual([]);
			shared.api.control.clearFaults();
			await webhook.activate();
			expect(shared.api.control.webhooks()).toHaveLength(1);
			expect((await shared.api.control.fireSchedule()).deliveries).toMatchObject([{ status: 200 }]);
		},
	);
});

it('takes no trouble for absence when it checks', async () => {
	const webhook = await trigger();
	await webhook.activate();
	shared.api.control.fault({ kind: 'status', status: 403, match: { path: 'webhooks/search' } });
	await expect(webhook.checkExists()).rejects.toThrow('403');
	shared.api.control.fault({ kind: 'status', status: 404, match: { path: 'webhooks/search' } });
	await expect(webhook.checkExists()).rejects.toThrow('404');
	expect(webhook.staticData).toMatchObject({ production: { url: webhook.url } });
	await call(shared.api, '/webhooks/delete', {
		webhook_identifiers: [shared.api.control.webhooks()[0].id],
	});
	expect(await webhook.checkExists()).toBe(false);
});
