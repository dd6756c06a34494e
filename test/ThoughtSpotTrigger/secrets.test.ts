import crypto from 'crypto';
import { findSecrets } from '../support/secrets';
import type { Webhook } from '../support/webhook';
import { ADMIN, call, FOREIGN, useSandbox } from './setup';

const shared = useSandbox();
const { trigger } = shared;

/** Everything that n8n keeps or prints: what calls gave, errors, and the log. */
const kept = (webhook: Webhook, errors: unknown[] = []) => [webhook.calls, errors, webhook.log];

const markersOf = (webhook: Webhook) => {
	const registrations = Object.values(webhook.staticData) as Array<Record<string, string>>;
	return [
		ADMIN.password,
		'foreign-secret',
		...registrations.flatMap(({ secret, signatureSecret }) => [secret, signatureSecret]),
	].filter((marker) => typeof marker === 'string');
};

it('stay out of items, answers and logs of deliveries', async () => {
	const webhook = await trigger();
	await webhook.activate();
	const markers = markersOf(webhook);
	expect(markers).toHaveLength(4);
	const good = await shared.api.control.fireSchedule();
	const headers = { 'X-API-Key': `${markers[2]}0` };
	const bad = await shared.api.control.fireSchedule({ headers, retries: 0 });
	expect(findSecrets([kept(webhook), good, bad], markers)).toEqual([]);
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
