import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThoughtSpot, startThousandEyes } from '../../sandbox';
import { closeAfter, createBench } from '../support/fixtures';
import { findSecrets } from '../support/secrets';
import { startServer, type RecordedRequest } from '../support/server';

// Every run and test of these benches searches what it left behind for the secrets it used.
const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');
const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

type Bench = typeof eyes | typeof spot;
type Kind = [
	name: string,
	bench: () => Bench,
	authentication: string,
	secrets: ICredentialDataDecryptedObject,
	resource: string,
	operation: string,
];

const kinds: Kind[] = [
	['bearer', () => eyes, 'bearer', { accessToken: 'mark+bearer/1=' }, 'agent', 'getAll'],
	['Basic', () => eyes, 'basic', { apiToken: 'marker:basic "2"' }, 'agent', 'getAll'],
	[
		'OAuth2 in the body',
		() => eyes,
		'oAuth2',
		{ clientSecret: 'marker&secret=3', onBehalfOfToken: 'mark-user-4' },
		'agent',
		'getAll',
	],
	[
		'OAuth2 in the header',
		() => eyes,
		'oAuth2',
		{ clientSecret: 'marker:secret/5', clientAuthentication: 'header' },
		'agent',
		'getAll',
	],
	['OAuth2', () => eyes, 'oAuth2', { clientSecret: 'marker secret 6' }, 'accessToken', 'create'],
	['password', () => spot, 'basic', { password: 'mark"pass\\w7' }, 'session', 'getUser'],
	['password', () => spot, 'basic', { password: 'mark+pass/8' }, 'session', 'login'],
	['password', () => spot, 'basic', { password: 'mark+pass/9' }, 'token', 'getFull'],
	['bearer', () => spot, 'bearer', { accessToken: 'mark+token/10=' }, 'session', 'getUser'],
	['secret key', () => spot, 'trusted', { secretKey: 'marker-key-11' }, 'session', 'getUser'],
	['secret key', () => spot, 'trusted', { secretKey: 'marker-key-12' }, 'token', 'getCustom'],
];

/** Repeats everything that it was sent, in every place where a message may be taken from. */
const echo = ({ headers, body, url }: RecordedRequest) => {
	const [scheme, encoded = ''] = String(headers.authorization ?? '').split(' ');
	const decoded = Buffer.from(encoded, 'base64').toString();
	const said = `${url} ${scheme} ${encoded} ${decoded} ${body} ${decodeURIComponent(body.replace(/%(?![\da-f]{2})/gi, ''))}`;
	return {
		title: said,
		detail: said,
		error: { message: { debug: said, code: 1 } },
		error_description: said,
		errors: [{ field: said, message: said }],
	};
};

describe.each(kinds)('%s', (_, bench, authentication, secrets, resource, operation) => {
	const parameters = { options: { maxWait: 0 } };

	it.each([400, 401, 403, 404, 409, 429, 500, 503])(
		'keeps out of a %d that repeats it',
		async (status) => {
			const server = closeAfter(await startServer((request) => ({ status, json: echo(request) })));
			const credential = { ...secrets, baseUrl: server.url };
			const { error } = await bench().run(resource, operation, parameters, {
				authentication,
				credential,
			});
			const tested = await bench().test(authentication, credential);
			expect(server.requests.length).toBeGreaterThan(0);
			expect(error?.message).toMatch(status === 429 ? /429|no more requests/ : String(status));
			expect(tested.status).toBe('Error');
		},
	);

	it.each(['text/html', 'application/json'])('keeps out of what is not JSON (%s)', async (type) => {
		const server = closeAfter(
			await startServer((request) => ({
				headers: { 'content-type': type },
				text: JSON.stringify(echo(request)).slice(0, -2),
			})),
		);
		const credential = { ...secrets, baseUrl: server.url };
		const { error } = await bench().run(resource, operation, parameters, {
			authentication,
			credential,
		});
		await bench().test(authentication, credential);
		expect(error?.message).toMatch(/instead of JSON|cannot be read|did not open a session/);
	});

	it('keeps out of broken connections', async () => {
		bench().sandbox.control.fault({ kind: 'drop', times: 10 });
		const wish = { authentication, credential: secrets };
		const { error } = await bench().run(resource, operation, parameters, wish);
		expect(error?.message).toMatch(/connection|reached/);
	});

	it('keeps out of the error items', async () => {
		const server = closeAfter(
			await startServer((request) => ({ status: 404, json: echo(request) })),
		);
		const credential = { ...secrets, baseUrl: server.url };
		for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
			const wish = { authentication, credential, onError };
			const { items, errorItems } = await bench().run(resource, operation, parameters, wish);
			expect([...items, ...errorItems]).toHaveLength(1);
		}
	});
});

/** Credentials whose secret opens a session, with the secret's field. */
const logIns: Array<[string, () => Bench, string, string, string]> = [
	['oAuth2', () => eyes, 'agent', 'getAll', 'clientSecret'],
	['basic', () => spot, 'session', 'getUser', 'password'],
	['trusted', () => spot, 'session', 'getUser', 'secretKey'],
];

