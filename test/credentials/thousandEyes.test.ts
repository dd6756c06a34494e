import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { closeAfter, createBench } from '../support/fixtures';
import { startServer } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

type Row = [
	authentication: string,
	credential: ICredentialDataDecryptedObject,
	message: string,
	sent: string[],
];

const grant = 'POST /v7/oauth2/token';
const groups = 'GET /v7/account-groups';
const legacyGroups = 'GET /v6/account-groups.json';
const https = "The credential's 'Base URL' must start with https://";

const wrong: Row[] = [
	['bearer', { accessToken: 'wrong-token-1' }, 'rejected the access token (401)', [groups]],
	[
		'basic',
		{ apiToken: 'wrong-token-2' },
		'rejected the email and API token (401)',
		[legacyGroups],
	],
	['basic', { email: 'other@example.com' }, 'rejected the email and API token', [legacyGroups]],
	['oAuth2', { clientSecret: 'wrong-secret-3' }, 'wrong client ID or secret', [grant]],
	['oAuth2', { clientId: 'wrong-client' }, 'Client authentication failed', [grant]],
	['oAuth2', { tenantId: 'wrong-tenant' }, 'The tenant is unknown to this client', [grant]],
	['oAuth2', { scope: 'a\tb' }, 'The scope is malformed', [grant]],
	['oAuth2', { onBehalfOfToken: 'wrong-obo-4' }, 'The bearer token is invalid', [grant]],
	...['bearer', 'basic', 'oAuth2'].flatMap((authentication): Row[] => [
		[authentication, { baseUrl: 'http://api.example.com' }, https, []],
		[authentication, { baseUrl: 'https://user:pass@api.example.com' }, https, []],
		[authentication, { baseUrl: 'ftp://api.example.com' }, https, []],
		[authentication, { baseUrl: 'api.example.com' }, 'is not a valid address', []],
		[authentication, { baseUrl: '' }, 'is not a valid address', []],
		[authentication, { baseUrl: 'http://127.0.0.1:1' }, 'refused', []],
	]),
];

describe('the credential test', () => {
	it.each([
		['bearer', {}, [groups]],
		['basic', {}, [legacyGroups]],
		['oAuth2', {}, [grant, groups]],
		['oAuth2', { clientAuthentication: 'header' }, [grant, groups]],
		['oAuth2', { tenantId: 'sandbox-tenant', scope: 'a b' }, [grant, groups]],
		['oAuth2', { onBehalfOfToken: 'sandbox-thousandeyes-bearer' }, [grant, groups]],
	])('succeeds: %s %j', async (authentication, credential, sent) => {
		const { status, message } = await eyes.test(authentication, credential);
		expect({ status, message }).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(eyes.sent()).toEqual(sent);
	});

	it.each(['bearer', 'basic', 'oAuth2'])('%s takes a slash behind the address', async (name) => {
		expect((await eyes.test(name, { baseUrl: `${eyes.sandbox.url}/` })).status).toBe('OK');
	});

	it.each(wrong)('fails readably: %s %j', async (authentication, credential, message, sent) => {
		const result = await eyes.test(authentication, credential);
		expect(result.status).toBe('Error');
		expect(result.message.replace(/ECONNREFUSED|nothing accepts connections/, 'refused')).toContain(
			message,
		);
		expect(eyes.sent()).toEqual(sent);
	});

	it.each(['bearer', 'basic', 'oAuth2'])('%s tells another website from the API', async (name) => {
		for (const status of [200, 404]) {
			const page = { status, headers: { 'content-type': 'text/html' }, text: '<h1>Sign in</h1>' };
			const server = closeAfter(await startServer(() => page));
			const result = await eyes.test(name, { baseUrl: server.url });
			expect(result.status).toBe('Error');
			expect(result.message).toMatch(/is not the ThousandEyes API|leads to the service itself/);
			expect(server.requests).toHaveLength(1);
		}
	});

	it.each(['bearer', 'basic', 'oAuth2'])('%s says what a 403 may mean', async (name) => {
		eyes.sandbox.control.fault({ kind: 'status', status: 403, match: { path: 'account-groups' } });
		expect((await eyes.test(name)).message).toContain('this address is blocked');
	});

	it('proves the secret although a session is cached', async () => {
		const store = eyes.store('oAuth2');
		await eyes.run('accountGroup', 'getAll', {}, { authentication: 'oAuth2', store });
		const cached = store.get('thousandEyesOAuth2Api');
		const edited = await eyes.test('oAuth2', { ...cached, clientSecret: 'wrong-secret-5' });
		expect(edited.message).toContain('Client authentication failed');
	});
});

