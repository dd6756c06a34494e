import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { ThousandEyesBearerApi } from '../../credentials/ThousandEyesBearerApi.credentials';
import { ThousandEyesWebhookApi } from '../../credentials/ThousandEyesWebhookApi.credentials';
import { hashOfSecret } from '../../nodes/shared/webhook/verify';
import { ThousandEyesTrigger } from '../../nodes/ThousandEyes/ThousandEyesTrigger.node';
import {
	startThousandEyes,
	type ThousandEyesOptions,
	type ThousandEyesSandbox,
} from '../../sandbox';
import { createPoller, type Poller } from '../support/poll';
import type { CredentialRows } from '../support/store';
import { createWebhook, type Webhook } from '../support/webhook';

export type Api = ThousandEyesSandbox;

/** Rules of the sandbox: one that notifies others already, one that notifies by mail, one that does not. */
export const RULES = ['127094', '127095', '127096'];
export const TOKEN = 'sandbox-thousandeyes-bearer';

export interface Wish {
	parameters?: IDataObject;
	webhookId?: string;
	/** False: at n8n.example.com, so that another trigger can have the same address. */
	local?: boolean;
	staticData?: IDataObject;
	accessToken?: string;
	/** Of the API, in place of the sandbox. */
	baseUrl?: string;
	/** What an existing webhook sends along. */
	webhookSecret?: ICredentialDataDecryptedObject;
	workflowId?: string;
	/** Where this n8n says it is, in place of n8n.example.com. */
	webhookBaseUrl?: string;
}

const credentialTypes = [ThousandEyesBearerApi, ThousandEyesWebhookApi];
let made = 0;

const account = (
	api: Api,
	{ accessToken = TOKEN, baseUrl = api.url, webhookSecret }: Wish,
): CredentialRows => ({
	thousandEyesBearerApi: { accessToken, baseUrl },
	...(webhookSecret ? { thousandEyesWebhookApi: webhookSecret } : {}),
});

/** Which n8n and which workflow it is. */
const placeOf = ({ workflowId, webhookBaseUrl }: Wish) => ({
	...(workflowId ? { workflowId } : {}),
	...(webhookBaseUrl ? { webhookBaseUrl } : {}),
});

/** An own node for each, so that no test has heard of another one's alerts. */
const nodeOf = ({ parameters, webhookId }: Wish) => ({
	type: ThousandEyesTrigger,
	id: `node-${(made += 1)}`,
	webhookId: webhookId ?? `webhook-${made}`,
	parameters: parameters as never,
});

interface Shared {
	api: Api;
	trigger: (wish?: Wish) => Promise<Webhook>;
	poller: (wish?: Wish) => Poller;
}

/** Starts the sandbox once for a file of tests, fresh before each of them. */
export function useSandbox(options: ThousandEyesOptions = {}): Shared {
	const open: Webhook[] = [];
	const shared = {} as Shared;
	beforeAll(async () => {
		shared.api = await startThousandEyes({ rateLimit: false, alertCount: 40, ...options });
	});
	beforeEach(() => shared.api.reset());
	afterEach(async () => {
		await Promise.all(open.splice(0).map(async (webhook) => await webhook.close()));
	});
	afterAll(async () => await shared.api.close());
	shared.trigger = async (wish = {}) => {
		const parameters = { ruleIds: [RULES[0], RULES[1]], ...wish.parameters };
		const webhook = await createWebhook({
			...placeOf(wish),
			local: wish.local ?? true,
			staticData: wish.staticData,
			credentials: account(shared.api, wish),
			credentialTypes,
			node: nodeOf({ ...wish, parameters }),
		});
		open.push(webhook);
		return webhook;
	};
	shared.poller = (wish = {}) =>
		createPoller({
			...placeOf(wish),
			staticData: wish.staticData,
			credentials: account(shared.api, wish),
			credentialTypes,
			node: nodeOf({ ...wish, parameters: { listenBy: 'polling', ...wish.parameters } }),
		});
	return shared;
}

/** Everything at ThousandEyes that a trigger could change, as text. */
export function everything(api: Api): string {
	return JSON.stringify([api.state.alertRules.all(), api.state.integrations.snapshot()]);
}

interface Parts {
	connectors: Array<[string, IDataObject]>;
	operations: Array<[string, IDataObject]>;
	joined: Array<[string, string]>;
}

/** The connectors and operations that n8n has made, and what joins them. */
export function ours(api: Api): Parts {
	const parts = Object.fromEntries(JSON.parse(api.state.integrations.snapshot())) as Parts;
	const made = ([, { name }]: [string, IDataObject]) => String(name).startsWith('n8n ');
	const operations = parts.operations.filter(made);
	const ids = operations.map(([id]) => id);
	return {
		connectors: parts.connectors.filter(made),
		operations,
		joined: parts.joined.filter(([id]) => ids.includes(id)),
	};
}

/** The rules without the webhook operations of n8n, and the ids of those by rule. */
export function rulesApart(api: Api): { rest: string; attached: Record<string, string[]> } {
	const attached: Record<string, string[]> = {};
	const isOurs = ({ integrationName }: IDataObject) => String(integrationName).startsWith('n8n ');
	const rest = api.state.alertRules.all().map((rule) => {
		const { customWebhook, ...others } = rule.notifications as { customWebhook?: IDataObject[] };
		const mine = (customWebhook ?? []).filter(isOurs);
		const foreign = (customWebhook ?? []).filter((one) => !isOurs(one));
		if (mine.length > 0) attached[rule.ruleId] = mine.map((one) => String(one.integrationId));
		const notifications = foreign.length > 0 ? { ...others, customWebhook: foreign } : others;
		return { ...rule, notifications };
	});
	return { rest: JSON.stringify(rest), attached };
}

/** The items that reached the workflow, over all calls of its webhook. */
export function received({ calls }: Webhook): IDataObject[] {
	return calls.flatMap(({ workflowData }) => (workflowData ?? []).flat()).map(({ json }) => json);
}

/** The secret that ThousandEyes sends to an address: it is kept nowhere else. */
export function secretFor(api: Api, url: string): string {
	const found = ours(api).connectors.find(([, { target }]) => target === url);
	const [{ value }] = (found?.[1].headers ?? [{ value: '' }]) as IDataObject[];
	return String(value);
}

const SECRET = 'secret-of-a-registered-webhook';

/** Static data of a node that has registered its webhook, without asking ThousandEyes. */
export const registered = (apiHost = '127.0.0.1'): IDataObject => ({
	production: {
		target: 'https://n8n.example.com/webhook/registered/thousandeyes',
		secretHash: hashOfSecret(SECRET),
		connectorId: 'connector',
		operationId: 'operation',
		apiHost,
	},
});

/** Delivers a body to a webhook as its own connector does. */
export async function deliver(
	api: Api,
	webhook: Webhook,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<{ status: number; message?: string }> {
	const response = await fetch(webhook.url, {
		method: 'POST',
		body: typeof body === 'string' ? body : JSON.stringify(body),
		headers: {
			'content-type': 'text/plain',
			'x-webhook-secret': secretFor(api, webhook.url) || SECRET,
			...headers,
		},
	});
	const answer = (await response.json()) as { message?: string };
	return { status: response.status, message: answer.message };
}
