'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const { createCase, matching } = require('./trigger-failures');
const { isUnpublished } = require('./trigger-life');
const { noteSecrets } = require('./trigger-sources');
const { until } = require('./wait');

/** @type {import('../../sandbox').Fault} */
const forGood = { kind: 'status', status: 403, times: 1_000_000 };
/** @type {import('../../sandbox').Fault} */
const lostAnswer = { kind: 'drop', when: 'body' };

/** Activates against failures that last; gives what n8n says of it, once nothing more is tried. */
async function failForGood(context, service, faults) {
	const made = await createCase(context, service);
	for (const fault of faults) made.api.control.fault(fault);
	const error = await context.client.activate(made.workflow, 60_000).then(
		() => assert.fail('it was activated'),
		({ message }) => message,
	);
	return { ...made, error };
}

/** What cannot be cleaned up is named; the next activation finds it and the deactivation after it removes it. */
async function isFoundAgain({ client, world }, { api, source, workflow, before }) {
	api.control.clearFaults();
	await client.deactivate(workflow.id);
	await isUnpublished(client, workflow);
	await client.activate(workflow);
	noteSecrets(world, source);
	assert.equal(source.registered().length, 1);
	await client.deactivate(workflow.id);
	await isUnpublished(client, workflow);
	assert.deepEqual(source.everything(), before);
}

const lasting = {
	'ThousandEyes: a rule that cannot be written for good leaves nothing behind': async (context) => {
		const { source, before, error } = await failForGood(context, 'thousandEyes', [
			{ ...forGood, ...matching(['PUT', '/v7/alerts/rules/']) },
		]);
		assert.match(error, /Update the alert rule.*403/);
		assert.deepEqual(source.everything(), before);
	},
	'ThousandEyes: what cannot be removed either is named, and found the next time': async (
		context,
	) => {
		const made = await failForGood(context, 'thousandEyes', [
			{ ...forGood, ...matching(['PUT', '/v7/alerts/rules/']) },
			{ ...forGood, ...matching(['DELETE', '/v7/']) },
		]);
		const parts = Object.fromEntries(JSON.parse(made.api.state.integrations.snapshot()));
		for (const kind of ['connectors', 'operations']) {
			const mine = parts[kind].filter(([, { name }]) => name.startsWith('n8n '));
			assert.equal(mine.length, 1, kind);
			assert.ok(made.error.includes(mine[0][0]), `${kind} in: ${made.error}`);
		}
		await isFoundAgain(context, made);
	},
	'ThoughtSpot: a webhook that is refused leaves nothing behind': async (context) => {
		const { source, error } = await failForGood(context, 'thoughtSpot', [
			{ ...forGood, ...matching(['POST', '/api/rest/2.0/webhooks/create']) },
		]);
		assert.match(error, /Register the webhook.*403/);
		assert.deepEqual(source.everything(), []);
	},
	'ThoughtSpot: a webhook of which nothing more is heard is named, and found the next time': async (
		context,
	) => {
		const made = await failForGood(context, 'thoughtSpot', [
			{ ...lostAnswer, ...matching(['POST', '/api/rest/2.0/webhooks/create']) },
			{ ...forGood, ...matching(['POST', '/api/rest/2.0/webhooks/search']), skip: 1 },
		]);
		assert.equal(made.source.everything().length, 1);
		await isFoundAgain(context, made);
	},
	'ThousandEyes: what a deactivation cannot remove is named': async (context) => {
		const { client, logFile } = context;
		const { api, source, workflow } = await createCase(context, 'thousandEyes');
		await client.activate(workflow);
		const [{ id }] = source.registered();
		api.control.fault({ ...forGood, ...matching(['DELETE', '/v7/connectors/generic/']) });
		await client.deactivate(workflow.id);
		await until('n8n names it', () =>
			fs.readFileSync(logFile, 'utf8').includes(`the connector ${id}`),
		);
	},
};

/** Failures that last: n8n tries again for a while, so all of them are awaited together, and checked at the end. */
function startLasting(context) {
	const all = Object.entries(lasting).map(([title, run]) => {
		const ended = run(context);
		ended.catch(() => {});
		return [title, ended];
	});
	return async () => {
		for (const [title, ended] of all) await context.check(title, () => ended);
	};
}

module.exports = { startLasting };