describe('a rejected secret', () => {
	const input = [{}, {}, {}, {}, {}];

	it.each([
		['bearer', { accessToken: 'wrong-token-6' }, groups],
		['basic', { apiToken: 'wrong-token-7' }, legacyGroups],
		['oAuth2', { clientSecret: 'wrong-secret-8' }, grant],
		['oAuth2', { clientSecret: 'wrong-secret-9', clientAuthentication: 'header' }, grant],
	])('goes out once, for any number of items: %s %j', async (authentication, credential, sent) => {
		const wish = { authentication, credential, input };
		const onError = 'continueRegularOutput';
		const { items } = await eyes.run('accountGroup', 'getAll', {}, { ...wish, onError });
		expect(items).toHaveLength(5);
		for (const { json } of items) expect(json.error).toContain('401');
		expect(eyes.sent()).toEqual([sent]);
	});

	it.each([
		['bearer', { accessToken: '' }, 'Access Token'],
		['basic', { apiToken: '' }, 'API Token'],
		['basic', { email: '' }, 'Email'],
		['oAuth2', { clientSecret: '' }, 'Client Secret'],
	])(
		'that is empty is told before anything is sent: %s',
		async (authentication, credential, label) => {
			const { error } = await eyes.run(
				'accountGroup',
				'getAll',
				{},
				{ authentication, credential },
			);
			expect(error?.message).toContain(`'${label}' is empty`);
			expect(eyes.sent()).toHaveLength(0);
		},
	);

	it.each([
		['bearer', { accessToken: ' sandbox-thousandeyes-bearer\n' }],
		['basic', { apiToken: ' sandbox-thousandeyes-basic\n' }],
	])('that was pasted with blanks around it works: %s', async (authentication, credential) => {
		const { error } = await eyes.run('accountGroup', 'getAll', {}, { authentication, credential });
		expect(error).toBeUndefined();
	});

	it.each([
		['bearer', { accessToken: 'a\r\nX-Evil: 1' }],
		['basic', { apiToken: 'a\r\nX-Evil: 1' }],
		['oAuth2', { clientSecret: 'a\r\nX-Evil: 1' }],
		['oAuth2', { tenantId: 'a\r\nX-Evil: 1' }],
	])('cannot add headers: %s %j', async (authentication, credential) => {
		const { error } = await eyes.run('accountGroup', 'getAll', {}, { authentication, credential });
		expect(error).toBeDefined();
		for (const { headers } of eyes.sandbox.requests) expect(headers).not.toHaveProperty('x-evil');
	});
});

describe('a wrong base URL', () => {
	it.each(['bearer', 'basic', 'oAuth2'])(
		'is refused by %s before anything is sent',
		async (name) => {
			const bad = ['http://api.example.com', eyes.sandbox.url.replace('//', '//u:p@'), 'nonsense'];
			for (const baseUrl of bad) {
				const wish = { authentication: name, credential: { baseUrl } };
				const { error } = await eyes.run('accountGroup', 'getAll', {}, wish);
				expect(error?.message).toContain("'Base URL'");
				expect(error).toMatchObject({ context: { itemIndex: 0 } });
			}
			expect(eyes.sent()).toEqual([]);
		},
	);

	it.each(['bearer', 'basic', 'oAuth2'])('without a service is told by %s', async (name) => {
		const wish = { authentication: name, credential: { baseUrl: 'http://127.0.0.1:1' } };
		const { error } = await eyes.run('accountGroup', 'getAll', { options: { maxWait: 0 } }, wish);
		expect(error?.message).toMatch(/could not be reached|refused the connection/);
	});
});

describe('basic authentication', () => {
	it('takes colons and other characters in the token', async () => {
		const server = closeAfter(await startServer(() => ({ json: { accountGroups: [] } })));
		const credential = { apiToken: 'a:b/ü+=', baseUrl: server.url };
		await eyes.run('accountGroup', 'getAll', {}, { authentication: 'basic', credential });
		const encoded = String(server.requests[0].headers.authorization).replace('Basic ', '');
		expect(Buffer.from(encoded, 'base64').toString()).toBe('noreply@example.com:a:b/ü+=');
	});
});
