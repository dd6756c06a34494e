import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThoughtSpot, startThousandEyes } from '../../sandbox';
import { closeAfter, createBench } from '../support/fixtures';
import { startSelfSigned } from '../support/self-signed';
import { startServer, type Answer } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');
const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

type Kind = [service: string, authentication: string, bench: () => typeof eyes];

const toSpot = () => spot as unknown as typeof eyes;
const kinds: Kind[] = [
	['ThousandEyes', 'bearer', () => eyes],
	['ThousandEyes', 'basic', () => eyes],
	['ThousandEyes', 'oAuth2', () => eyes],
	['ThoughtSpot', 'basic', toSpot],
	['ThoughtSpot', 'trusted', toSpot],
	['ThoughtSpot', 'bearer', toSpot],
];

let sessions = 0;
/** A new session, in the words of either service. */
const session = () => {
	const opened = `an-opened-session-${sessions++}`;
	return { access_token: opened, token: opened };
};
const page = (title: string) => ({
	headers: { 'content-type': 'text/html' },
	text: `<!doctype html><html><head>\n<title>${title}</title></head><body>Hello</body></html>`,
});

describe.each(kinds)('the test of a %s credential (%s)', (service, authentication, bench) => {
	/** Tests the credential at a service that opens sessions, and answers everything else so. */
	async function tested(answer: Answer) {
		const server = closeAfter(
			await startServer(({ url }) =>
				/oauth2\/token$|token\/full$/.test(url) ? { json: session() } : answer,
			),
		);
		const { status, message } = await bench().test(authentication, { baseUrl: server.url });
		expect(status).toBe('Error');
		expect(message.length).toBeLessThan(800);
		for (const { headers } of server.requests) {
			expect(Object.keys(headers)).not.toContain('x-fresh-session');
		}
		return message;
	}

	it.each([
		[400, /did not accept the request \(400\)/],
		[401, /rejected the .*\(401\)/],
		[403, /refused access \(403\)/],
		[404, /What answers at this base URL is not the/],
		[407, /proxy .*\(407\)/],
		[409, /did not accept the request \(409\)/],
		[429, /no more requests for now \(429\).* says nothing about the credential.* in a minute/],
		[500, /has a problem of its own \(500\).* says nothing about the credential/],
		[502, /has a problem of its own \(502\)/],
		[503, /has a problem of its own \(503\).*Try again later/],
	])('has words of its own for a %d, and gives those of the service', async (code, words) => {
		const message = 'The words of the service';
		const said = await tested({ status: code, json: { error: { message }, title: message } });
		expect(said).toMatch(words);
		expect(said).toContain(`It says: ${message}`);
		expect(await tested({ status: code, text: '' })).toMatch(words);
	});

	it.each([200, 403, 404, 500, 503])('names the page that it was shown (%d)', async (status) => {
		const said = await tested({ status, ...page('Sign in to Example') });
		expect(said).toContain('Sign in to Example');
	});

	it.each([200, 500, 503])('knows a page that speaks of maintenance (%d)', async (status) => {
		const said = await tested({ status, ...page('Site Maintenance') });
		expect(said).toContain(`${service} answered ${status} with the page 'Site Maintenance'`);
		expect(said).toMatch(/under maintenance.*says nothing about the credential.*Try again later/);
	});

	it.each<[string, Answer]>([
		['nothing', { text: '' }],
		['null', { text: 'null' }],
		['a list', { json: [] }],
		['a number', { text: '1' }],
		['text', { text: 'OK' }],
		['broken JSON', { text: '{"id":' }],
		['something else', { json: { hello: 'world' } }],
		['a huge title', page('x'.repeat(100_000))],
	])('takes %s for no proof', async (_, answer) => {
		expect(await tested(answer)).toContain('What answers at this base URL is not the');
	});

	it('tells a certificate that nobody vouches for', async () => {
		const { url } = closeAfter(await startSelfSigned());
		const { message } = await bench().test(authentication, { baseUrl: url });
		expect(message).toContain(`${service} could not be reached`);
		expect(message).toMatch(/certificate is not trusted|DEPTH_ZERO_SELF_SIGNED_CERT/);
	});

	it('tells a server that speaks no https', async () => {
		const server = closeAfter(await startServer(() => ({})));
		const baseUrl = server.url.replace('http:', 'https:');
		const { message } = await bench().test(authentication, { baseUrl });
		expect(message).toContain(`${service} could not be reached`);
	});

	it('tells that nobody answers', async () => {
		const { status, message } = await bench().test(authentication, {
			baseUrl: 'http://127.0.0.1:1',
		});
		expect({ status, message }).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(
				/could not be reached.*nothing accepts connections.*Check the base URL/,
			),
		});
	});
});

describe('a test of a credential', () => {
	it.each(kinds)(
		'of %s (%s) proves a secret that was rejected just before anew',
		async (...kind) => {
			const [, authentication, bench] = kind;
			if (authentication === 'bearer' && bench === toSpot) return;
			let good = false;
			const server = closeAfter(
				await startServer(() =>
					good ? { json: { ...session(), id: '1', accountGroups: [] } } : { status: 401, json: {} },
				),
			);
			const credential = { baseUrl: server.url };
			expect((await bench().test(authentication, credential)).status).toBe('Error');
			good = true;
			expect((await bench().test(authentication, credential)).status).toBe('OK');
		},
	);

	it('is held back when the secret was rejected too often', async () => {
		const server = closeAfter(await startServer(() => ({ status: 401, json: {} })));
		const credential = { baseUrl: server.url };
		for (let i = 0; i < 10; i++) await eyes.test('bearer', credential);
		const { message } = await eyes.test('bearer', credential);
		expect(message).toContain('Nothing was sent until');
		expect(server.requests).toHaveLength(10);
	});

	it('that is rejected with a fresh session does not use it again', async () => {
		let logIns = 0;
		const server = closeAfter(
			await startServer(({ url }) =>
				url.endsWith('token')
					? { json: { ...session(), count: logIns++ } }
					: { status: 401, json: {} },
			),
		);
		for (let i = 0; i < 2; i++) await eyes.test('oAuth2', { baseUrl: server.url });
		expect(logIns).toBe(2);
	});
});
