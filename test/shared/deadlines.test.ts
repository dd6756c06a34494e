import { startServer, type Answer, type Server } from '../support/server';
import { closeAfter } from '../support/fixtures';
import { account, run, start, until, type Account, type Job } from './setup';

const RATE = 'x-organization-rate-limit';
const whoAmI = { resource: 'session', operation: 'getUser' };
const mint = { resource: 'token', operation: 'getFull' };
const limits = (requestTimeout: number, maxWait: number) => ({
	parameters: { options: { requestTimeout, maxWait } },
});

const serve = async (answer: (url: string, count: number) => Answer): Promise<Server> =>
	closeAfter(await startServer(({ url }, count) => answer(url, count)));

/** How a run ended, and after how many ms. */
async function timed(user: Account, job: Job) {
	const from = performance.now();
	const { error, items } = await run(user, job);
	return { message: error?.message ?? '', items, ms: performance.now() - from };
}

const isLogIn = (url: string) => /oauth2\/token|token\/full/.test(url);
const session = { token: 'opened-session', access_token: 'opened-session', expires_in: 3600 };

const slow: Array<[string, Answer]> = [
	['trickles in its body', { trickle: 'body' }],
	['trickles in its headers', { trickle: 'headers' }],
	['trickles as an error', { trickle: 'body', status: 500 }],
	['never comes', { hang: true }],
];

const merge = (job: Job, more: Job): Job => ({
	...job,
	parameters: { ...job.parameters, ...more.parameters },
});

it('an answer is given up at Request Timeout, and its connection closed', async () => {
	const cached = { sessionToken: 'cached-session', sessionExpiresAt: Date.now() + 3_600_000 };
	const groups = { resource: 'accountGroup', operation: 'getAll' };
	const revoke = {
		resource: 'token',
		operation: 'revoke',
		parameters: { userIdentifier: 'somebody' },
	};
	const ends = slow.map(async ([how, answer]) => {
		const server = await serve(() => answer);
		const runs: Array<[Account, Job]> = [
			[account(server.url), {}],
			[account(server.url, 'thousandEyes', 'basic'), groups],
			[account(server.url, 'thoughtSpot', 'basic'), mint],
			[account(server.url, 'thoughtSpot', 'trusted', cached), revoke],
		];
		for (const end of runs.map(
			async ([user, job]) => await timed(user, merge(job, limits(1, 0))),
		)) {
			const { message, ms } = await end;
			expect([how, message]).toEqual([
				how,
				expect.stringMatching(/ did not answer within 1 second$/),
			]);
			expect(ms).toBeLessThan(6000);
		}
		await until(() => server.connections() === 0);
		expect(server.requests).toHaveLength(4);
	});
	await Promise.all(ends);
});

it('the answer to a log-in holds up nobody after Request Timeout', async () => {
	const ends = slow.map(async ([how, answer]) => {
		let healthy = false;
		const server = await serve((url) =>
			!isLogIn(url) ? {} : healthy ? { json: session } : answer,
		);
		const users: Array<[Account, Job]> = [
			[account(server.url, 'thousandEyes', 'oAuth2'), {}],
			[account(server.url, 'thoughtSpot', 'basic'), whoAmI],
			[account(server.url, 'thoughtSpot', 'trusted'), whoAmI],
		];
		const all = async () =>
			await Promise.all(
				users.map(async ([user, job]) => await timed(user, merge(job, limits(1, 0)))),
			);
		for (const { message, ms } of await all()) {
			const words = expect.stringMatching(/ did not answer the log-in within 1 second$/);
			expect([how, message]).toEqual([how, words]);
			expect(ms).toBeLessThan(6000);
		}
		await until(() => server.connections() === 0);
		healthy = true;
		for (const { message } of await all()) expect([how, message]).toEqual([how, '']);
	});
	await Promise.all(ends);
});

it('a log-in ends although the run that opened it was cancelled', async () => {
	let logIns = 0;
	const server = await serve((url) =>
		!isLogIn(url) ? {} : logIns++ > 0 ? { json: session } : { trickle: 'body' },
	);
	const user = account(server.url, 'thoughtSpot');
	const first = start(user, merge(whoAmI, limits(1, 300)));
	await until(() => server.requests.length === 1);
	first.cancel();
	const second = await timed(user, merge(whoAmI, limits(3, 300)));
	expect((await first).status).toBe('canceled');
	expect(second.message).toBe('');
	expect(second.ms).toBeLessThan(6000);
	expect(logIns).toBe(2);
});

it('a run waits for the log-in of another one no longer than for its own', async () => {
	let logIns = 0;
	const server = await serve((url) =>
		!isLogIn(url) ? {} : logIns++ > 0 ? { json: session } : { trickle: 'body' },
	);
	const user = account(server.url, 'thousandEyes', 'oAuth2');
	const patient = timed(user, limits(3, 300));
	await until(() => server.requests.length === 1);
	const hasty = await timed(user, limits(1, 0));
	expect(hasty.message).toBe('Get an agent: ThousandEyes did not answer within 1 second');
	expect(hasty.ms).toBeLessThan(2900);
	expect((await patient).message).toBe('');
	expect(logIns).toBe(2);
});

describe('a request that others wait for', () => {
	const impatient = /has not answered another request that this one had to wait for$/;

	it('counts against their Max Wait while it tries the secret, and lets them go on after it', async () => {
		const server = await serve((_url, count) =>
			count === 1 ? { trickle: 'body' } : { json: { agentId: '3001' } },
		);
		const user = account(server.url);
		const first = timed(user, limits(3, 0));
		await until(() => server.requests.length === 1);
		const [hasty, patient] = await Promise.all([
			timed(user, limits(60, 1)),
			timed(user, limits(60, 300)),
		]);
		expect((await first).message).toMatch(/within 3 seconds$/);
		expect(hasty.message).toMatch(impatient);
		expect(hasty.ms).toBeLessThan(2900);
		expect(patient.message).toBe('');
	});

	it('counts against it while it asks what a new rate window holds', async () => {
		const reset = Math.ceil(Date.now() / 1000);
		const headers = {
			[`${RATE}-limit`]: '5',
			[`${RATE}-remaining`]: '0',
			[`${RATE}-reset`]: String(reset),
		};
		const server = await serve((_url, count) =>
			count === 2
				? { trickle: 'headers' }
				: count === 1
					? { headers, json: { agentId: '3001' } }
					: { json: { agentId: '3001' } },
		);
		const user = account(server.url);
		await run(user);
		const probe = timed(user, limits(3, 300));
		await until(() => server.requests.length === 2);
		const [hasty, patient] = await Promise.all([
			timed(user, limits(60, 1)),
			timed(user, limits(60, 300)),
		]);
		expect(hasty.message).toMatch(impatient);
		expect(hasty.ms).toBeLessThan(2900);
		expect(patient.message).toBe('');
		expect((await probe).message).toBe('');
	});

	it('is worth a moment even to those who wait for no limit', async () => {
		const server = await serve(() => ({ json: { agentId: '3001' } }));
		const user = account(server.url);
		const runs = [1, 2, 3, 4, 5].map(async () => await timed(user, limits(60, 0)));
		for (const { message } of await Promise.all(runs)) expect(message).toBe('');
	});
});
