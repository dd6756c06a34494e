import { startThousandEyes, type Sandbox } from '../../sandbox';
import { startServer } from '../support/server';
import { account, run, withoutBackOff } from './setup';

let api: Sandbox;
let stranger: Awaited<ReturnType<typeof startServer>>;

beforeEach(async () => {
	api = await startThousandEyes({ rateLimit: false, alertCount: 3000 });
	stranger = await startServer(() => ({ json: { alerts: [], access_token: 'caught' } }));
});
afterEach(async () => {
	await api.close();
	await stranger.close();
});
withoutBackOff();

const getAll = { resource: 'alert', operation: 'getAll', parameters: { returnAll: true } };

describe('a next link', () => {
	const host = () => stranger.url.replace('http://', '');
	const port = () => host().split(':')[1];

	it.each<[string, () => string]>([
		['another port', () => `${stranger.url}/v7/alerts`],
		['another host', () => `http://localhost:${port()}/v7/alerts`],
		['another scheme', () => api.url.replace('http:', 'https:')],
		['no scheme', () => `//${host()}/v7/alerts`],
		['backslashes', () => `\\\\${host()}\\v7\\alerts`],
		['our host as user name', () => `http://127.0.0.1:${api.port}@${host()}/v7/alerts`],
		['our host as user and password', () => `${api.url}:x@${host()}/v7/alerts`],
		['a user name alone', () => `@${host()}/v7/alerts`],
		['a user name at our host', () => `http://someone@127.0.0.1:${api.port}/v7/alerts`],
		['a longer host name', () => `${api.url}.example.com/v7/alerts`],
		['a file', () => 'file:///etc/passwd'],
		['data', () => 'data:application/json,{"alerts":[]}'],
		['a control character', () => `\thttp://${host()}/v7/alerts`],
	])('with %s gets no credential and fails the list', async (_what, href) => {
		api.control.fault({ kind: 'evil-next', href: href() });
		const { error, items } = await run(account(api.url), getAll);
		expect(stranger.requests).toEqual([]);
		expect(items).toEqual([]);
		expect(error).toBeDefined();
	});

	it('names the origin that was refused', async () => {
		api.control.fault({ kind: 'evil-next', origin: stranger.url });
		const { error } = await run(account(api.url), getAll);
		expect(error?.message).toBe(
			`The request goes to ${stranger.url}, but the credential belongs to ${api.url}`,
		);
	});

	it('may leave out the host', async () => {
		api.control.fault({ kind: 'evil-next', href: '/v7/alerts?max=7' });
		const { error } = await run(account(api.url), getAll);
		expect(error).toBeUndefined();
		expect(api.requests[1].url).toBe('/v7/alerts?max=7');
	});
});

describe('a redirect', () => {
	it.each([301, 302, 303, 307, 308])('(%i) to another origin is not followed', async (status) => {
		api.control.fault({ kind: 'redirect', status, location: `${stranger.url}/v7/agents/3001` });
		const { error } = await run(account(api.url));
		expect(stranger.requests).toEqual([]);
		expect(error?.message).toContain(`goes to ${stranger.url}`);
	});

	it.each([302, 307])('(%i) of a log-in takes the secret nowhere', async (status) => {
		api.control.fault({ kind: 'redirect', status, location: `${stranger.url}/v7/oauth2/token` });
		const { error } = await run(account(api.url, 'thousandEyes', 'oAuth2'));
		expect(stranger.requests).toEqual([]);
		expect(api.requests).toHaveLength(1);
		expect(error).toBeDefined();
	});

	it.each([302, 307, 308])('(%i) of a call that mints takes the secret nowhere', async (status) => {
		api.control.fault({ kind: 'redirect', status, location: `${stranger.url}/v7/oauth2/token` });
		const user = account(api.url, 'thousandEyes', 'oAuth2');
		const { error } = await run(user, { resource: 'accessToken', operation: 'create' });
		expect(stranger.requests).toEqual([]);
		expect(error).toMatchObject({ httpCode: String(status) });
	});

	it('within the service is followed for a read', async () => {
		api.control.fault({ kind: 'redirect', location: '/v7/agents/3002' });
		const { items } = await run(account(api.url));
		expect(items[0].json.agentId).toBe('3002');
	});

	it('in a circle ends with an error', async () => {
		api.control.fault({ kind: 'redirect', times: 50 });
		const { error } = await run(account(api.url));
		expect(api.requests).toHaveLength(6);
		expect(error).toMatchObject({
			httpCode: '302',
			description: expect.stringContaining('base URL'),
		});
	});
});

describe('a list without end', () => {
	it.each(['same', 'different'] as const)('is given up: %s cursor', async (cursor) => {
		api.control.fault({ kind: 'endless-cursor', cursor });
		const { error, items } = await run(account(api.url), getAll);
		expect(items).toEqual([]);
		expect(error?.message).toBe('Get many alerts: the next page is one that was given before');
		expect(api.requests.length).toBeLessThanOrEqual(3);
	});

	it('is given up when its pages stay empty', async () => {
		const empty = await startServer(({ url }, count) => ({
			json: { alerts: [], _links: { next: { href: `${url.split('?')[0]}?cursor=${count}` } } },
		}));
		const { error } = await run(account(empty.url), getAll);
		expect(error?.message).toContain('given before');
		expect(empty.requests.length).toBeLessThan(100);
		await empty.close();
	});

	it('does not matter once there are enough rows', async () => {
		api.control.fault({ kind: 'endless-cursor', cursor: 'same' });
		const parameters = { limit: 50 };
		const { items } = await run(account(api.url), { ...getAll, parameters });
		expect(items).toHaveLength(50);
		expect(api.requests).toHaveLength(1);
	});
});
