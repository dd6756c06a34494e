import { createHmac } from 'crypto';
import { startServer } from '../support/server';
import { startThoughtSpot, type ThoughtSpotSandbox } from '../../sandbox';

const admin = { username: 'tsadmin', password: 'sandbox-admin-password' };
const analyst = { username: 'analyst', password: 'sandbox-password' };
const signature = { type: 'HMAC_SHA256', algorithm: 'SHA256', header: 'X-Sign', secret: 'signing' };

let api: ThoughtSpotSandbox;
let receiver: Awaited<ReturnType<typeof startServer>>;
let status: number;

beforeAll(async () => {
	api = await startThoughtSpot({ controls: true });
});
beforeEach(async () => {
	api.reset();
	status = 200;
	receiver = await startServer(() => ({ status, json: {} }));
});
afterEach(async () => await receiver.close());
afterAll(async () => await api.close());

async function post(path: string, body: object, account: object = admin) {
	const send = async (to: string, content: object, headers: Record<string, string>) => {
		const answer = await fetch(`${api.url}${to}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(content),
		});
		const text = await answer.text();
		return { status: answer.status, body: text ? JSON.parse(text) : undefined };
	};
	if (path.startsWith('/__sandbox')) return await send(path, body, {});
	const { body: session } = await send('/api/rest/2.0/auth/token/full', account, {});
	return await send(`/api/rest/2.0/${path}`, body, { authorization: `Bearer ${session.token}` });
}

const wish = () => ({
	name: 'one',
	url: `${receiver.url}/hook`,
	events: ['LIVEBOARD_SCHEDULE'],
	authentication: { API_KEY: { key: 'X-API-Key', value: 'key-value' } },
	signature_verification: signature,
});

describe('webhooks', () => {
	it('are one for each org, and never tell a secret', async () => {
		const { status: created, body } = await post('webhooks/create', wish());
		expect(created).toBe(200);
		expect(body.authentication).toEqual({ API_KEY: { key: 'X-API-Key', value: '***' } });
		expect(body.signature_verification).toEqual({ ...signature, secret: '***' });
		expect(body.org).toEqual({ id: '0', name: 'Primary' });
		expect((await post('webhooks/create', { ...wish(), name: 'two' })).status).toBe(400);
		const retail = { ...admin, org_id: 2 };
		expect((await post('webhooks/create', wish(), retail)).status).toBe(200);
		const found = await post('webhooks/search', { org_identifier: 'Retail' });
		expect(found.body.webhooks).toMatchObject([{ name: 'one', org: { id: '2' } }]);
		expect(found.body.pagination).toMatchObject({ total_count: 1, has_more: false });
	});

	it('are changed field by field, and deleted with a reply that counts', async () => {
		const { id } = (await post('webhooks/create', wish())).body;
		const changes = { name: 'new', reset_options: ['SIGNATURE_VERIFICATION'] };
		expect((await post(`webhooks/${id}/update`, changes)).status).toBe(204);
		const [webhook] = api.control.webhooks();
		expect(webhook).toMatchObject({ name: 'new', url: wish().url, signature_verification: null });
		const removal = await post('webhooks/delete', { webhook_identifiers: [id, 'other'] });
		expect(removal).toMatchObject({
			status: 200,
			body: { deleted_count: 1, failed_count: 1, failed_webhooks: [{ id: 'other' }] },
		});
	});

	it.each([
		[{ url: 'nowhere' }, 400],
		[{ events: ['KPI'] }, 400],
		[{ events: [] }, 400],
		[{ authentication: { API_KEY: { key: 'x' } } }, 400],
		[{ authentication: { PIN: 'x' } }, 400],
		[{ signature_verification: { ...signature, algorithm: 'MD5' } }, 400],
		[{ storage_destination: { storage_type: 'AWS_S3', storage_config: {} } }, 400],
		[{ unknown: 1 }, 400],
	])('are refused with %j', async (change, expected) => {
		expect((await post('webhooks/create', { ...wish(), ...change })).status).toBe(expected);
		expect(api.control.webhooks()).toEqual([]);
	});

	it('are for administrators', async () => {
		for (const path of ['create', 'search']) {
			expect(
				(await post(`webhooks/${path}`, path === 'create' ? wish() : {}, analyst)).status,
			).toBe(403);
		}
	});
});

describe('channels', () => {
	const path = 'system/preferences/communication-channels';
	const preference = (channels: string[]) => [{ event_type: 'LIVEBOARD_SCHEDULE', channels }];

	it('are set for the cluster, and by orgs for themselves', async () => {
		const change = {
			cluster_preferences: preference(['EMAIL']),
			org_preferences: [{ org_identifier: 'Retail', preferences: preference(['WEBHOOK']) }],
		};
		expect((await post(`${path}/configure`, change)).status).toBe(204);
		const { body } = await post(`${path}/search`, {
			cluster_preferences: ['LIVEBOARD_SCHEDULE'],
			org_preferences: [{ org_identifier: '0' }, { org_identifier: '2' }],
		});
		expect(body.cluster_preferences).toEqual(preference(['EMAIL']));
		expect(body.org_preferences.map((row: { preferences: object }) => row.preferences)).toEqual([
			[],
			preference(['WEBHOOK']),
		]);
	});

	it('decide whether anything is delivered', async () => {
		await post('webhooks/create', wish());
		api.control.setChannels(['EMAIL']);
		expect((await api.control.fireSchedule()).deliveries).toEqual([]);
		expect(receiver.requests).toEqual([]);
	});
});

describe('a schedule', () => {
	it('is delivered with secret and signature over the raw body', async () => {
		await post('webhooks/create', { ...wish(), url_params: { from: 'ts' } });
		const { deliveries } = await api.control.fireSchedule({ format: 'csv' });
		expect(deliveries).toMatchObject([{ status: 200, ok: true }]);
		const [{ url, headers, body }] = receiver.requests;
		expect(url).toBe('/hook?from=ts');
		expect(headers['content-type']).toMatch(/^multipart\/form-data/);
		expect(headers['x-api-key']).toBe('key-value');
		expect(headers['x-sign']).toBe(createHmac('sha256', 'signing').update(body).digest('hex'));
		expect(body).toContain('name="payload"');
		expect(body).toContain('filename="report.csv"');
	});

	it('is sent again while it is not taken, and on demand when it is', async () => {
		await post('webhooks/create', wish());
		status = 500;
		expect((await api.control.fireSchedule({ retries: 2 })).deliveries).toHaveLength(3);
		status = 200;
		expect((await api.control.fireSchedule({ repeats: 1 })).deliveries).toHaveLength(2);
	});

	it('is sent again, after longer and longer waits, until it is acknowledged', async () => {
		await post('webhooks/create', wish());
		const times: number[] = [];
		await receiver.close();
		receiver = await startServer(() => {
			times.push(performance.now());
			return { status: times.length < 5 ? 503 : 200, json: {} };
		});
		const [{ id }] = api.control.webhooks();
		await post(`webhooks/${id}/update`, { url: `${receiver.url}/hook` });
		const { deliveries } = await api.control.fireSchedule({ retries: 10, retryDelayMs: 4 });
		expect(deliveries.map(({ status: got }) => got)).toEqual([503, 503, 503, 503, 200]);
		const waits = times.slice(1).map((time, index) => time - times[index]);
		[4, 8, 16, 32].forEach((least, index) => expect(waits[index]).toBeGreaterThan(least - 2));
	});

	it('fires through the control route too', async () => {
		await post('webhooks/create', wish());
		const { status: done, body } = await post('/__sandbox/schedule', { format: 'png' });
		expect([done, body.result.deliveries[0].status]).toEqual([200, 200]);
	});
});
