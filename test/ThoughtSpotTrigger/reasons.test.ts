import type { ErrorShape } from '../../sandbox';
import { useSandbox } from './setup';

const shared = useSandbox();

const failureOf = async (promise: Promise<void>) =>
	await promise.then(
		() => undefined,
		(error: Error & { description?: string }) => error,
	);

it.each<[ErrorShape]>([['nested'], ['upstream'], ['checked']])(
	'the trigger says why ThoughtSpot refuses it, in the shape %s',
	async (shape) => {
		shared.api.control.setErrorShape(shape);
		const webhook = await shared.trigger({ credential: { orgId: '99' } });
		const error = await failureOf(webhook.activate());
		expect(error?.message).toContain('(400): Org 99 does not exist');
	},
);

it('the trigger says why its webhook is refused, with code and incident', async () => {
	const reason = { code: 10002, incident_id_guid: 'i-1', debug: '["Only one webhook per org"]' };
	shared.api.control.fault({
		kind: 'status',
		status: 400,
		match: { path: 'webhooks/create' },
		body: { error: { message: { debug: reason } } },
	});
	const error = await failureOf((await shared.trigger()).activate());
	expect(error?.message).toContain('ThoughtSpot answered 400: Only one webhook per org');
	expect(error?.description).toContain('Code 10002. Incident i-1.');
});
