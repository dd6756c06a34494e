import crypto from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { findSecrets } from '../support/secrets';
import type { Webhook } from '../support/webhook';
import { ADMIN, call, FOREIGN, secretsOf, useSandbox } from './setup';

const shared = useSandbox();
const { trigger } = shared;

/** Everything that n8n keeps or prints: what calls gave, errors, and the log. */
const kept = (webhook: Webhook, errors: unknown[] = []) => [webhook.calls, errors, webhook.log];

/** What no error and no log may repeat: what signs in, what is sent, and what is kept. */
const markersOf = (webhook: Webhook) => {
	const registrations = Object.values(webhook.staticData) as IDataObject[];
	return [
		ADMIN.password,
		'foreign-secret',
		...(shared.api.control.webhooks().length > 0 ? Object.values(secretsOf(shared.api)) : []),
		...registrations.flatMap(({ secretHash, signatureSecret }) => [secretHash, signatureSecret]),
	].map(String);
};

it('stay out of items, answers and logs of deliveries', async () => {
	const webhook = await trigger();
	await webhook.activate();
	const markers = markersOf(webhook);
	expect(markers).toHaveLength(6);
	const good = await shared.api.control.fireSchedule();
	const headers = { 'X-API-Key': `${markers[2]}0` };
	const bad = await shared.api.control.fireSchedule({ headers, retries: 0 });
	expect(findSecrets([kept(webhook), good, bad], markers)).toEqual([]);
});

describe('what is kept with the workflow, readable to all who can read it', () => {
	it('has the hash of the secret, and the one that signatures are checked with', async () => {
		const webhook = await trigger();
		await webhook.activate();
		const { secret, signatureSecret } = secretsOf(shared.api);
		expect(findSecrets(webhook.staticData, [secret, ADMIN.password])).toEqual([]);
		expect(webhook.staticData.production).toMatchObject({
			secretHash: crypto.createHash('sha256').update(secret).digest('hex'),
			signatureSecret,
		});
	});

	it('does not do for a delivery', async () => {
		const webhook = await trigger();
		await webhook.activate();
		const { secretHash, signatureSecret } = webhook.staticData.production as IDataObject;
		for (const value of [secretHash, signatureSecret, '', 'undefined'].map(String)) {
			const headers = { 'X-API-Key': value };
			const { deliveries } = await shared.api.control.fireSchedule({ headers, retries: 0 });
			expect(deliveries).toMatchObject([{ status: 401 }]);
		}
	});

	it('gets new ones with every registration', async () => {
		const webhook = await trigger();
		await webhook.activate();
		const before = markersOf(webhook);
		await webhook.deactivate();
		await webhook.activate();
		expect(findSecrets(webhook.staticData, before)).toEqual([]);
	});

	it('as former versions left it goes on, and loses the secret when n8n starts', async () => {
		const webhook = await trigger({ local: false });
		await webhook.activate();
		const { secret } = secretsOf(shared.api);
		const { id, url, org, signatureSecret } = webhook.staticData.production as IDataObject;
		const former = { production: { id, url, org, secret, signatureSecret }, received: ['n.1'] };
		const updated = await trigger({ local: false, staticData: former });
		const form = new FormData();
		form.append('payload', '{"eventId":"n.former"}');
		const options = { method: 'POST', body: form, headers: { 'x-api-key': secret } };
		expect((await fetch(updated.url, options)).status).toBe(200);
		expect(updated.staticData).toEqual(former);
		await updated.activate('init');
		expect(updated.staticData).toEqual(webhook.staticData);
		const again = new FormData();
		again.append('payload', '{"eventId":"n.former, later"}');
		expect((await fetch(updated.url, { ...options, body: again })).status).toBe(200);
		await updated.deactivate();
		expect(shared.api.control.webhooks()).toEqual([]);
	});
});

it('stay out of the errors of a registration that is refused, even if the service repeats them', async () => {
	const webhook = await trigger();
	const errors: unknown[] = [];
	const collect = async (run: Promise<void>) => await run.catch((error) => errors.push(error));
	await call(shared.api, '/webhooks/create', FOREIGN);
	await collect(webhook.activate());
	const [{ id }] = shared.api.control.webhooks();
	await call(shared.api, '/webhooks/delete', { webhook_identifiers: [id] });
	for (const status of [400, 500]) {
		shared.api.control.fault({ kind: 'status', status, match: { path: 'webhooks/create' } });
		await collect(webhook.activate());
	}
	const sent = shared.api.requests
		.filter(({ path }) => path.endsWith('/webhooks/create'))
		.slice(1)
		.map(({ body }) => JSON.parse(body));
	const secrets = sent.flatMap((body) => [
		body.authentication.API_KEY.value,
		body.signature_verification.secret,
	]);
	expect(secrets).toHaveLength(4);
	expect(errors).toHaveLength(3);
	expect(findSecrets(kept(webhook, errors), [...markersOf(webhook), ...secrets])).toEqual([]);
});

it('are taken out of what the service says', async () => {
	const secret = Buffer.alloc(32, 7);
	const random = jest.spyOn(crypto, 'randomBytes').mockImplementation(() => secret as never);
	const body = { error: { message: { debug: `Bad value ${secret.toString('hex')}` } } };
	const match = { path: 'webhooks/create' };
	const webhook = await trigger();
	shared.api.control.fault({ kind: 'status', status: 400, match, body });
	const error = await webhook.activate().catch((reason: Error) => reason);
	random.mockRestore();
	expect(error).toMatchObject({ message: expect.stringContaining('Bad value [redacted]') });
	expect(findSecrets([error, kept(webhook)], [secret.toString('hex')])).toEqual([]);
});

it.each([
	['the search', 'webhooks/search', 400],
	['the removal', 'webhooks/delete', 400],
	['the removal, as a success', 'webhooks/delete', 200],
])('are taken out of what the service says of %s later on', async (_name, path, status) => {
	const webhook = await trigger();
	await webhook.activate();
	const markers = markersOf(webhook);
	const { secret, signatureSecret } = secretsOf(shared.api);
	const reason = `Locked: ${secret}, ${signatureSecret.toUpperCase()}`;
	const body =
		status === 200
			? { deleted_count: 0, failed_count: 1, failed_webhooks: [{ error: reason }] }
			: { error: { message: { debug: reason } } };
	const headers = { 'content-type': 'application/json' };
	shared.api.control.fault({ kind: 'status', status, match: { path }, headers, body, times: 5 });
	const error = (await webhook.deactivate().catch((one: Error) => one)) as Error;
	expect(error.message).toContain('Locked: [redacted], [redacted]');
	const all = [...markers, signatureSecret.toUpperCase()];
	expect(findSecrets([error, kept(webhook)], all)).toEqual([]);
});
