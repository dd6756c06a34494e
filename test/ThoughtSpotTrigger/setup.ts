import { ThoughtSpotBasicApi } from '../../credentials/ThoughtSpotBasicApi.credentials';
import { ThoughtSpotBearerApi } from '../../credentials/ThoughtSpotBearerApi.credentials';
import { ThoughtSpotTrustedApi } from '../../credentials/ThoughtSpotTrustedApi.credentials';
import { ThoughtSpotWebhookApi } from '../../credentials/ThoughtSpotWebhookApi.credentials';
import { ThoughtSpotTrigger } from '../../nodes/ThoughtSpot/ThoughtSpotTrigger.node';
import { startThoughtSpot, type Sandbox, type ThoughtSpotControl } from '../sandbox';
import { createWebhook, type Webhook } from '../support/webhook';

export type Api = Sandbox<ThoughtSpotControl>;

export const ADMIN = { username: 'tsadmin', password: 'sandbox-admin-password' };
export const ROOT = '/api/rest/2.0';

export interface Wish {
	parameters?: Record<string, unknown>;
	credential?: Record<string, unknown>;
	webhookSecret?: Record<string, unknown>;
	webhookId?: string;
	staticData?: Parameters<typeof createWebhook>[0]['staticData'];
	/** The class, where it was loaded anew. */
	type?: typeof ThoughtSpotTrigger;
}

/** Starts the sandbox once for a file of tests, fresh before each of them. */
export function useSandbox(): { api: Api; trigger: (wish?: Wish) => Promise<Webhook> } {
	const shared = {} as { api: Api; trigger: (wish?: Wish) => Promise<Webhook> };
	let open: Webhook[] = [];
	beforeAll(async () => {
		shared.api = await startThoughtSpot();
	});
	beforeEach(() => shared.api.reset());
	afterEach(async () => {
		await Promise.all(open.map(async (webhook) => await webhook.close()));
		open = [];
	});
	afterAll(async () => await shared.api.close());
	shared.trigger = async (wish) => {
		const webhook = await createTrigger(shared.api, wish);
		open.push(webhook);
		return webhook;
	};
	return shared;
}

async function createTrigger(api: Api, wish: Wish = {}): Promise<Webhook> {
	const baseUrl = api.url;
	return await createWebhook({
		local: true,
		staticData: wish.staticData,
		credentials: {
			thoughtSpotBasicApi: { baseUrl, ...ADMIN, ...wish.credential },
			thoughtSpotBearerApi: { baseUrl, accessToken: 'unknown' },
			thoughtSpotTrustedApi: { baseUrl, username: 'tsadmin', secretKey: 'sandbox-secret-key' },
			...(wish.webhookSecret ? { thoughtSpotWebhookApi: wish.webhookSecret } : {}),
		} as Parameters<typeof createWebhook>[0]['credentials'],
		credentialTypes: [
			ThoughtSpotBasicApi,
			ThoughtSpotBearerApi,
			ThoughtSpotTrustedApi,
			ThoughtSpotWebhookApi,
		],
		node: {
			type: wish.type ?? ThoughtSpotTrigger,
			webhookId: wish.webhookId ?? 'a3f0c1d2-0000-4000-8000-000000000001',
			parameters: wish.parameters as never,
		},
	});
}

/** Calls the sandbox as its administrator, as somebody who sets it up by hand. */
export async function call(api: Api, path: string, body: object): Promise<Record<string, unknown>> {
	const post = async (to: string, content: object, token?: string) =>
		await fetch(`${api.url}${ROOT}${to}`, {
			method: 'POST',
			body: JSON.stringify(content),
			headers: {
				'content-type': 'application/json',
				...(token ? { authorization: `Bearer ${token}` } : {}),
			},
		});
	const { token } = (await (await post('/auth/token/full', ADMIN)).json()) as { token: string };
	const answer = await post(path, body, token);
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
	return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** A webhook that somebody else registered. */
export const FOREIGN = {
	name: 'Finance mailer',
	url: 'https://hooks.example.com/finance',
	events: ['LIVEBOARD_SCHEDULE'],
	authentication: { BEARER_TOKEN: 'foreign-secret' },
};
