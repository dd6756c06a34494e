import type { IDataObject } from 'n8n-workflow';
import { closeAfter } from '../support/fixtures';
import { startServer, type Server } from '../support/server';
import { account, run, start } from './setup';

const mint = { resource: 'token', operation: 'getFull' };
const onError = 'continueRegularOutput' as const;
const named = { ...mint, parameters: { username: '={{ $json.name }}' }, onError };
const names = (count: number, what: string): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ name: `${what}-${index}` }));

let server: Server;
let key: string;
/** Status for the credential's own user, where it is not a success. */
let ownStatus: number | undefined;

/** Mints for everybody but those who are unknown, as long as the key is right. */
beforeEach(async () => {
	key = 'sandbox-secret-key';
	ownStatus = undefined;
	server = closeAfter(
		await startServer(({ body }) => {
			const { username, secret_key: given } = JSON.parse(body) as Record<string, string>;
			const error = { error: { message: { code: 10097, debug: `No luck for ${username}` } } };
			if (given !== key) return { status: 401, json: error };
			if (username === 'analyst' && ownStatus) return { status: ownStatus, json: error };
			if (username.startsWith('unknown')) return { status: 401, json: error };
			return { json: { token: `token of ${username}` } };
		}),
	);
});

const trusted = (changes = {}) => account(server.url, 'thoughtSpot', 'trusted', changes);
const tokens = (items: Array<{ json: IDataObject }>) =>
	items.flatMap(({ json }) => (json.token ? [json.token] : []));
const users = () => server.requests.map(({ body }) => (JSON.parse(body) as IDataObject).username);
const logIns = () => users().filter((name) => name === 'analyst').length;

describe('a user that the service refuses', () => {
	it('does not switch the secret off for others, however many there are', async () => {
		const user = trusted();
		const twin = trusted();
		await run(user, { ...named, input: [{ name: 'good' }] });
		for (const input of names(12, 'unknown')) {
			const { items } = await run(user, { ...named, input: [input] });
			expect(items[0].json.error).toContain(`401: No luck for ${String(input.name)}`);
		}
		for (const each of [user, twin]) {
			const { items } = await run(each, { ...named, input: [{ name: 'good' }] });
			expect(tokens(items)).toEqual(['token of good']);
		}
		expect(logIns()).toBeLessThanOrEqual(2);
	});

	it('fails alone in a run of many', async () => {
		const input = [...names(1, 'good'), ...names(12, 'unknown'), ...names(30, 'good')];
		const { items } = await run(trusted(), { ...named, input });
		expect(tokens(items)).toHaveLength(31);
		for (const [index, { name }] of input.entries()) {
			const own = String(name).startsWith('good')
				? `token of ${String(name)}`
				: `for ${String(name)}`;
			expect(items[index].json.token ?? items[index].json.error).toContain(own);
		}
		expect(logIns()).toBeLessThanOrEqual(2);
	});

	it.each([1, 2, 5])(
		'fails alone where nothing is known of the secret (the first %i)',
		async (count) => {
			const input = [...names(count, 'unknown'), ...names(20, 'good')];
			for (const maxConcurrency of [1, 24]) {
				const parameters = { ...named.parameters, options: { maxConcurrency } };
				const { items } = await run(trusted({ orgId: String(maxConcurrency) }), {
					...named,
					parameters,
					input,
				});
				expect(tokens(items)).toHaveLength(20);
			}
			expect(logIns()).toBe(2);
		},
	);

	it('costs nobody a log-in who is not refused', async () => {
		await run(trusted(), { ...named, input: names(20, 'good') });
		expect(server.requests).toHaveLength(20);
		expect(logIns()).toBe(0);
	});

	it('is asked for at most 10 times a minute, and that is said', async () => {
		const user = trusted();
		const input = Array.from({ length: 30 }, () => ({ name: 'unknown' }));
		const { items } = await run(user, { ...named, input: [{ name: 'good' }, ...input] });
		expect(users().filter((name) => name === 'unknown')).toHaveLength(10);
		// They go side by side: which of them are held back is nobody's concern.
		const heldBack = /^Nothing was sent until .*: this user was refused 10 times/;
		expect(items.filter(({ json }) => heldBack.test(String(json.error)))).toHaveLength(20);
		const { items: others } = await run(user, { ...named, input: names(3, 'good') });
		expect(tokens(others)).toHaveLength(3);
	});

	it('stops the run where the own user cannot log in, after one more was refused', async () => {
		ownStatus = 403;
		const user = trusted();
		const { items } = await run(user, { ...named, input: names(10, 'unknown') });
		expect(tokens(items)).toEqual([]);
		expect(users()).toEqual(['unknown-0', 'analyst', 'unknown-1']);
		const { items: good } = await run(user, { ...named, input: names(3, 'good') });
		expect(tokens(good)).toHaveLength(3);
	});
});

describe('a wrong secret key', () => {
	it('costs two requests in the first run for many users, then one', async () => {
		const user = trusted({ secretKey: 'wrong-secret-key' });
		const sent: number[] = [];
		for (let index = 0; index < 4; index++) {
			server.requests.length = 0;
			const { items } = await run(user, { ...named, input: names(150, 'good') });
			expect(items.filter(({ json }) => json.error)).toHaveLength(150);
			sent.push(server.requests.length);
		}
		expect(sent).toEqual([2, 1, 1, 1]);
	});

	it('reaches the service at most 10 times a minute for many users', async () => {
		const user = trusted({ secretKey: 'wrong-secret-key' });
		const one = async (index: number) =>
			(await start(user, { ...mint, parameters: { username: `good-${index % 7}` } })).error
				?.message;
		const errors = await Promise.all(
			Array.from({ length: 40 }, async (_, index) => await one(index)),
		);
		for (let index = 0; index < 20; index++) errors.push(await one(index));
		expect(server.requests.length).toBeLessThanOrEqual(10);
		expect(errors).not.toContain(undefined);
		expect(errors.at(-1)).toMatch(/^Nothing was sent until .*: this secret was rejected 10 times/);
	});

	it('costs two requests in a run when it was good before and became wrong, and then one', async () => {
		const user = trusted();
		await run(user, { ...named, input: names(3, 'good') });
		key = 'a-new-key';
		for (const most of [2, 1, 1]) {
			server.requests.length = 0;
			await run(user, { ...named, input: names(50, 'good') });
			expect(server.requests).toHaveLength(most);
		}
		const [[type, row]] = Object.entries(user.store.all());
		user.store.set(type, { ...row, secretKey: key });
		const { items } = await run(user, { ...named, input: names(50, 'good') });
		expect(tokens(items)).toHaveLength(50);
	});
});
