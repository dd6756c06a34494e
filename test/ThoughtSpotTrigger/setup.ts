import { ThoughtSpotBasicApi } from '../../credentials/ThoughtSpotBasicApi.credentials';
import { ThoughtSpotBearerApi } from '../../credentials/ThoughtSpotBearerApi.credentials';
import { ThoughtSpotTrustedApi } from '../../credentials/ThoughtSpotTrustedApi.credentials';
import { ThoughtSpotWebhookApi } from '../../credentials/ThoughtSpotWebhookApi.credentials';
import { ThoughtSpotTrigger } from '../../nodes/ThoughtSpot/ThoughtSpotTrigger.node';
import { startThoughtSpot, type ThoughtSpotSandbox } from '../../sandbox';
import { createWebhook, type Webhook } from '../support/webhook';

export type Api = ThoughtSpotSandbox;

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
	/** False: n8n has the address https://n8n.example.com, whichever server stands for it. */
	local?: boolean;
	record?: () => Promise<void>;
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
		local: wish.local ?? true,
		record: wish.record,
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

/** The secrets that the only webhook was registered with. */
export function secretsOf(api: Api): { secret: string; signatureSecret: string } {
	const [{ authentication, signature_verification: signature }] =
		api.control.webhooks() as unknown as [Record<string, never>];
	const { value } = (authentication as { API_KEY: { value: string } }).API_KEY;
	return { secret: value, signatureSecret: (signature as { secret: string }).secret };
}

export interface Part {
	name: string;
	content: string;
	type?: string;
	fileName?: string;
}

/** Delivers parts as they stand here: FormData would give every part with a type a file name. */
export async function deliverParts(
	webhook: Webhook,
	parts: Part[],
	headers: Record<string, string>,
): Promise<Response> {
	const lines = parts.flatMap(({ name, content, type, fileName }) => [
		'--limit',
		`Content-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}`,
		...(type ? [`Content-Type: ${type}`] : []),
		'',
		content,
	]);
	return await fetch(webhook.url, {
		method: 'POST',
		body: [...lines, '--limit--', ''].join('\r\n'),
		headers: { 'content-type': 'multipart/form-data; boundary=limit', ...headers },
	});
}
