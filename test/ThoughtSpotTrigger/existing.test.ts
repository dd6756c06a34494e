import { createHmac } from 'crypto';
import { ThoughtSpotWebhookApi } from '../../credentials/ThoughtSpotWebhookApi.credentials';
import { ThoughtSpotTrigger } from '../../nodes/ThoughtSpot/ThoughtSpotTrigger.node';
import { testCredential } from '../support/editor';
import { call, FOREIGN, useSandbox } from './setup';

const shared = useSandbox();
const { trigger } = shared;
const parameters = { authentication: 'existing' };

describe('Use Existing', () => {
	it('registers and removes nothing, and asks nothing of ThoughtSpot', async () => {
		await call(shared.api, '/webhooks/create', FOREIGN);
		const before = shared.api.control.webhooks();
		const asked = shared.api.requests.length;
		const webhook = await trigger({ parameters });
		await webhook.activate();
		await webhook.activate('manual');
		await webhook.deactivate();
		expect(shared.api.control.webhooks()).toEqual(before);
		expect(shared.api.requests).toHaveLength(asked);
	});

	it.each([
		['an API key', { API_KEY: { key: 'X-Own', value: 'own-secret' } }, 'x-own', 'own-secret'],
		['a token', { BEARER_TOKEN: 'own-token' }, 'Authorization', 'Bearer own-token'],
		[
			'a password',
			{ BASIC_AUTH: { username: 'u', password: 'p' } },
			'authorization',
			`Basic ${Buffer.from('u:p').toString('base64')}`,
		],
	])('takes deliveries with %s', async (_name, authentication, headerName, headerSecret) => {
		const webhook = await trigger({ parameters, webhookSecret: { headerName, headerSecret } });
		await webhook.activate();
		await call(shared.api, '/webhooks/create', { ...FOREIGN, url: webhook.url, authentication });
		const { event, deliveries } = await shared.api.control.fireSchedule();
		expect(deliveries).toMatchObject([{ status: 200 }]);
		expect(webhook.calls).toMatchObject([{ workflowData: [[{ json: event }]] }]);
		const headers = { [headerName]: `${headerSecret}x` };
		const refused = await shared.api.control.fireSchedule({ headers, retries: 0 });
		expect(refused.deliveries).toMatchObject([{ status: 401 }]);
	});

	it('takes the secret in the address, as API keys may be sent', async () => {
		const webhookSecret = { headerName: 'X-Own', headerSecret: 'own-secret' };
		const webhook = await trigger({ parameters, webhookSecret });
		const send = async (secret: string) => {
			const form = new FormData();
			form.append('payload', '{"eventId":"n.query"}');
			const address = `${webhook.url}?X-Own=${secret}`;
			return (await fetch(address, { method: 'POST', body: form })).status;
		};
		expect([await send('wrong'), await send('own-secret')]).toEqual([401, 200]);
	});

	it('checks the signature where one is set up', async () => {
		const webhookSecret = {
			headerName: 'X-Own',
			headerSecret: 'own-secret',
			signatureHeader: 'X-Signed',
			signatureSecret: 'signing',
		};
		const webhook = await trigger({ parameters, webhookSecret });
		const body = '{"eventId":"n.signed"}';
		const signature = createHmac('sha256', 'signing').update(body).digest('base64');
		const send = async (signed: string) => {
			const headers = {
				'content-type': 'application/json',
				'x-own': 'own-secret',
				'x-signed': signed,
			};
			return (await fetch(webhook.url, { method: 'POST', body, headers })).status;
		};
		expect([await send('forged'), await send(signature)]).toEqual([401, 200]);
	});

	it('takes nothing while the secret is empty', async () => {
		const webhook = await trigger({
			parameters,
			webhookSecret: { headerName: 'X-Own', headerSecret: '' },
		});
		const headers = { 'content-type': 'application/json', 'x-own': '' };
		const answer = await fetch(webhook.url, { method: 'POST', body: '{"a":1}', headers });
		expect(answer.status).toBe(401);
	});
});

describe('the credential', () => {
	const complete = { headerName: 'X-API-Key', headerSecret: 'own-secret' };
	it.each([
		[complete, 'OK', 'Complete'],
		[{ ...complete, headerName: 'two words' }, 'Error', "'Header Name'"],
		[{ ...complete, headerSecret: '' }, 'Error', "'Header Value'"],
		[{ ...complete, signatureHeader: 'X-Signed' }, 'Error', 'belong together'],
		[{ ...complete, signatureHeader: 'a b', signatureSecret: 's' }, 'Error', "'Signature Header'"],
	])('is checked for what can be told: %j', async (data, status, message) => {
		const result = await testCredential('thoughtSpotWebhookApi', data, {
			credentialTypes: [ThoughtSpotWebhookApi],
			nodeTypes: [ThoughtSpotTrigger],
		});
		expect(result).toMatchObject({ status, message: expect.stringContaining(message) });
	});
});
