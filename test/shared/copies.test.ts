import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { startThoughtSpot, startThousandEyes, type Sandbox } from '../../sandbox';
import { loadCopy, type Copy } from '../support/copies';
import { testCredential } from '../support/editor';
import { closeAfter, expectNoSecrets } from '../support/fixtures';
import { startServer, type Server } from '../support/server';
import { createCredentialStore, runWorkflow } from '../support/workflow';
import { items } from './setup';

const one = loadCopy();
const other = loadCopy();

const onError = 'continueRegularOutput' as const;
const whoAmI = { resource: 'session', operation: 'getUser' };
const logOut = { resource: 'session', operation: 'logout' };
const mint = { resource: 'token', operation: 'getFull' };
const agents = { resource: 'agent', operation: 'getAll' };

let count = 0;

/** A stored credential whose class is one copy's, for nodes of any. */
function accountOf(
	{ credentialTypes }: Copy,
	type: string,
	authentication: string,
	row: ICredentialDataDecryptedObject,
) {
	const store = createCredentialStore({ [type]: row });
	const references = { [type]: { id: `copy-${count++}`, name: type } };
	const usual = type.startsWith('thoughtSpot') ? 'thoughtSpot' : 'thousandEyes';
	const run = async (
		copy: Copy,
		parameters: INodeParameters,
		input: IDataObject[] = [{}],
		node: keyof Copy['nodes'] = usual,
	) => {
		const before = store.all();
		const result = await runWorkflow({
			node: {
				type: copy.nodes[node],
				credentials: references,
				onError,
				parameters: { authentication, ...parameters },
			},
			input,
			credentials: store,
			credentialTypes,
		});
		const { credentials: after, ...left } = result;
		const minted = result.items.map(({ json }) => String(json.token ?? ''));
		expectNoSecrets(left, [before, after], minted);
		return result;
	};
	const test = async (copy: Copy) =>
		await testCredential(type, store.get(type), {
			credentialTypes,
			nodeTypes: [copy.nodes[usual]],
		});
	return { run, test, row: () => store.get(type) };
}

const trustedAt = (copy: Copy, baseUrl: string, secretKey = 'sandbox-secret-key') =>
	accountOf(copy, 'thoughtSpotTrustedApi', 'trusted', { username: 'analyst', secretKey, baseUrl });

const bearerAt = (copy: Copy, baseUrl: string, accessToken: string) =>
	accountOf(copy, 'thousandEyesBearerApi', 'bearer', { accessToken, baseUrl });

const errorsOf = (result: { items: Array<{ json: IDataObject }> }) =>
	result.items.flatMap(({ json }) => (json.error ? [String(json.error)] : []));

it('loads copies that have nothing in common but n8n', () => {
	expect(one.nodes.thoughtSpot).not.toBe(other.nodes.thoughtSpot);
	expect(one.signing.SigningError).not.toBe(other.signing.SigningError);
	expect(one.credentialTypes[0]).not.toBe(other.credentialTypes[0]);
});

