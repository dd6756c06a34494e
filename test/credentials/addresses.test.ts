import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThoughtSpot, startThousandEyes } from '../../sandbox';
import { closeAfter, createBench, mintToken } from '../support/fixtures';
import { startServer, type RecordedRequest } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');
const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

type Bench = typeof eyes;
type Kind = [name: string, bench: () => Bench, authentication: string, sent: string[]];

const logIn = 'POST /api/rest/2.0/auth/token/full';
const user = 'GET /api/rest/2.0/auth/session/user';
const toSpot = () => spot as unknown as Bench;

const kinds: Kind[] = [
	['ThousandEyes', () => eyes, 'bearer', ['GET /v7/account-groups']],
	['ThousandEyes', () => eyes, 'basic', ['GET /v6/account-groups.json']],
	['ThousandEyes', () => eyes, 'oAuth2', ['POST /v7/oauth2/token', 'GET /v7/account-groups']],
	['ThoughtSpot', toSpot, 'basic', [logIn, user]],
	['ThoughtSpot', toSpot, 'trusted', [logIn, user]],
	['ThoughtSpot', toSpot, 'bearer', [user]],
];

/** What is pasted around an address, by browsers, documents, mails and hands. */
const anywhere: Array<(url: string) => string> = [
	(url) => `${url} `,
	(url) => ` \t${url}\r\n`,
	(url) => `${url}/ `,
	(url) => `${url}///`,
	(url) => `${url}/#`,
	(url) => `${url}#`,
	(url) => `${url}?`,
	(url) => `${url}/?`,
	(url) => `${url}/?#`,
	(url) => `${url}/#/home`,
	(url) => `${url}/#/home?x=/y/`,
	(url) => `${url}?x=y`,
	(url) => `${url}/?disableSAMLAutoRedirect=true#/home`,
	(url) => url.replace('http', 'HTTP'),
	(url) => url.replace('127.0.0.1', 'LOCALHOST'),
	(url) => `"${url}"`,
	(url) => `\ufeff${url}\u200b`,
	(url) => `<${url}/>`,
];
const roots: Record<string, string[]> = {
	ThousandEyes: ['/v7', '/v6', '/v7/', '/V7//', '/v7/?', '/v7#/', '/v7/v7'],
	ThoughtSpot: [
		'/api/rest/2.0',
		'/api/rest/2.0/',
		'/API/REST/2.0/?x=y',
		'/api/rest/',
		'/api/rest/2.0#',
	],
};

/** Tests a credential and runs a node with it, each alone: what each sent, and why it failed. */
async function both(
	[service, bench, authentication]: Kind,
	change: ICredentialDataDecryptedObject,
	requests: () => RecordedRequest[] = () => bench().sandbox.requests,
) {
	const credential = { ...change };
	if (service === 'ThoughtSpot' && authentication === 'bearer') {
		credential.accessToken = await mintToken(spot);
	}
	const lines = () =>
		requests()
			.splice(0)
			.map(({ method, url }) => `${method} ${url}`);
	lines();
	const { status, message } = await bench().test(authentication, credential);
	const tested = lines();
	const [resource, operation] =
		service === 'ThoughtSpot' ? ['session', 'getUser'] : ['accountGroup', 'getAll'];
	const { error } = await bench().run(resource, operation, {}, { authentication, credential });
	return { status, message, tested, error, ran: lines() };
}

describe.each(kinds)('a base URL of %s', (...kind) => {
	const [service, bench, authentication, sent] = kind;

	it.each(
		[...anywhere, ...roots[service].map((root) => (url: string) => url + root)].map(
			(write) => [write('https://host'), write] as const,
		),
	)(`may be pasted into the credential for ${authentication} as %j`, async (_, write) => {
		const result = await both(kind, { baseUrl: write(bench().sandbox.url) });
		expect(result).toMatchObject({ status: 'OK', error: undefined });
		expect(result.tested).toEqual(sent);
		// A run just after a test finds the session that this opened.
		expect(sent.slice(-1)).toEqual(result.ran.slice(-1).map((line) => line.split('?')[0]));
		for (const line of result.ran) expect(sent).toContain(line.split('?')[0]);
	});

	it.each([
		['', 'is not a valid address'],
		['company.example', 'https:// is missing in front of it'],
		['localhost:4010', 'https:// is missing in front of it'],
		['//company.example', 'https:// is missing in front of it'],
		['http://company.example', 'must start with https://'],
		['https://ana:marker-pass-1@company.example', 'leave out the user name and password'],
	])(`of ${authentication} is refused alike by test and run: %j`, async (baseUrl, problem) => {
		const { status, message, error, tested, ran } = await both(kind, { baseUrl });
		expect(status).toBe('Error');
		expect(message).toContain(problem);
		expect(error?.message).toContain(problem);
		expect(`${message} ${error?.message} ${JSON.stringify(error)}`).not.toContain('marker-pass-1');
		expect([...tested, ...ran]).toEqual([]);
	});

	it(`of ${authentication} may hold a path`, async () => {
		const paths: string[] = [];
		const front = closeAfter(
			await startServer(async ({ method, url, headers, body }) => {
				paths.push(url);
				const { authorization = '', 'content-type': type = 'application/json' } = headers;
				const answer = await fetch(bench().sandbox.url + url.replace(/^\/gateway\/ts/, ''), {
					method,
					headers: {
						authorization: String(authorization),
						'content-type': String(type),
						accept: 'application/json',
					},
					...(body ? { body } : {}),
				});
				return { status: answer.status, text: await answer.text() };
			}),
		);
		const root = roots[service][0];
		for (const baseUrl of [`${front.url}/gateway/ts`, `${front.url}/gateway/ts${root}/#/home`]) {
			const { status, error } = await both(kind, { baseUrl }, () => front.requests);
			expect({ status, error }).toEqual({ status: 'OK', error: undefined });
		}
		for (const path of paths) expect(path).toMatch(/^\/gateway\/ts\/(v[67]|api\/rest\/2\.0)\//);
	});
});
