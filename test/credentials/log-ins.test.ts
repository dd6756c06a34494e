import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThoughtSpot, startThousandEyes } from '../../sandbox';
import { selfSigned } from '../support/certificate';
import { closeAfter, createBench } from '../support/fixtures';
import { startServer, type Answer, type Server } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');
const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

type Kind = [string, () => typeof eyes | typeof spot, string, string];
const kinds: Kind[] = [
	['basic', () => spot, 'session', 'getUser'],
	['trusted', () => spot, 'session', 'getUser'],
	['oAuth2', () => eyes, 'agent', 'getAll'],
];

const isLogIn = (url: string) => /oauth2\/token|token\/full/.test(url);
const input = [{}, {}, {}];
const onError = 'continueRegularOutput' as const;

describe.each(kinds)('the log-in of %s', (authentication, bench, resource, operation) => {
	const meet = async (answer: Answer, tls?: ReturnType<typeof selfSigned>) => {
		const server = closeAfter(await startServer(() => answer, tls));
		const credential = { baseUrl: server.url };
		const wish = { authentication, credential, input, onError };
		const from = performance.now();
		const { items } = await bench().run(resource, operation, {}, wish);
		const ms = performance.now() - from;
		const { message } = await bench().test(authentication, credential);
		const errors = [...items.map(({ json }) => String(json.error)), message];
		return { server, errors, ms };
	};

	const html = { 'content-type': 'text/html' };
	it.each<[string, Answer, string]>([
		[
			'maintenance page',
			{ headers: html, text: '<html><TITLE>\n Site  Maintenance</TITLE><h1>Back soon' },
			"the page 'Site Maintenance'",
		],
		['page without a title', { headers: html, text: '<h1>Sorry</h1>' }, 'something else than JSON'],
		['text', { headers: { 'content-type': 'text/plain' }, text: 'Down' }, 'something else than'],
		['nothing', { text: '' }, 'something else than JSON'],
	])('names a %s, asks once a run, and speaks of maintenance', async (_what, answer, page) => {
		const { server, errors } = await meet(answer);
		for (const error of errors) {
			expect(error).toContain(`did not open a session (200): it answered with ${page}`);
			expect(error).toContain('maintenance: try again later');
		}
		expect(server.requests).toHaveLength(2);
	});

	it('repeats no secret out of the title of a page, wherever that is cut', async () => {
		const echo = ({ body }: { body: string }) => {
			const { secret_key, password, client_secret } = Object.fromEntries(
				body.startsWith('{')
					? Object.entries(JSON.parse(body) as Record<string, string>)
					: new URLSearchParams(body),
			);
			const secret = secret_key ?? password ?? client_secret;
			return { headers: html, text: `<title>${'x'.repeat(290)}${secret}</title>` };
		};
		const server = closeAfter(await startServer(echo));
		const wish = { authentication, credential: { baseUrl: server.url } };
		const { error } = await bench().run(resource, operation, {}, wish);
		expect(error?.message).toContain("the page 'xxx");
		expect(error?.message).not.toMatch(/x(sandbox|sandb|san)/);
	});

	it.each<[string, ReturnType<typeof selfSigned>, string]>([
		['is not trusted', selfSigned(), 'NODE_EXTRA_CA_CERTS'],
		[
			'has expired',
			selfSigned({ from: Date.now() - 30 * 86_400_000 }),
			'its certificate has expired',
		],
	])('says that a certificate %s, and is not repeated', async (_what, tls, words) => {
		const { server, errors, ms } = await meet({}, tls);
		for (const error of errors) {
			expect(error).toContain('could not be reached to log in: its certificate');
			expect(error).toContain(words);
		}
		expect(server.opened()).toBeLessThanOrEqual(4);
		expect(ms).toBeLessThan(4000);
	});

	it('is not repeated where something else than TLS answers', async () => {
		const server: Server = closeAfter(await startServer(() => ({})));
		const credential = { baseUrl: server.url.replace('http:', 'https:') };
		const { error } = await bench().run(resource, operation, {}, { authentication, credential });
		expect(error?.message).toContain('could not be reached to log in');
		expect(server.opened()).toBe(1);
	});
});

it.each([
	['basic', () => spot],
	['trusted', () => spot],
	['oAuth2', () => eyes],
] as const)('a test of %s waits a minute for a log-in that trickles', async (kind, bench) => {
	const { timeout } = AbortSignal;
	const minutes = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(50));
	const server = closeAfter(await startServer(() => ({ trickle: 'headers' })));
	const { message } = await bench().test(kind, { baseUrl: server.url });
	const asked = minutes.mock.calls;
	minutes.mockRestore();
	expect(message).toContain(' did not answer the log-in within 60 seconds');
	expect(asked).toEqual([[60_000]]);
});

it.each([
	['ThousandEyes', () => eyes, 'agent', 'getAll'],
	['ThoughtSpot', () => spot, 'session', 'getUser'],
] as const)(
	'a call to %s says that a certificate is not trusted',
	async (_service, bench, resource, operation) => {
		const server = closeAfter(await startServer(() => ({}), selfSigned()));
		const credential = { accessToken: 'some-access-token', baseUrl: server.url };
		const { error } = await bench().run(
			resource,
			operation,
			{},
			{ authentication: 'bearer', credential },
		);
		expect(error?.message).toContain('its certificate is not trusted: set NODE_EXTRA_CA_CERTS');
		expect(server.opened()).toBe(1);
	},
);

describe('the lifetime of a ThoughtSpot session', () => {
	const now = Date.now();
	const hour = 3_600_000;
	const seconds = async (times: Record<string, unknown>) => {
		const from = Date.now();
		const server = closeAfter(
			await startServer(({ url }) =>
				isLogIn(url) ? { json: { token: 'an-opened-session', ...times } } : { json: { id: '1' } },
			),
		);
		const wish = { authentication: 'trusted', credential: { baseUrl: server.url } };
		const { credentials } = await spot.run('session', 'getUser', {}, wish);
		const row = Object.values(credentials)[0];
		return Math.round((Number(row.sessionExpiresAt) - from) / 1000);
	};

	it.each<[string, unknown, unknown, number]>([
		['told', now, now + hour, 3600],
		['told as text', String(now), String(now + hour), 3600],
		['begun never', null, now + hour, 300],
		['begun at zero', 0, now + hour, 300],
		['begun at nothing', '', now + hour, 300],
		['begun at false', false, now + hour, 300],
		['not begun', undefined, now + hour, 300],
		['ended never', now, null, 300],
		['ended before it began', now, now - 1, 300],
		['told as dates', new Date(now).toISOString(), new Date(now + hour).toISOString(), 300],
	])('%s is believed or replaced', async (_what, created, expires, lifetime) => {
		const told = await seconds({
			creation_time_in_millis: created,
			expiration_time_in_millis: expires,
		});
		expect(Math.abs(told - lifetime)).toBeLessThan(20);
	});
});
