'use strict';
const assert = require('node:assert/strict');
const { startThousandEyes, startThoughtSpot } = require('../../sandbox');
const { isUnpublished } = require('./trigger-life');
const { noteSecrets, thoughtSpotSource, thousandEyesSource } = require('./trigger-sources');

/** As many as n8n publishes side by side. */
const atOnce = 5;

const kinds = {
	500: { kind: 'status', status: 500 },
	429: { kind: 'status', status: 429, headers: { 'retry-after': '0' } },
	'a dropped connection': { kind: 'drop' },
};

const rule = '/v7/alerts/rules/\\d+';
const connectors = '/v7/connectors/generic';
const operations = '/v7/operations/webhooks';
const root = '/api/rest/2.0';

/** Every kind of call, by service, when a workflow is activated and when it is deactivated. */
const steps = {
	thousandEyes: {
		activate: [
			['GET', `${connectors}$`],
			['POST', `${connectors}$`],
			['GET', `${operations}$`],
			['POST', `${operations}$`],
			['PUT', `${operations}/[^/]+/connectors`],
			['GET', rule],
			['PUT', rule],
		],
		deactivate: [
			['GET', rule],
			['PUT', rule],
			['DELETE', `${operations}/`],
			['DELETE', `${connectors}/`],
		],
	},
	thoughtSpot: {
		activate: [
			['POST', `${root}/auth/token/full`],
			['GET', `${root}/auth/session/user`],
			['POST', `${root}/system/preferences/communication-channels/search`],
			['POST', `${root}/webhooks/search`],
			['POST', `${root}/webhooks/create`],
		],
		deactivate: [
			['POST', `${root}/webhooks/search`],
			['POST', `${root}/webhooks/delete`],
		],
	},
};

const matching = ([method, path]) => ({ match: { method, path } });

/** A sandbox of its own for one failure, with a workflow that is not active yet. */
async function createCase({ world, client, credentialFor }, service) {
	const isEyes = service === 'thousandEyes';
	const start = isEyes ? startThousandEyes : startThoughtSpot;
	const api = await start({ rateLimit: { limit: 100_000 }, alertCount: 5 });
	world.cleanup(api.close);
	const credential = await credentialFor(client, { [service]: api.url });
	const source = (isEyes ? thousandEyesSource : thoughtSpotSource)(api, credential);
	const workflow = await client.importWorkflow(source.flow(`Failures of ${source.title}`));
	return { api, source, workflow, before: source.everything() };
}

/** One case: one call of the activation fails once, and one of the deactivation. */
async function failOnce(context, { service, step, kind, end }) {
	const { client, world } = context;
	const { api, source, workflow, before } = await createCase(context, service);
	api.control.fault({ ...kinds[kind], ...matching(step) });
	await client.activate(workflow);
	noteSecrets(world, source);
	const found = source.registered();
	assert.deepEqual(
		found.map(({ complete }) => complete),
		[true],
		`registered after ${kind} at ${step}`,
	);
	api.control.clearFaults();
	api.control.fault({ ...kinds[kind], ...matching(end) });
	await client.deactivate(workflow.id);
	await isUnpublished(client, workflow);
	assert.deepEqual(source.everything(), before, `${kind} at ${step}, then at ${end}`);
}

/** One failure at each step, of each kind. */
async function checkPassing(context) {
	const cases = Object.entries(steps).flatMap(([service, { activate, deactivate }]) =>
		activate.flatMap((step, index) =>
			Object.keys(kinds).map((kind, nth) => {
				const end = deactivate[(index + nth) % deactivate.length];
				return { service, step, kind, end };
			}),
		),
	);
	const title = `one failure at each step of activating and deactivating, ${cases.length} in all: registered once, then gone`;
	await context.check(title, async () => {
		async function worker() {
			for (let one = cases.shift(); one; one = cases.shift()) await failOnce(context, one);
		}
		await Promise.all(Array.from({ length: atOnce }, worker));
	});
}

module.exports = { checkPassing, createCase, matching };
