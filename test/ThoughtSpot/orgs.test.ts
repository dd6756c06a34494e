import { sleep, type ICredentialDataDecryptedObject, type IDataObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import {
	closeAfter,
	createBench,
	credentialTypes,
	mintToken,
	type Wish,
} from '../support/fixtures';
import { PerOrg } from '../support/perOrg';
import { findSecrets } from '../support/secrets';
import { startServer } from '../support/server';
import type { CredentialStore } from '../support/store';
import { runWorkflow } from '../support/workflow';
import { until, withoutBackOff } from '../shared/setup';

const spot = createBench(PerOrg, async () => await startThoughtSpot(), '/api/rest/2.0');
const minting = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const onError = 'continueRegularOutput' as const;
const perItem = { org: '={{ $json.org }}' };
const whoAmI = ['session', 'getUser'] as const;

/** So many items of each org, side by side. */
const itemsOf = (orgs: Array<string | number>, each = 10): IDataObject[] =>
	Array.from({ length: each }, () => orgs.map((org) => ({ org }))).flat();

type Sent = Array<{ url: string; body: string; status?: number; headers: object }>;

const orgsMinted = (requests: Sent): unknown[] =>
	requests
		.filter(({ url }) => url.endsWith('/auth/token/full'))
		.map(({ body }) => (JSON.parse(body) as IDataObject).org_id);

const minted = () => orgsMinted(spot.sandbox.requests);
const unauthorized = () => spot.sandbox.requests.filter(({ status }) => status === 401);

/** Every token that was sent, as far as none of the credential's own fields holds it. */
const tokensSent = (requests: Sent) => [
	...new Set(
		requests.flatMap(({ headers }) => {
			const { authorization } = headers as { authorization?: string };
			return authorization ? [authorization.replace('Bearer ', '')] : [];
		}),
	),
];

type Item = { json: IDataObject };
const orgOf = ({ json }: Item) => (json.current_org as IDataObject | undefined)?.id ?? json.error;
const errorsOf = (items: Item[]) => items.flatMap(({ json }) => (json.error ? [json.error] : []));

/** Runs "Get User" for items that name their org; no token of an org shows anywhere. */
async function whoAmIn(input: IDataObject[], wish: Wish = {}) {
	const result = await spot.run(...whoAmI, perItem, { onError, input, ...wish });
	const own = Object.values(result.credentials).map((row) => String(row.sessionToken));
	const tokens = tokensSent(spot.sandbox.requests).filter((token) => !own.includes(token));
	const shown = Object.values(result.credentials).map((row) => String(row.accessToken));
	const left = tokens.filter((token) => !shown.includes(token));
	expect(findSecrets(result, left)).toEqual([]);
	return result;
}

describe.each(['basic', 'trusted'])('items of several orgs with %s', (authentication) => {
	const wishOf = (credential: ICredentialDataDecryptedObject = {}): Wish => ({
		authentication,
		store: spot.store(authentication, credential),
	});

	it('are each answered in their own, with one token for each org', async () => {
		const wish = wishOf();
		const input = itemsOf([0, 2, 5]);
		const { items } = await whoAmIn(input, wish);
		expect(items.map(orgOf)).toEqual(input.map(({ org }) => org));
		expect(minted().sort()).toEqual([0, 2, 5]);
		expect(tokensSent(spot.sandbox.requests)).toHaveLength(3);
		await whoAmIn(input, wish);
		expect(minted()).toHaveLength(3);
		expect(unauthorized()).toEqual([]);
		expect(spot.sandbox.requests).toHaveLength(63);
	});

	it("use the credential's own session in its own org, and where none is named", async () => {
		const wish = wishOf({ orgId: ' 02' });
		const input = [...itemsOf(['2', 0], 5), {}, { org: '' }, { org: ' 2 ' }];
		const parameters = { org: '={{ $json.org ?? undefined }}' };
		const result = await spot.run(...whoAmI, parameters, { onError, input, ...wish });
		expect(result.items.slice(0, 10).map(orgOf)).toEqual(itemsOf([2, 0], 5).map(({ org }) => org));
		expect(orgOf(result.items[12])).toBe(2);
		expect(minted().sort()).toEqual([0, 2]);
		const [row] = Object.values(result.credentials);
		expect(tokensSent(spot.sandbox.requests)).toContain(row.sessionToken);
	});

	it('are served with one token for each org by runs side by side', async () => {
		const wish = wishOf();
		const input = itemsOf([0, 2, 5], 3);
		const runs = Array.from({ length: 8 }, async () => await whoAmIn(input, wish));
		for (const { items } of await Promise.all(runs)) {
			expect(items.map(orgOf)).toEqual(input.map(({ org }) => org));
		}
		expect(minted().sort()).toEqual([0, 2, 5]);
	});

	it('fail alone where their org is unknown, after one attempt', async () => {
		const input = itemsOf([7, 0, 2]);
		const { items } = await whoAmIn(input, wishOf());
		const refused = 'Log-in to org 7: ThoughtSpot answered 400: Org 7 does not exist';
		expect(items.map(orgOf)).toEqual(input.map(({ org }) => (org === 7 ? refused : org)));
		expect(minted().sort()).toEqual([0, 2, 7]);
		const [{ error }] = items as Array<{ error?: { description?: string | null } }>;
		expect(error?.description).toContain('that the user of this credential may work in it');
	});

	it('cost one attempt in all for an unknown org that parallel runs ask for', async () => {
		const wish = wishOf();
		const runs = Array.from({ length: 10 }, async () => await whoAmIn(itemsOf([7], 5), wish));
		const errors = (await Promise.all(runs)).flatMap(({ items }) => errorsOf(items));
		expect(errors).toHaveLength(50);
		expect(new Set(errors).size).toBe(1);
		expect(minted()).toEqual([7]);
	});

	it('fail alone where their org is no number, and nothing is sent for them', async () => {
		const { items } = await whoAmIn(itemsOf(['Retail', '-1', 2], 1), wishOf());
		expect(items.map(orgOf)).toEqual([
			'The org to work in must be its number',
			'The org to work in must be its number',
			2,
		]);
		expect(minted()).toEqual([2]);
	});

	it.each(['revokeTokens', 'expireTokens'] as const)(
		'lose nothing when all tokens die, and each org gets one more (%s)',
		async (end) => {
			const wish = wishOf();
			const input = itemsOf([0, 2, 5]);
			await whoAmIn(input, wish);
			spot.sandbox.control[end]();
			const { items } = await whoAmIn(input, wish);
			expect(items.map(orgOf)).toEqual(input.map(({ org }) => org));
			expect(minted().sort()).toEqual([0, 0, 2, 2, 5, 5]);
		},
	);

	it('get a new token before the old one is over', async () => {
		const wish = wishOf({ validityTime: 1 });
		await whoAmIn(itemsOf([2], 1), wish);
		await until(() => spot.sandbox.requests[0].at + 600 < Date.now());
		const { items } = await whoAmIn(itemsOf([2], 1), wish);
		expect(items.map(orgOf)).toEqual([2]);
		expect(minted()).toEqual([2, 2]);
		expect(unauthorized()).toEqual([]);
	});

	const ends: Array<[string, string, IDataObject]> = [
		['a log-out', 'logout', {}],
		['a log-out in an org', 'logout', { org: '2' }],
		['revoking the own user', 'revoke', { userIdentifier: 'analyst' }],
		['revoking the own user in an org', 'revoke', { userIdentifier: 'analyst', org: '2' }],
	];
	it.each(ends)('send no token again that is over by %s', async (_words, operation, parameters) => {
		const wish = wishOf();
		await spot.run(...whoAmI, {}, wish);
		await whoAmIn(itemsOf([0, 2], 2), wish);
		const { items: done } = await spot.run('session', operation, parameters, wish);
		expect(done[0].json).toEqual({ success: true });
		await spot.run(...whoAmI, {}, wish);
		const { items } = await whoAmIn(itemsOf([0, 2], 2), wish);
		expect(items.map(orgOf)).toEqual([0, 2, 0, 2]);
		expect(minted()).toEqual([undefined, 0, 2, undefined, 0, 2]);
		expect(unauthorized()).toEqual([]);
	});

	it('hide the token of an org in an error that repeats it', async () => {
		const wish = wishOf();
		await whoAmIn(itemsOf([2], 1), wish);
		const [token] = tokensSent(spot.sandbox.requests);
		const body = { error: { message: { debug: `The token ${token} is odd` } } };
		spot.sandbox.control.fault({ kind: 'status', status: 400, body });
		const { items, stored } = await whoAmIn(itemsOf([2], 1), wish);
		expect(items[0].json.error).toContain('The token [redacted] is odd');
		expect(stored).not.toContain(token);
	});

	it('are refused for a request that mints, which names its org itself', async () => {
		const { error } = await spot.run('session', 'getFull', { org: '2' }, wishOf());
		expect(error?.message).toBe('This request cannot be made in another part of the account');
		expect(spot.sandbox.requests).toEqual([]);
	});
});

it('a user of one org fails in others, each after one attempt', async () => {
	const store = spot.store('trusted', { username: 'amara.keller' });
	const input = itemsOf([0, 2, 5], 4);
	const { items } = await whoAmIn(input, { authentication: 'trusted', store });
	for (const [index, { org }] of input.entries()) {
		const denied = `Log-in to org ${String(org)}: ThoughtSpot answered 403: User amara.keller`;
		expect(String(orgOf(items[index]))).toContain(org === 0 ? '0' : denied);
	}
	expect(minted().sort()).toEqual([0, 2, 5]);
});

it('a bearer token is for one org, which is said before anything is sent', async () => {
	const credential = { accessToken: await mintToken(minting) };
	const wish = { authentication: 'bearer', credential, onError, input: [{ org: 2 }, { org: 0 }] };
	const { items } = await spot.run(...whoAmI, perItem, wish);
	const words = 'A bearer token only works in the org that it was issued for';
	expect(errorsOf(items)).toEqual([words, words]);
	expect(spot.sandbox.requests).toEqual([]);
});

describe('a cluster that', () => {
	withoutBackOff();

	/** Answers a log-in to an org as it is told; other requests get the org of their token. */
	async function cluster(logIn: (org: unknown, count: number) => object | undefined) {
		const asked: unknown[] = [];
		const server = closeAfter(
			await startServer(({ url, body, headers }) => {
				const org = url.includes('/auth/token/') && (JSON.parse(body) as IDataObject).org_id;
				if (org === false) {
					return {
						json: {
							id: 'u',
							current_org: { id: Number(/\d+/.exec(String(headers.authorization))) },
						},
					};
				}
				const count = asked.push(org) && asked.filter((one) => one === org).length;
				const json = {
					token: `token-of-org-${String(org)}-`.padEnd(40, 'x'),
					scope: { org_id: org },
				};
				return logIn(org, count) ?? { json };
			}),
		);
		const run = async (input: IDataObject[], store?: CredentialStore, parameters = {}) =>
			await spot.run(
				...whoAmI,
				{ ...perItem, ...parameters },
				{
					authentication: 'trusted',
					store: store ?? spot.store('trusted', { baseUrl: server.url }),
					onError,
					input,
				},
			);
		return { server, run };
	}

	it('grants another org than was asked for gets nothing sent with that token', async () => {
		const token = 'a-token-of-another-org-marked';
		const { server, run } = await cluster((org) =>
			org === 5 ? { json: { token, scope: { org_id: 0 } } } : undefined,
		);
		const { items, stored } = await run(itemsOf([5, 0, 2]));
		const words = 'Log-in to org 5: ThoughtSpot opened org 0 instead of 5';
		expect(items.map(orgOf)).toEqual(itemsOf([words, 0, 2]).map(({ org }) => org));
		expect(orgsMinted(server.requests).sort()).toEqual([0, 2, 5]);
		expect(tokensSent(server.requests).some((sent) => sent.includes('another-org'))).toBe(false);
		expect(stored).not.toContain(token);
	});

	it.each([401, 403, 404])('refuses one org (%i) lets the others be', async (status) => {
		const { server, run } = await cluster((org) => (org === 5 ? { status, json: {} } : undefined));
		const { items } = await run(itemsOf([0, 5, 2, 6]));
		const words = `Log-in to org 5: ThoughtSpot answered ${status}`;
		expect(items.map(orgOf)).toEqual(itemsOf([0, words, 2, 6]).map(({ org }) => org));
		expect(orgsMinted(server.requests).filter((org) => org === 5)).toHaveLength(1);
	});

	it('repeats the secret and the token that it gets has both hidden', async () => {
		const mark = (what: string) => `marked+${what}/of-2`;
		const echo = (what: string) => ({ error: { message: { debug: `Got ${what}` } } });
		const server = closeAfter(
			await startServer(({ url, body, headers }) => {
				const { org_id } = JSON.parse(body || '{}') as IDataObject;
				if (org_id === 5) return { status: 400, json: echo(body) };
				if (url.includes('/auth/token/')) return { json: { token: mark('token') } };
				return { status: 400, json: echo(String(headers.authorization)) };
			}),
		);
		const store = spot.store('trusted', { baseUrl: server.url, secretKey: mark('key') });
		const wish = { authentication: 'trusted', store, onError, input: itemsOf([5, 2], 1) };
		const result = await spot.run(...whoAmI, perItem, wish);
		for (const error of errorsOf(result.items)) expect(error).toContain('[redacted]');
		expect(errorsOf(result.items)).toHaveLength(2);
		expect(findSecrets(result, [mark('token')])).toEqual([]);
	});

	it('takes no secret is asked twice in a run, then once', async () => {
		const { server, run } = await cluster(() => ({ status: 401, json: {} }));
		const store = spot.store('trusted', { baseUrl: server.url, secretKey: 'wrong-secret-key' });
		for (const most of [2, 1]) {
			server.requests.length = 0;
			const { items } = await run(itemsOf([0, 2, 5, 6]), store);
			expect(errorsOf(items)).toHaveLength(40);
			expect(server.requests).toHaveLength(most);
		}
	});

	it('rejects every token of one org gets it twice, and the others work', async () => {
		const bad = () =>
			server.requests.filter(({ headers }) => /org-5/.test(String(headers.authorization)));
		const server = closeAfter(
			await startServer(({ url, body, headers }, count) => {
				if (/org-5/.test(String(headers.authorization))) return { status: 401, json: {} };
				if (!url.includes('/auth/token/'))
					return { json: { id: 'u', current_org: { id: 'fine' } } };
				const org_id = (JSON.parse(body) as IDataObject).org_id;
				return {
					json: { token: `org-${String(org_id)}-${count}`.padEnd(40, 'x'), scope: { org_id } },
				};
			}),
		);
		const store = spot.store('trusted', { baseUrl: server.url });
		const wish = { authentication: 'trusted', store, onError, input: itemsOf([5, 0, 2]) };
		const { items } = await spot.run(...whoAmI, perItem, wish);
		expect(errorsOf(items)).toHaveLength(10);
		expect(items.filter((item) => orgOf(item) === 'fine')).toHaveLength(20);
		expect(bad()).toHaveLength(2);
		expect(orgsMinted(server.requests).filter((org) => org === 5)).toHaveLength(2);
	});

	it('is down for a moment is asked again', async () => {
		const { server, run } = await cluster((org, count) =>
			org === 2 && count === 1 ? { status: 503, json: {} } : undefined,
		);
		const { items } = await run(itemsOf([2, 0], 3));
		expect(items.map(orgOf)).toEqual(itemsOf([2, 0], 3).map(({ org }) => org));
		expect(orgsMinted(server.requests).filter((org) => org === 2)).toHaveLength(2);
	});

	it('lets through no log-in for a moment is waited for', async () => {
		const { server, run } = await cluster((org, count) =>
			org === 2 && count === 1
				? { status: 429, headers: { 'retry-after': '1' }, json: {} }
				: undefined,
		);
		const { items } = await run(itemsOf([2, 0], 3));
		expect(items.map(orgOf)).toEqual(itemsOf([2, 0], 3).map(({ org }) => org));
		expect(orgsMinted(server.requests).sort()).toEqual([0, 2, 2]);
	});

	it('does not answer the log-in of a run that is cancelled then opens one for the next', async () => {
		const { server, run } = await cluster((_, count) => (count === 1 ? { hang: true } : undefined));
		const store = spot.store('trusted', { baseUrl: server.url });
		const parameters = { authentication: 'trusted', resource: 'session', operation: 'getUser' };
		const node = { type: PerOrg, parameters: { ...parameters, org: '2' } };
		const going = runWorkflow({ node, credentials: store, credentialTypes });
		await until(() => server.requests.length > 0);
		const next = run(itemsOf([2], 2), store);
		await sleep(100);
		going.cancel();
		expect((await going).status).toBe('canceled');
		expect((await next).items.map(orgOf)).toEqual([2, 2]);
		expect(orgsMinted(server.requests)).toEqual([2, 2]);
	});

	it('does not answer a log-in holds up neither other orgs nor the next run', async () => {
		let hanging = true;
		const { server, run } = await cluster((org) =>
			org === 2 && hanging ? { hang: true } : undefined,
		);
		const store = spot.store('trusted', { baseUrl: server.url });
		const options = { requestTimeout: 1 };
		const first = await run(itemsOf([0, 2], 3), store, { options });
		const slow = 'Log-in to org 2: ThoughtSpot did not answer within 1 second';
		expect(first.items.map(orgOf).filter((org) => org === 0)).toHaveLength(3);
		for (const error of errorsOf(first.items)) expect(error).toBe(slow);
		hanging = false;
		const { items } = await run(itemsOf([0, 2], 3), store);
		expect(items.map(orgOf)).toEqual([0, 2, 0, 2, 0, 2]);
	});
});
