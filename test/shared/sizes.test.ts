import { startServer, type Answer, type Server } from '../support/server';
import { closeAfter } from '../support/fixtures';
import { account, run, until, withoutBackOff, type Account, type Job } from './setup';

withoutBackOff();

const MB = 1024 * 1024;
const whoAmI = { resource: 'session', operation: 'getUser' };
const isLogIn = (url: string) => /oauth2\/token|token\/full/.test(url);
const session = { token: 'opened-session', access_token: 'opened-session', expires_in: 3600 };

/** Answers log-ins with a session, unless `logIn` says something else. */
const serve = async (answer: Answer, logIn: Answer = { json: session }): Promise<Server> =>
	closeAfter(await startServer(({ url }) => (isLogIn(url) ? logIn : answer)));

const users: Array<[string, (url: string) => [Account, Job]]> = [
	['ThousandEyes', (url) => [account(url), { parameters: { simplify: false } }]],
	['ThoughtSpot', (url) => [account(url, 'thoughtSpot'), whoAmI]],
];

describe.each(users)('an answer of %s', (_service, user) => {
	const read = async (answer: Answer) => {
		const server = await serve(answer);
		return { server, ...(await run(...user(server.url))) };
	};

	it('that is larger than 64 MB is an error that says so, and is not asked for again', async () => {
		const bomb = Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(65 * MB, 120)]);
		const answers: Answer[] = [{ gzip: true, text: bomb }, { flood: Buffer.alloc(256 * 1024, 32) }];
		for (const answer of answers) {
			const { server, error, items } = await read(answer);
			expect(error?.message).toMatch(/ sent more than the 64 MB that are read of one answer$/);
			expect(items).toEqual([]);
			expect(server.requests.filter(({ url }) => !isLogIn(url))).toHaveLength(1);
			await until(() => server.connections() === 0);
		}
	});

	it('that is large, packed and cut anywhere is read whole', async () => {
		const rows = Array.from({ length: 3000 }, (_, index) => ({
			index,
			note: '„Größe“ 😀 '.repeat(99),
		}));
		const bytes = Buffer.from(`\ufeff${JSON.stringify({ rows })}`);
		const pieces = Array.from({ length: 7 }, (_, index) => {
			const size = Math.ceil(bytes.length / 7) + 1;
			return bytes.subarray(index * size, (index + 1) * size);
		});
		const { items } = await read({ pieces, headers: { 'content-type': 'text/plain' } });
		expect(items).toMatchObject([{ json: { rows } }]);
		const packed = await read({ text: bytes, gzip: true });
		expect(packed.items).toMatchObject([{ json: { rows } }]);
	});

	it.each<[string, Answer, RegExp]>([
		['is an endless error', { status: 400, flood: Buffer.alloc(65536, 32) }, /answered 400$/],
		[
			'is a packed error',
			{ status: 400, gzip: true, text: Buffer.alloc(20 * MB, 32) },
			/answered 400$/,
		],
		[
			'is badly packed',
			{ headers: { 'content-encoding': 'gzip' }, text: 'not packed at all' },
			/could not be reached/,
		],
		['is a page', { text: '<p>Hi', headers: { 'content-type': 'text/html' } }, /instead of JSON/],
		['is nothing', { text: '' }, /with nothing in it/],
	])('that %s is an error', async (_what, answer, message) => {
		const { error } = await read(answer);
		expect(error?.message).toMatch(message);
	});
});

describe('the answer to a log-in', () => {
	const deep = `${'{"error":'.repeat(50_000)}"deep words"${'}'.repeat(50_000)}`;
	const wide = JSON.stringify(
		Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [i, {}])),
	);
	const long = JSON.stringify({ error: 'x'.repeat(900_000) });

	it.each<[string, Answer, RegExp]>([
		['is endless', { flood: Buffer.alloc(65536, 32) }, /did not open a session \(200\)/],
		[
			'is an endless refusal',
			{ status: 401, flood: Buffer.alloc(65536, 32) },
			/rejected .* \(401\)/,
		],
		['is packed', { gzip: true, text: Buffer.alloc(20 * MB, 32) }, /\(200\)/],
		['is nested deeply', { status: 401, text: deep }, /rejected .* \(401\)/],
		['holds very much', { status: 401, text: wide }, /rejected .* \(401\)/],
		['is one long text', { status: 401, text: long }, /rejected .* \(401\): x+/],
	])('that %s costs little, and fails', async (_what, logIn, message) => {
		const server = await serve({}, logIn);
		for (const user of [
			account(server.url, 'thoughtSpot'),
			account(server.url, 'thousandEyes', 'oAuth2'),
		]) {
			const from = performance.now();
			const job = user.node === 'thoughtSpot' ? whoAmI : {};
			const { error } = await run(user, job);
			expect(error?.message).toMatch(message);
			expect(String(error?.message).length).toBeLessThan(1000);
			expect(performance.now() - from).toBeLessThan(5000);
		}
		expect(server.requests).toHaveLength(2);
		await until(() => server.connections() === 0);
	});
});
