import { closeAfter } from '../support/fixtures';
import { startServer, type Answer } from '../support/server';
import { account, run, withoutBackOff, type Job } from './setup';

withoutBackOff();

const list: Job = { resource: 'agent', operation: 'getAll', parameters: { returnAll: true } };
const token = 'sandbox-thousandeyes-bearer';

/** Runs ThousandEyes against a server that always answers the same. */
async function eyes(answer: Answer, job: Job = {}) {
	const server = closeAfter(await startServer(() => answer));
	return { ...(await run(account(server.url), job)), sent: server.requests };
}

let sessions = 0;

/** Runs ThoughtSpot with a session of its own that is good already. */
async function spot(answer: Answer, job: Job) {
	const server = closeAfter(await startServer(() => answer));
	const sessionToken = `a-cached-token-${sessions++}`;
	const cached = { sessionToken, sessionExpiresAt: Date.now() + 3_600_000 };
	return { ...(await run(account(server.url, 'thoughtSpot', 'trusted', cached), job)), server };
}

const text = (body: string, type = 'application/json', status = 200): Answer => ({
	status,
	text: body,
	headers: { 'content-type': type },
});

const nothing = ['null', '123', 'true', '[null]', '[]', '[true, "x"]', '"text"'];

describe('a get', () => {
	it.each(nothing)('answered %s is an error that belongs to its item', async (body) => {
		const input = [{ id: 1 }, { id: 2 }];
		const failed = await eyes(text(body), { input, onError: 'continueRegularOutput' });
		expect(failed.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		for (const { json } of failed.items) {
			expect(json.error).toMatch(/answered 200 with nothing in it|instead of JSON|cannot be read/);
		}
		const stopped = await eyes(text(body));
		expect([stopped.items, stopped.status]).toEqual([[], 'error']);
	});

	it('says that the ID may be the reason', async () => {
		const { error } = await eyes(text('null'));
		expect(error).toMatchObject({ description: expect.stringContaining('check the ID') });
	});

	it.each([
		['{"errorMessage":"Account is disabled"}', 'Account is disabled'],
		['{"error":"invalid_token","error_description":"It has ended"}', 'invalid_token: It has ended'],
	])('answered 200 with %s is that error', async (body, words) => {
		for (const job of [{}, list]) {
			const { error, items } = await eyes(text(body), job);
			expect(items).toEqual([]);
			expect(error?.message).toContain(`ThousandEyes answered 200: ${words}`);
		}
	});
});

describe('what ThoughtSpot answers', () => {
	it.each([
		['session', 'getUser', {}],
		['session', 'getToken', {}],
		['token', 'validate', { token: 'any-token-at-all' }],
		['token', 'getFull', {}],
	])('with nothing is an error for %s.%s', async (resource, operation, parameters) => {
		for (const body of ['null', '[]', '[null]']) {
			const { error } = await spot(text(body), { resource, operation, parameters });
			expect(error?.message).toContain('answered 200 with nothing in it');
		}
	});

	it.each(['null', 'true', '', '""', '{}', '[]'])(
		'with %p is a success for a change',
		async (body) => {
			for (const [operation, parameters] of [
				['revoke', { userIdentifier: 'bo' }],
				['logout', {}],
			] as const) {
				const resource = operation === 'revoke' ? 'token' : 'session';
				const { items } = await spot(text(body), { resource, operation, parameters });
				expect(items).toEqual([{ json: { success: true }, pairedItem: { item: 0 } }]);
			}
		},
	);

	it('with an error and a success is no success', async () => {
		const body = { error: { message: { debug: { code: 10023, debug: '["Not today"]' } } } };
		const { error } = await spot(
			{ json: body },
			{ resource: 'token', operation: 'revoke', parameters: { userIdentifier: 'bo' } },
		);
		expect(error?.message).toContain('answered 200: Not today');
	});
});

describe('a list', () => {
	const rows = (...agents: unknown[]) => ({ json: { agents } });

	it('is given without the nulls in it', async () => {
		const { items } = await eyes(rows(null, { agentId: '1' }, null, { agentId: '2' }), list);
		expect(items.map(({ json }) => json.agentId)).toEqual(['1', '2']);
		expect((await eyes(rows(null), list)).items).toEqual([]);
	});

	it.each([['text'], [7], [true], [[]], [[{ agentId: '1' }]]])(
		'with %j in it is an error, also where the run goes on',
		async (odd) => {
			for (const onError of ['continueRegularOutput', 'stopWorkflow'] as const) {
				const { items, error } = await eyes(rows({ agentId: '1' }, odd), { ...list, onError });
				const message = onError === 'stopWorkflow' ? error?.message : items[0].json.error;
				expect(message).toContain('the list holds something that is no object');
			}
		},
	);

	it('is followed to its end by any next link', async () => {
		const server = closeAfter(
			await startServer(({ url }) =>
				url.includes('cursor')
					? rows({ agentId: '2' })
					: { json: { agents: [{ agentId: '1' }], _links: { next: { href: '?cursor=2' } } } },
			),
		);
		const { items } = await run(account(server.url), list);
		expect(items.map(({ json }) => json.agentId)).toEqual(['1', '2']);
		expect(server.requests.map(({ url }) => url)).toEqual(['/v7/agents', '/v7/agents?cursor=2']);
	});
});

describe('behind a gateway with a path of its own', () => {
	const next = (href: string) => ({ agents: [{ agentId: '1' }], _links: { next: { href } } });

	it("a list is read to its end, with the service's own links and the token at the gateway", async () => {
		const link = 'https://api.thousandeyes.com/v7/agents?cursor=2';
		const server = closeAfter(
			await startServer((_, count) => ({
				json: count === 1 ? next(link) : { agents: [{ agentId: '2' }] },
			})),
		);
		const { items } = await run(account(`${server.url}/te`), list);
		expect(items.map(({ json }) => json.agentId)).toEqual(['1', '2']);
		expect(server.requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
			['/te/v7/agents', `Bearer ${token}`],
			['/te/v7/agents?cursor=2', `Bearer ${token}`],
		]);
	});

	it('a link to anybody else gets nothing', async () => {
		const stranger = closeAfter(await startServer(() => ({ json: { agents: [] } })));
		for (const shape of [next(stranger.url), { agents: [], next: [`${stranger.url}/v7/agents`] }]) {
			const server = closeAfter(await startServer(() => ({ json: shape })));
			const { error } = await run(account(`${server.url}/te`), list);
			expect(error?.message).toContain('the credential belongs to');
		}
		expect(stranger.requests).toEqual([]);
	});
});

