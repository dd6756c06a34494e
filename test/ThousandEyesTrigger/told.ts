import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { ThousandEyesBearerApi } from '../../credentials/ThousandEyesBearerApi.credentials';
import { ThousandEyesTrigger } from '../../nodes/ThousandEyes/ThousandEyesTrigger.node';
import { createPoller, type Poller } from '../support/poll';
import { startServer, type Answer } from '../support/server';
import type { CredentialStore } from '../support/store';
import { createCredentialStore } from '../support/workflow';

export const MINUTE = 60_000;

/** What the service answers, until a test says otherwise. */
export interface Told {
	/** Rows of the lists; also what the service should not send. */
	open: unknown[];
	cleared: unknown[];
	events: unknown[];
	agents: unknown[];
	/** By the ID that is looked up; what is not here is not found. */
	single: Record<string, Answer>;
	/** The lists that tell names. */
	tests: Answer;
	rules: Answer;
	/** What an account group has of its own, by its ID: open alerts, or another answer. */
	groups: Record<string, unknown[] | Answer>;
	/** By token. */
	accountGroups: Record<string, Answer>;
}

export const accountGroup = (orgId: string, aid = '10'): Answer => ({
	json: { accountGroups: [{ orgId, aid, isCurrentAccountGroup: true }] },
});

const nothing = (): Told => ({
	open: [],
	cleared: [],
	events: [],
	agents: [],
	single: {},
	tests: { json: { tests: [] } },
	rules: { json: { alertRules: [] } },
	groups: {},
	accountGroups: { 'Bearer token-a': accountGroup('1') },
});

export interface Service {
	told: Told;
	url: string;
	/** Paths with their queries, in order. */
	asked: string[];
	/** The time that it is, epoch ms. */
	now: number;
	pass(ms: number): void;
	/** A time as the service writes it. */
	iso(agoMs?: number): string;
	store(accessToken?: string, baseUrl?: string): CredentialStore;
	poller(
		parameters?: IDataObject,
		rest?: { staticData?: IDataObject; store?: CredentialStore; credentialId?: string },
	): Poller;
}

let made = 0;

/** A service that answers as it is told, anew for each test, and a clock that is moved by hand. */
export function useTold(): Service {
	const told = nothing();
	const shared: Service = {
		told,
		url: '',
		asked: [],
		now: 0,
		pass: (ms) => (shared.now += ms),
		iso: (ago = 0) => new Date(shared.now - ago).toISOString().replace(/\.\d+Z$/, 'Z'),
		store: (accessToken = 'token-a', baseUrl = shared.url) =>
			createCredentialStore({ thousandEyesBearerApi: { accessToken, baseUrl } }),
		poller: (
			parameters = {},
			{ staticData, store = shared.store(), credentialId = 'account' } = {},
		) =>
			createPoller({
				staticData,
				credentials: store,
				credentialTypes: [ThousandEyesBearerApi],
				node: {
					type: ThousandEyesTrigger,
					id: `told-${(made += 1)}`,
					credentials: { thousandEyesBearerApi: { id: credentialId, name: 'Account' } },
					parameters: { listenBy: 'polling', ...parameters } as never,
				},
			}),
	};
	let server: Awaited<ReturnType<typeof startServer>>;
	beforeAll(async () => {
		server = await startServer(({ url, headers }) => {
			shared.asked.push(url);
			return answer(told, url, String(headers.authorization));
		});
		shared.url = server.url;
	});
	beforeEach(() => {
		Object.assign(told, nothing());
		shared.asked.length = 0;
		shared.now = Date.UTC(2026, 0, 15, 12);
		const started = performance.now();
		// It goes on by itself too: what waits for a time would never get there.
		jest
			.spyOn(Date, 'now')
			.mockImplementation(() => Math.floor(shared.now + performance.now() - started));
	});
	afterEach(() => jest.restoreAllMocks());
	afterAll(async () => await server.close());

	return shared;
}

function answer(told: Told, url: string, token: string): Answer {
	const { pathname, searchParams } = new URL(url, 'http://localhost');
	const [, , kind, id] = pathname.split('/');
	if (kind === 'account-groups') return told.accountGroups[token] ?? { status: 404 };
	if (kind === 'tests') return told.tests;
	if (kind === 'alerts' && id === 'rules') return told.rules;
	if (id !== undefined) return told.single[decodeURIComponent(id)] ?? { status: 404 };
	if (kind === 'events') return { json: { events: told.events } };
	if (kind === 'agents') return { json: { agents: told.agents } };
	const own = told.groups[searchParams.get('aid') ?? ''] ?? told.open;
	if (!Array.isArray(own)) return own;
	return { json: { alerts: searchParams.get('state') === 'clear' ? told.cleared : own } };
}

export const itemsOf = (output: INodeExecutionData[][] | null) =>
	(output ?? []).flat().map(({ json }) => json);

/** What came out, as `id event`. */
export const briefly = (output: INodeExecutionData[][] | null) =>
	itemsOf(output).map(({ id, event }) => `${String(id)} ${String(event)}`);