describe.each([
	['the one copy with a credential class of the other', one, other],
	['the other copy with a credential class of the one', other, one],
	['a copy with its own credential class', one, one],
])('a node of %s', (_words, nodes, classes) => {
	describe('and a session', () => {
		let api: Sandbox;
		beforeEach(async () => (api = closeAfter(await startThoughtSpot())));

		const logIns = () => api.requests.filter(({ url }) => url.endsWith('/auth/token/full'));
		const unauthorized = () => api.requests.filter(({ status }) => status === 401);

		it.each(['revokeTokens', 'expireTokens'] as const)(
			'renews it once after a 401 (%s)',
			async (end) => {
				const { run } = trustedAt(classes, api.url);
				await run(nodes, whoAmI);
				api.control[end]();
				const result = await run(nodes, whoAmI, items(20));
				expect(errorsOf(result)).toEqual([]);
				expect(result.items).toHaveLength(20);
				expect([logIns().length, unauthorized().length]).toEqual([2, 1]);
			},
		);

		it('opens it once for parallel runs of nodes of either copy', async () => {
			const { run, test } = trustedAt(classes, api.url);
			const runs = items(10).map(async (_, index) => await run(index % 2 ? one : other, whoAmI));
			const results = await Promise.all(runs);
			expect(results.flatMap(errorsOf)).toEqual([]);
			expect((await test(nodes)).message).toBe('Connection successful!');
			expect(logIns()).toHaveLength(1);
		});

		it('opens one for each org that items name, and one anew after a 401', async () => {
			const { run } = trustedAt(classes, api.url);
			const input = [0, 2, 7, 5, 0, 2].map((org) => ({ org }));
			const job = { ...whoAmI, org: '={{ $json.org }}' };
			// What was refused is not asked for again at once.
			for (const expected of [4, 7]) {
				const result = await run(nodes, job, input, 'perOrg');
				const orgs = result.items.map(({ json }) => (json.current_org as IDataObject)?.id);
				expect(orgs).toEqual([0, 2, undefined, 5, 0, 2]);
				expect(errorsOf(result)[0]).toContain('Org 7 does not exist');
				expect(logIns()).toHaveLength(expected);
				api.control.revokeTokens();
			}
		});

		it('forgets it at log-out', async () => {
			const { run, row } = trustedAt(classes, api.url);
			await run(nodes, whoAmI);
			const result = await run(nodes, logOut);
			expect(result.items[0].json).toEqual({ success: true });
			expect(row().sessionToken).toBe('none');
			expect(result.log.filter(({ level }) => level === 'warn')).toEqual([]);
			expect(errorsOf(await run(nodes, whoAmI))).toEqual([]);
			expect(unauthorized()).toEqual([]);
		});

		it('asks for no more log-ins of a wrong secret than 10 a minute', async () => {
			const { run } = trustedAt(classes, api.url, 'wrong-secret-key');
			for (let index = 0; index < 12; index++) await run(index % 2 ? one : other, whoAmI);
			const last = await run(nodes, whoAmI);
			expect(errorsOf(last)[0]).toMatch(/Nothing was sent until .*rejected 10 times/);
			expect(logIns()).toHaveLength(10);
		});
	});

	describe('and a wrong token', () => {
		it('sends it once for 150 items, and 10 times a minute in all', async () => {
			const api = closeAfter(await startThousandEyes({ rateLimit: false }));
			const { run, test } = bearerAt(classes, api.url, 'a-wrong-access-token');
			const { items: out } = await run(nodes, agents, items(150));
			expect(new Set(out.map(({ json }) => json.error)).size).toBe(1);
			expect(api.requests).toHaveLength(1);
			for (let index = 0; index < 12; index++) await run(index % 2 ? one : other, agents);
			expect(api.requests).toHaveLength(10);
			expect((await test(nodes)).message).toMatch(/Nothing was sent until/);
			expect(api.requests).toHaveLength(10);
		});
	});

	it('repeats no secret that the service repeats', async () => {
		const server = closeAfter(
			await startServer(({ headers, body }) => ({
				status: 400,
				json: { error: { message: { debug: `Got ${headers.authorization} and ${body}` } } },
			})),
		);
		const marked = { bearer: 'mark+token/1', key: 'mark+key/2' };
		const bearer = await bearerAt(classes, server.url, marked.bearer).run(nodes, agents);
		expect(errorsOf(bearer)[0]).toContain('[redacted]');
		const { run } = trustedAt(classes, server.url, marked.key);
		for (const job of [whoAmI, mint]) {
			const [error] = errorsOf(await run(nodes, job));
			expect(error).toContain('[redacted]');
		}
	});

	it('says why a credential cannot sign, and sends nothing', async () => {
		const server = closeAfter(await startServer(() => ({})));
		const { run } = bearerAt(classes, server.url, 'a token in two');
		const result = await run(nodes, agents, items(3));
		expect(errorsOf(result)[2]).toContain("'Access Token' holds blanks");
		expect(server.requests).toEqual([]);
	});

	describe('that mints for somebody', () => {
		let server: Server;
		beforeEach(async () => {
			server = closeAfter(
				await startServer(({ body }) => {
					const { username, org_id } = JSON.parse(body) as Record<string, unknown>;
					if (String(username).startsWith('unknown')) return { status: 401, json: {} };
					return {
						json: { token: `token of ${String(username)}`, scope: { org_id: org_id && 0 } },
					};
				}),
			);
		});

		it('does not let those who are refused stop the others, or switch the key off', async () => {
			const { run } = trustedAt(classes, server.url);
			const people = [...items(12).map(({ index }) => `unknown-${String(index)}`), 'a', 'b', 'c'];
			const input = people.map((name) => ({ name }));
			const result = await run(nodes, { ...mint, username: '={{ $json.name }}' }, input);
			expect(result.items.flatMap(({ json }) => json.token ?? [])).toEqual([
				'token of a',
				'token of b',
				'token of c',
			]);
			expect(errorsOf(result)).toHaveLength(12);
		});

		it('hands out no token of another org', async () => {
			const { run } = trustedAt(classes, server.url);
			const wish = { ...mint, username: 'a', additionalFields: { orgId: '2' } };
			const result = await run(nodes, wish);
			expect(errorsOf(result)[0]).toContain('opened org 0 instead of 2');
			expect(result.stored).not.toContain('token of a');
		});
	});
});

it('copies pace the requests of one account together', () => {
	const pacing = { kind: 'rate', perSecond: 100, burst: 10 } as const;
	expect(one.pacerFor('an account', pacing)).toBe(other.pacerFor('an account', pacing));
	expect(one.pacerFor('another account', pacing)).not.toBe(other.pacerFor('an account', pacing));
});

it('nothing that rides on a request shows where it is copied or written down', () => {
	const options = { url: '/' };
	one.signing.expectSignature(options, { redact: (text) => text });
	expect(other.signing.signatureOf(options)).toBeDefined();
	expect(JSON.stringify(options)).toBe('{"url":"/"}');
	expect(Reflect.ownKeys({ ...options })).toEqual(['url']);
	expect(Reflect.ownKeys(Object.assign({}, options))).toEqual(['url']);
	expect(Reflect.ownKeys(structuredClone(options))).toEqual(['url']);
	expect(other.signing.signatureOf({ ...options })).toBeUndefined();
});

it.each(['Reflect', 'globalThis', 'Symbol', 'Object', 'Error', 'Map'])(
	'no expression reaches what copies remember (by %s)',
	async (place) => {
		const server = closeAfter(await startServer(() => ({ json: { token: 'a-token' } })));
		const name = 'n8n-nodes-two-services 1 memory';
		expect((Reflect as unknown as Record<symbol, unknown>)[Symbol.for(name)]).toBeInstanceOf(Map);
		const username = `={{ "found " + String(${place}[Symbol.for("${name}")]) }}`;
		await trustedAt(one, server.url).run(one, { ...mint, username });
		expect(JSON.parse(server.requests[0].body)).toMatchObject({ username: 'found undefined' });
	},
);