describe('words outside of JSON', () => {
	it.each([
		['text/plain', 'Failed to deserialize query string: missing field\nat line 1', 'query string'],
		['text/html', '<html><head><title>Access\n denied</title></head></html>', 'Access denied'],
		['application/json', '{"errors":[null,{"field":"max","message":"is 0"},null]}', 'max: is 0'],
	])('of a refusal are shown: %s', async (type, body, words) => {
		for (const job of [{}, list]) {
			const { error } = await eyes(text(body, type, 400), job);
			expect(error?.message).toContain('ThousandEyes answered 400: ');
			expect(error?.message).toContain(words);
			expect(error?.message).not.toContain('at line 1');
		}
	});

	it('of a page that comes with a success are its title', async () => {
		const page = '<html><title>Site Maintenance</title><h1>Away</h1></html>';
		const { error } = await eyes(text(page, 'text/html'));
		expect(error).toMatchObject({
			message:
				'Get an agent: ThousandEyes answered 200 with text/html instead of JSON: Site Maintenance',
			description: expect.stringContaining('maintenance: try again later'),
		});
	});

	it.each([
		['text/plain', 400, `Bad token ${token} in it`],
		['text/html', 403, `<title>No ${encodeURIComponent(token)} here</title>`],
		['text/html', 200, `<title>No ${token} here</title>`],
		[`text/${token}`, 200, 'x'],
		['application/json', 200, JSON.stringify({ errorMessage: `Not ${token}` })],
		['application/json', 400, JSON.stringify({ detail: [`Not ${token}`] })],
	])('never hold the token: %s, %i', async (type, status, body) => {
		const { error } = await eyes(text(body, type, status));
		expect(JSON.stringify([error?.message, error])).not.toContain(token);
		expect(error?.message).toContain('[redacted]');
	});
});

describe('advice', () => {
	const advice = async (status: number, job: Job = {}) => {
		const { error } = await eyes({ status, json: { title: 'No' } }, job);
		return String((error as unknown as { description: string }).description);
	};

	it('of a 404 speaks of an ID only where one was asked for', async () => {
		expect(await advice(404)).toContain('Check the ID');
		const other = await advice(404, list);
		expect(other).not.toMatch(/\bID\b/);
		expect(other).toContain('base URL');
		const user = await spot({ status: 404 }, { resource: 'session', operation: 'getUser' });
		expect((user.error as { description?: string }).description).toContain(
			'address of the cluster',
		);
		const parameters = { userIdentifier: 'bo' };
		const revoke = await spot(
			{ status: 404 },
			{ resource: 'token', operation: 'revoke', parameters },
		);
		expect((revoke.error as { description?: string }).description).toContain('Check the ID');
	});

	it.each([405, 410, 501])('of %i says that there is no such call', async (status) => {
		expect(await advice(status)).toMatch(/base URL|out of its API/);
	});

	it.each([402, 406, 409, 415, 422])('of %i is never missing', async (status) => {
		expect(await advice(status)).not.toBe('');
	});
});
