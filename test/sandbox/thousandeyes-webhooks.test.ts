import { startServer } from '../support/server';
import {
	startThousandEyes,
	type ThousandEyesSandbox,
} from '../../sandbox';

let api: ThousandEyesSandbox;

beforeAll(async () => {
	api = await startThousandEyes({ rateLimit: false, alertCount: 10, controls: true });
});
beforeEach(() => api.reset());
afterAll(async () => await api.close());

async function call(method: string, path: string, body?: unknown) {
	const response = await fetch(api.url + path, {
		method,
		body: body === undefined ? undefined : JSON.stringify(body),
		headers: {
			authorization: 'Bearer sandbox-thousandeyes-bearer',
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
		},
	});
	const text = await response.text();
	return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

const connector = { type: 'generic', name: 'Mine', target: 'https://example.org/hook' };
const operation = { name: 'Mine', category: 'alerts', status: 'pending' };

const withoutReadOnly = ({ _links, ruleId, tests, ...rule }: Record<string, unknown>) => {
	expect([_links, ruleId, tests].every(Boolean)).toBe(true);
	return rule;
};

describe('connectors and webhook operations', () => {
	it('are created, read, listed, replaced and removed', async () => {
		const path = '/v7/connectors/generic';
		const created = await call('POST', path, connector);
		expect(created.status).toBe(201);
		const { id } = created.body;
		expect((await call('GET', `${path}/${id}`)).body).toMatchObject(connector);
		expect((await call('PUT', `${path}/${id}`, { ...connector, name: 'New' })).status).toBe(200);
		const { items } = (await call('GET', path)).body;
		expect(items.map(({ name }: { name: string }) => name)).toEqual(['Other connector', 'New']);
		expect((await call('DELETE', `${path}/${id}`)).status).toBe(204);
		expect((await call('DELETE', `${path}/${id}`)).status).toBe(404);
	});

	it.each([
		['/v7/connectors/generic', { ...connector, type: 'slack' }, 'type'],
		['/v7/connectors/generic', { ...connector, target: 'ftp://x' }, 'target'],
		['/v7/connectors/generic', { ...connector, headers: [{ name: 'X' }] }, 'headers'],
		['/v7/connectors/generic', { ...connector, id: '1' }, 'id'],
		['/v7/operations/webhooks', { ...operation, category: 'all' }, 'category'],
		['/v7/operations/webhooks', { ...operation, status: undefined }, 'status'],
	])('%s refuses %j', async (path, body, field) => {
		const answer = await call('POST', path, body);
		expect(answer.status).toBe(400);
		expect(answer.body.errors).toMatchObject([{ field }]);
	});

	it('are joined one to one', async () => {
		const { id } = (await call('POST', '/v7/operations/webhooks', operation)).body;
		const mine = (await call('POST', '/v7/connectors/generic', connector)).body.id;
		const path = `/v7/operations/webhooks/${id}/connectors`;
		expect((await call('PUT', path, [mine, mine])).status).toBe(400);
		expect((await call('PUT', path, ['unknown'])).status).toBe(400);
		expect((await call('PUT', path, [mine])).status).toBe(200);
		expect((await call('GET', path)).body.items).toEqual([mine]);
	});
});

describe('alert rules', () => {
	const path = '/v7/alerts/rules/127094';

	it('are listed without notifications and read with them', async () => {
		const { alertRules } = (await call('GET', '/v7/alerts/rules')).body;
		expect(alertRules[0]).not.toHaveProperty('notifications');
		expect((await call('GET', path)).body.notifications.customWebhook).toHaveLength(1);
	});

	it('are replaced as a whole, and refuse what cannot be written', async () => {
		const { body } = await call('GET', path);
		expect((await call('PUT', path, body)).status).toBe(400);
		const rule = withoutReadOnly(body);
		expect((await call('PUT', path, { ...rule, ruleName: undefined })).status).toBe(400);
		expect((await call('PUT', path, rule)).status).toBe(200);
		expect(withoutReadOnly((await call('GET', path)).body)).toEqual(rule);
	});
});

describe('alerts that are raised', () => {
	it('reach the webhooks of their rule with headers and filled template, as often as asked', async () => {
		const receiver = await startServer(() => ({ status: 204, text: '' }));
		const payload =
			'{"id":"{{alert.id}}","at":[{{#each alert.details}}"{{source.name}}"{{#unless @last}},{{/unless}}{{/each}}],"is":"{{type.id}}","why":"{{alert.rule.expression}}"}';
		const headers = [{ name: 'X-Webhook-Secret', value: 'generated' }];
		const target = `${receiver.url}/hook`;
		const { id } = (await call('POST', '/v7/connectors/generic', { ...connector, target, headers }))
			.body;
		const made = (await call('POST', '/v7/operations/webhooks', { ...operation, payload })).body.id;
		await call('PUT', `/v7/operations/webhooks/${made}/connectors`, [id]);
		const rule = withoutReadOnly((await call('GET', '/v7/alerts/rules/127094')).body);
		const customWebhook = [{ integrationId: made, integrationType: 'custom-webhook' }];
		await call('PUT', '/v7/alerts/rules/127094', { ...rule, notifications: { customWebhook } });

		const raised = await api.control.raiseAlert({ ruleId: '127094', repeat: 2 });
		expect(raised.deliveries).toEqual([
			{ url: target, status: 204 },
			{ url: target, status: 204 },
		]);
		expect((await call('GET', `/v7/alerts/${raised.alertId}`)).body.state).toBe('trigger');
		const cleared = await fetch(`${api.url}/__sandbox/clear`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ alertId: raised.alertId }),
		});
		const { result } = (await cleared.json()) as { result: { deliveries: object[] } };
		expect(result.deliveries).toEqual([{ url: target, status: 204 }]);
		expect((await call('GET', `/v7/alerts/${raised.alertId}`)).body.state).toBe('clear');
		expect(receiver.requests.map(({ body }) => JSON.parse(body).is)).toEqual(['2', '2', '1']);
		const [{ body, headers: sent }] = receiver.requests;
		expect(sent).toMatchObject({ 'x-webhook-secret': 'generated' });
		expect(JSON.parse(body)).toMatchObject({
			id: raised.alertId,
			at: expect.arrayContaining([expect.any(String)]),
			why: '((errorType !&#x3D; &quot;None&quot;))',
		});
		await receiver.close();
	});
});
