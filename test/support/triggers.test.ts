import { createHmac, timingSafeEqual } from 'crypto';
import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { ExampleApi } from './example';
import { createPoller } from './poll';
import { startServer } from './server';
import { createWebhook } from './webhook';

const description = {
	group: ['trigger'],
	version: 1,
	description: 'An example',
	defaults: { name: 'Example Trigger' },
	inputs: [],
	outputs: [NodeConnectionTypes.Main],
	credentials: [{ name: 'exampleApi', required: true }],
	properties: [],
} satisfies Partial<INodeTypeDescription>;

class ExamplePoll implements INodeType {
	description: INodeTypeDescription = {
		...description,
		usableAsTool: true,
		displayName: 'Example Trigger',
		name: 'examplePoll',
		polling: true,
	};

	async poll(this: IPollFunctions) {
		const state = this.getWorkflowStaticData('node');
		const { baseUrl } = await this.getCredentials('exampleApi');
		const rows = (await this.helpers.httpRequestWithAuthentication.call(this, 'exampleApi', {
			url: `${baseUrl as string}/rows`,
			qs: { after: state.last },
		})) as Array<{ id: number }>;
		state.last = rows[rows.length - 1]?.id ?? state.last ?? 0;
		state.checked = Number(state.checked ?? 0) + 1;
		return rows.length ? [this.helpers.returnJsonArray(rows)] : null;
	}
}

class ExampleWebhook implements INodeType {
	description: INodeTypeDescription = {
		...description,
		usableAsTool: true,
		displayName: 'Example Trigger',
		name: 'exampleWebhook',
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'events' }],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				return this.getWorkflowStaticData('node').id !== undefined;
			},
			async create(this: IHookFunctions) {
				const { baseUrl } = await this.getCredentials('exampleApi');
				const { id } = (await this.helpers.httpRequestWithAuthentication.call(this, 'exampleApi', {
					method: 'POST',
					url: `${baseUrl as string}/hooks`,
					body: { url: this.getNodeWebhookUrl('default') },
				})) as { id: string };
				this.getWorkflowStaticData('node').id = id;
				return true;
			},
			async delete(this: IHookFunctions) {
				delete this.getWorkflowStaticData('node').id;
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const request = this.getRequestObject();
		const expected = createHmac('sha256', 'key').update(request.rawBody).digest();
		const given = Buffer.from(String(this.getHeaderData()['x-signature'] ?? ''), 'hex');
		if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
			this.getResponseObject().status(401).json({ message: 'Signature missing' });
			return { noWebhookResponse: true };
		}
		return { workflowData: [this.helpers.returnJsonArray([this.getBodyData()])] };
	}
}

let server: Awaited<ReturnType<typeof startServer>>;
let rows: Array<{ id: number }>;
let status: number;

beforeEach(async () => {
	rows = [{ id: 4 }, { id: 5 }];
	status = 200;
	server = await startServer(({ url }) => {
		if (url === '/login') return { json: { token: 'token-one' } };
		if (url === '/hooks') return { status, json: { id: 'hook-1' } };
		return { status, json: rows };
	});
});
afterEach(async () => await server.close());

const setup = () => ({
	credentials: { exampleApi: { baseUrl: server.url, password: 'secret' } },
	credentialTypes: [ExampleApi],
});

describe('createPoller', () => {
	it('keeps static data and token between polls', async () => {
		const poller = createPoller({ node: { type: ExamplePoll }, ...setup() });
		expect(await poller.poll()).toEqual([[{ json: { id: 4 } }, { json: { id: 5 } }]]);
		rows = [];
		expect(await poller.poll()).toBeNull();
		expect(poller.staticData).toEqual({ last: 5, checked: 2 });
		expect(server.requests.map(({ url }) => url)).toEqual(['/login', '/rows', '/rows?after=5']);
		poller.restart();
		expect(poller.staticData).toEqual({ last: 5, checked: 1 });
	});

	it('throws what the node throws', async () => {
		status = 500;
		const poller = createPoller({ node: { type: ExamplePoll }, ...setup() });
		await expect(poller.poll()).rejects.toMatchObject({ httpCode: '500' });
		expect(poller.staticData).toEqual({});
	});
});

describe('createWebhook', () => {
	let webhook: Awaited<ReturnType<typeof createWebhook>>;
	beforeEach(async () => {
		webhook = await createWebhook({ node: { type: ExampleWebhook }, ...setup() });
	});
	afterEach(async () => await webhook.close());

	const send = async (body: string, signature: string) =>
		await fetch(webhook.url, {
			method: 'POST',
			body,
			headers: { 'content-type': 'application/json', 'x-signature': signature },
		});

	it('creates the webhook once and takes it away again', async () => {
		await webhook.activate();
		await webhook.activate('init');
		expect(webhook.staticData).toEqual({ id: 'hook-1' });
		const created = server.requests.filter(({ url }) => url === '/hooks');
		expect(created.map(({ body }) => JSON.parse(body))).toEqual([
			{ url: 'https://n8n.example.com/webhook/webhook-id/events' },
		]);
		await webhook.deactivate();
		expect(webhook.staticData).toEqual({});
		expect(await webhook.checkExists()).toBe(false);
	});

	it('throws when the activation fails, and saves nothing', async () => {
		status = 403;
		await expect(webhook.activate()).rejects.toMatchObject({ httpCode: '403' });
		expect(webhook.staticData).toEqual({});
	});

	it('starts the workflow on a signed call, raw body and parsed body at hand', async () => {
		const body = '{ "alert" : 1 }';
		const response = await send(body, createHmac('sha256', 'key').update(body).digest('hex'));
		expect(await response.json()).toEqual({ message: 'Workflow was started' });
		expect(webhook.calls).toEqual([{ workflowData: [[{ json: { alert: 1 } }]] }]);
	});

	it('lets the node answer for itself', async () => {
		const response = await send('{}', 'nonsense');
		expect(response.status).toBe(401);
		expect(webhook.calls).toEqual([{ noWebhookResponse: true }]);
	});

	it('answers 404 elsewhere and 422 to a broken body', async () => {
		expect((await fetch(webhook.url)).status).toBe(404);
		const empty = await fetch(webhook.url, { method: 'POST' });
		expect(empty.status).toBe(401);
		expect((await send('{', 'x')).status).toBe(422);
	});
});