describe.each(logIns)('a log-in of %s', (authentication, bench, resource, operation, field) => {
	const [secret] = ['S3cret-marker/21'];

	/** All texts of a run and a test at a service that refuses the log-in with these words. */
	async function refused(entered: string, words: (sent: RecordedRequest) => string, status = 401) {
		const server = closeAfter(
			await startServer((request) => ({ status, json: { error_description: words(request) } })),
		);
		const credential = { baseUrl: server.url, [field]: entered };
		const { error } = await bench().run(resource, operation, {}, { authentication, credential });
		const { message } = await bench().test(authentication, credential);
		expect(server.requests).toHaveLength(2);
		return `${error?.message} ${JSON.stringify(error)} ${message}`;
	}

	it.each([`${secret}\n`, ` ${secret}`, `"${secret}"`, `\ufeff${secret}\r\n`])(
		'repeats nothing of what was sent without what was pasted along: %j',
		async (entered) => {
			const said = await refused(entered, () => `bad key ${secret}, ${JSON.stringify(entered)}`);
			expect(said).toMatch(/bad key ?\[redacted\]/);
			expect(said).not.toContain('S3cret');
		},
	);

	it.each([270, 275, 280, 285, 290, 470, 480, 490, 499])(
		'repeats no part of a secret that stands after %d characters',
		async (length) => {
			const said = await refused(secret, () => `${'x'.repeat(length)} ${secret} and more`);
			expect(said).not.toMatch(/S3c/);
		},
	);

	it.each<[string, (text: string) => string]>([
		['percent-encoded in lower case', (text) => encodeURIComponent(text).toLowerCase()],
		['percent-encoded twice', (text) => encodeURIComponent(encodeURIComponent(text))],
		[
			'in entities',
			(text) => text.replace(/[^a-z]/gi, (one) => `&#x0${one.charCodeAt(0).toString(16)};`),
		],
		[
			'in \\u escapes',
			(text) => text.replace(/\W/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`),
		],
		['in Base64', (text) => Buffer.from(`ana:${text}`).toString('base64')],
		['in capitals', (text) => text.toUpperCase()],
	])('repeats no secret %s', async (_, write) => {
		const said = await refused(secret, () => `bad key ${write(secret)}.`, 400);
		expect(said).toContain('[redacted]');
		expect(said).not.toContain(write(secret));
	});
});

describe('texts that are no words of the service', () => {
	const accessToken = 'marker-token-31';
	const wish = (baseUrl: string) => ({
		authentication: 'bearer',
		credential: { accessToken, baseUrl },
	});

	it('keep a secret out of the type of an answer', async () => {
		const headers = { 'content-type': `text/${accessToken}` };
		const server = closeAfter(await startServer(() => ({ headers, text: 'x' })));
		const { error } = await eyes.run('agent', 'getAll', {}, wish(server.url));
		expect(error?.message).toContain('[redacted] instead of JSON');
	});

	it.each([`https://${accessToken}.evil/`, `https://${accessToken.toUpperCase()}.evil/`])(
		'keep a secret out of the host that a next page names: %s',
		async (href) => {
			const json = { alerts: [{ id: '1' }], _links: { next: { href } } };
			const server = closeAfter(await startServer(() => ({ json })));
			const { error } = await eyes.run('alert', 'getAll', { returnAll: true }, wish(server.url));
			expect(error?.message).toContain('The request goes to https://[redacted].evil, but');
		},
	);
});

it.each(logIns)(
	'a session of %s keeps out of errors that repeat it',
	async (authentication, bench, resource, operation) => {
		const session = 'marker+session/token==';
		const server = closeAfter(
			await startServer((request) =>
				/token$|full$/.test(request.url)
					? { json: { token: session, access_token: session, expires_in: 600 } }
					: { status: 404, json: echo(request) },
			),
		);
		const wish = { authentication, credential: { baseUrl: server.url } };
		const { error, credentials } = await bench().run(resource, operation, {}, wish);
		expect(error?.message).toContain('answered 404');
		expect(findSecrets(credentials, [session])).not.toEqual([]);
		expect(findSecrets(error, [session])).toEqual([]);
	},
);

it('a token that is looked at keeps out of errors that repeat it', async () => {
	const token = 'mark+look/at=';
	const server = closeAfter(await startServer((request) => ({ status: 400, json: echo(request) })));
	const credential = { baseUrl: server.url };
	for (const operation of ['validate', 'revoke']) {
		const wish = {
			authentication: 'bearer',
			credential,
			onError: 'continueRegularOutput' as const,
		};
		const { items } = await spot.run('token', operation, { token }, wish);
		expect(items[0].json.error ?? items[0].json.reason).toContain('answered 400');
		expect(findSecrets(items[0].json, [token])).toEqual([]);
	}
});
