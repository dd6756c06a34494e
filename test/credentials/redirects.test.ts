import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThoughtSpot, startThousandEyes } from '../../sandbox';
import { closeAfter, createBench } from '../support/fixtures';
import { startServer, type RecordedRequest } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');
const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

type Kind = [authentication: string, bench: () => typeof eyes, opensSessions: boolean];

const kinds: Kind[] = [
	['bearer', () => eyes, false],
	['basic', () => eyes, false],
	['oAuth2', () => eyes, true],
	['basic', () => spot as unknown as typeof eyes, true],
	['trusted', () => spot as unknown as typeof eyes, true],
	['bearer', () => spot as unknown as typeof eyes, false],
];

const isLogIn = ({ url }: RecordedRequest) => /oauth2\/token$|auth\/token\/full$/.test(url);
const opened = 'marker-session-1';
const session = { token: opened, access_token: opened, expires_in: 600 };

/** A service that redirects what `redirects` tells to a stranger, and the stranger. */
async function startRedirecting(
	status: number,
	redirects: (request: RecordedRequest) => boolean,
	path = '/app/okta/sso?SAMLRequest=marker-state-2#top',
) {
	const stranger = closeAfter(await startServer(() => ({ json: { ...session, id: '1' } })));
	const service = closeAfter(
		await startServer((request) =>
			redirects(request)
				? { status, headers: { location: stranger.url.replace('127.0.0.1', 'localhost') + path } }
				: { json: session },
		),
	);
	const target = `${stranger.url.replace('127.0.0.1', 'localhost')}/app/okta/sso`;
	return { stranger, service, target };
}

describe.each([301, 302, 303, 307, 308])('a redirect (%i)', (status) => {
	it.each(kinds)('tells the test of %s where it leads, and goes nowhere', async (name, bench) => {
		const { stranger, service, target } = await startRedirecting(status, (one) => !isLogIn(one));
		const { message } = await bench().test(name, { baseUrl: service.url });
		expect(message).toContain(`redirects to ${target}: check the base URL`);
		expect(message).not.toContain('marker-state');
		expect(stranger.requests).toEqual([]);
		expect(service.requests.filter((one) => !isLogIn(one))).toHaveLength(1);
	});

	it.each(kinds.filter(([, , opens]) => opens))(
		'of a log-in tells %s where it leads, in the test and in a run',
		async (authentication, bench) => {
			const { stranger, service, target } = await startRedirecting(status, () => true);
			const credential = { baseUrl: service.url };
			const { message } = await bench().test(authentication, credential);
			expect(message).toContain(`redirects to ${target}: check the base URL`);
			const [resource, operation] = bench() === eyes ? ['agent', 'getAll'] : ['session', 'getUser'];
			const { error } = await bench().run(resource, operation, {}, { authentication, credential });
			expect(error?.message).toContain(`redirects to ${target}`);
			expect(stranger.requests).toEqual([]);
			expect(service.requests).toHaveLength(2);
		},
	);

	it.each([
		['oAuth2', () => eyes, 'accessToken', 'create', {}],
		['basic', () => spot, 'token', 'getFull', {}],
		['basic', () => spot, 'session', 'login', {}],
		['trusted', () => spot, 'token', 'getFull', { username: 'analyst' }],
	] as Array<[string, () => typeof eyes, string, string, object]>)(
		'of a call with the secret of %s in its body says where it leads',
		async (authentication, bench, resource, operation, parameters) => {
			const { stranger, service, target } = await startRedirecting(status, () => true);
			const wish = { authentication, credential: { baseUrl: service.url } };
			const { error } = await bench().run(resource, operation, { ...parameters }, wish);
			expect(error).toMatchObject({
				description: expect.stringContaining(`redirects to ${target}.`),
			});
			expect(stranger.requests).toEqual([]);
			expect(service.requests).toHaveLength(1);
		},
	);
});

describe('where a redirect leads', () => {
	const tested = async (location?: string) => {
		const headers: Record<string, string> = location === undefined ? {} : { location };
		const service = closeAfter(await startServer(() => ({ status: 302, headers })));
		const credential = { baseUrl: service.url, accessToken: 'marker-token/3' };
		return { ...(await eyes.test('bearer', credential)), url: service.url };
	};

	it.each<[string | undefined, (url: string) => string]>([
		[undefined, () => 'another address'],
		['', (url) => `${url}/v7/account-groups`],
		['/login?next=/', (url) => `${url}/login`],
		['//idp.example/x', () => 'http://idp.example/x'],
		['https://user:pass@idp.example:8443/a%20b', () => 'https://idp.example:8443/a%20b'],
		['https://[', () => 'another address'],
		['https://idp.example/?token=marker-token/3', () => 'https://idp.example/'],
		['https://idp.example/marker-token/3/x', () => 'https://idp.example/[redacted]/x'],
		['https://idp.example/marker-token%2F3', () => 'https://idp.example/[redacted]'],
		['https://marker-token.example/', () => 'https://marker-token.example/'],
		[
			'https://idp.example/Bearer%20marker-token%2f3',
			() => 'https://idp.example/Bearer%20[redacted]',
		],
		['javascript:alert(1)', () => 'javascript:'],
	])('is told without secrets: %s', async (location, told) => {
		const { status, message, url } = await tested(location);
		expect(status).toBe('Error');
		expect(message).toContain(`redirects to ${told(url)}`);
		expect(message).not.toMatch(/pass@|marker-token\/3|marker-token%2F3/i);
	});

	it('is cut', async () => {
		const { message } = await tested(`https://idp.example/${'a'.repeat(5000)}`);
		expect(message.length).toBeLessThan(500);
		expect(message).toContain('https://idp.example/aaa');
	});
});
