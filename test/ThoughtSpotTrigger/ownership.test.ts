import type { IDataObject } from 'n8n-workflow';
import { findSecrets } from '../support/secrets';
import type { Webhook } from '../support/webhook';
import { call, secretsOf, useSandbox, type Wish } from './setup';

const shared = useSandbox();
const { trigger } = shared;

const errorOf = async (promise: Promise<void>) =>
	(await promise.then(
		() => undefined,
		(reason: Error) => reason,
	)) as (Error & { description?: string }) | undefined;
const warningsOf = (webhook: Webhook) =>
	webhook.log.filter(({ level }) => level === 'warn').map(({ message }) => message);
/** N8n at one address, whichever server stands for it here. */
const atOneAddress = (wish: Wish = {}) => ({ ...wish, local: false });

/** An active workflow, and what the webhooks are with that. */
async function original(wish?: Wish) {
	const webhook = await trigger(wish);
	await webhook.activate();
	return { webhook, staticData: webhook.staticData, before: shared.api.control.webhooks() };
}

const copies: Array<[string, Wish]> = [
	['a copy of the workflow', atOneAddress({ webhookId: 'another' })],
	['a copy whose node has no webhook ID', atOneAddress({ webhookId: '' })],
	['a clone of n8n at another address', {}],
];

describe.each(copies)('%s with its static data', (_name, copied) => {
	const staticDataOf = (staticData: IDataObject): IDataObject[] => [
		staticData,
		// Also where the test address was copied along.
		{ ...staticData, test: staticData.production },
	];

	it.each(['activate', 'init', 'manual'] as const)(
		'takes nothing away when it starts by %s: ThoughtSpot allows one webhook',
		async (activation) => {
			const { before, ...first } = await original(atOneAddress());
			for (const staticData of staticDataOf(first.staticData)) {
				const copy = await trigger({ ...copied, staticData });
				const error = await errorOf(copy.activate(activation));
				expect(error?.message).toMatch(/already has a webhook, "n8n: Engine test"/);
				expect(error?.message).toContain('n8n.example.com');
				expect(shared.api.control.webhooks()).toEqual(before);
			}
		},
	);

	it.each(['update', 'manual'] as const)(
		'takes nothing away when it is stopped (%s), and names what it left',
		async (activation) => {
			const { before, ...first } = await original(atOneAddress());
			for (const staticData of staticDataOf(first.staticData)) {
				const copy = await trigger({ ...copied, staticData });
				await copy.deactivate(activation);
				expect(shared.api.control.webhooks()).toEqual(before);
				expect(warningsOf(copy).join()).toContain(before[0].id);
				expect(warningsOf(copy).join()).toContain(before[0].url);
				expect(findSecrets(copy.log, Object.values(secretsOf(shared.api)))).toEqual([]);
			}
		},
	);

	it('is not active because the other one is', async () => {
		const { staticData } = await original(atOneAddress());
		const copy = await trigger({ ...copied, staticData });
		expect(await copy.checkExists()).toBe(false);
	});
});

/** Makes the registered webhook one of another address, for ThoughtSpot and for n8n. */
async function moveTo(staticData: IDataObject, path: string): Promise<IDataObject> {
	const [{ id, url: before }] = shared.api.control.webhooks();
	const url = before.replace('/webhook/', path);
	await call(shared.api, `/webhooks/${id}/update`, { url });
	return { production: { ...(staticData.production as IDataObject), url } };
}

it('a clone of n8n below another path of the same host takes nothing away', async () => {
	const { staticData } = await original(atOneAddress());
	const moved = await moveTo(staticData, '/staging/webhook/');
	const before = shared.api.control.webhooks();
	const clone = await trigger(atOneAddress({ staticData: moved }));
	expect((await errorOf(clone.activate()))?.message).toContain('already has a webhook');
	await clone.deactivate();
	expect(shared.api.control.webhooks()).toEqual(before);
});

it('what n8n calls its addresses may change: the webhook is replaced', async () => {
	const { staticData, before } = await original(atOneAddress());
	const moved = await moveTo(staticData, '/hooks/');
	const renamed = await trigger(atOneAddress({ staticData: moved }));
	await renamed.activate();
	const [{ id, url }] = shared.api.control.webhooks();
	expect(url).toBe(before[0].url);
	expect(id).not.toBe(before[0].id);
	expect(warningsOf(renamed)).toEqual([]);
});

describe('deactivation', () => {
	it.each(['existing', 'trusted', 'bearer'])(
		'after the authentication was changed to %s uses no other credential, and says what is left',
		async (authentication) => {
			const { staticData, before } = await original(atOneAddress());
			const webhookSecret = { headerName: 'X-API-Key', headerSecret: 'x' };
			const changed = await trigger(
				atOneAddress({ staticData, webhookSecret, parameters: { authentication } }),
			);
			const asked = shared.api.requests.length;
			const error = await errorOf(changed.deactivate());
			expect(error?.message).toContain(before[0].id);
			expect(error?.message).toContain('basic');
			expect(error?.description).toContain(
				'Choose a credential of the type that it was registered with',
			);
			expect(shared.api.requests).toHaveLength(asked);
			expect(shared.api.control.webhooks()).toEqual(before);
			expect(changed.staticData).toEqual(staticData);
		},
	);

	it('goes on with another authentication that has proved to see the webhook', async () => {
		const { staticData } = await original(atOneAddress());
		const parameters = { authentication: 'trusted' };
		const changed = await trigger(atOneAddress({ staticData, parameters }));
		await changed.activate();
		await changed.deactivate();
		expect(shared.api.control.webhooks()).toEqual([]);
	});

	it('with the credential of another cluster says what is left at the first one', async () => {
		const { staticData, before } = await original(atOneAddress());
		const { startThoughtSpot } = await import('../../sandbox');
		const other = await startThoughtSpot();
		try {
			const moved = await trigger(atOneAddress({ staticData, credential: { baseUrl: other.url } }));
			const error = await errorOf(moved.deactivate());
			expect(error?.message).toContain(before[0].id);
			expect(error?.message).toContain(
				`${shared.api.url}, and the credential leads to ${other.url}`,
			);
			expect(moved.staticData).toEqual(staticData);
		} finally {
			await other.close();
		}
	});

	it('is content where the webhook is gone, though the cluster has another address now', async () => {
		const { staticData } = await original(atOneAddress());
		const baseUrl = shared.api.url.replace('127.0.0.1', 'localhost');
		const renamed = await trigger(atOneAddress({ staticData, credential: { baseUrl } }));
		await renamed.deactivate();
		expect(shared.api.control.webhooks()).toEqual([]);
		expect(renamed.staticData).toEqual({});
		expect(warningsOf(renamed)).toEqual([]);
	});
});

it('activation names a webhook that it does not need any more', async () => {
	const { staticData, before } = await original(atOneAddress());
	const webhookSecret = { headerName: 'X-API-Key', headerSecret: 'x' };
	const parameters = { authentication: 'existing' };
	const existing = await trigger(atOneAddress({ staticData, webhookSecret, parameters }));
	await existing.activate();
	expect(shared.api.control.webhooks()).toEqual(before);
	expect(warningsOf(existing).join()).toContain(before[0].id);
});
