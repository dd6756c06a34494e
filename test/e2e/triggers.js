'use strict';
const { sandboxCredential } = require('../../demo/credentials');
const { startSandboxes } = require('./sandboxes');
const { checkPassing } = require('./trigger-failures');
const { checkFiles } = require('./trigger-files');
const life = require('./trigger-life');
const { startLasting } = require('./trigger-lasting');
const { checkListening, checkListeningAlone } = require('./trigger-listen');
const polling = require('./trigger-polling');
const { checkQueue } = require('./trigger-queue');
const { thoughtSpotSource, thousandEyesSource } = require('./trigger-sources');

const title = 'workflows that start themselves, with both services really delivering';

async function run(world, { check, need }) {
	const n8n = await world.n8n();
	const { client } = n8n;
	const shared = { world, client, check, need, credentialFor, logFile: n8n.logFile };
	const services = await startSandboxes(world.secrets);
	world.cleanup(services.close);
	const [thousandEyes, thoughtSpot] = await sourcesFor(services, client);

	await checkListeningAlone({ ...shared, source: thousandEyes });
	await checkListeningAlone({ ...shared, source: thoughtSpot });

	const polled = await polling.startPolling(shared, (url) =>
		credentialFor(client, { thousandEyes: url }),
	);
	await polling.checkPolls(shared, polled);

	const alive = [];
	for (const source of [thousandEyes, thoughtSpot]) {
		const context = { ...shared, source };
		const state = await life.activate(context, `Trigger of ${source.title}`);
		alive.push([context, state]);
		await life.checkStrangers(context, state);
		await checkListening(context, state);
		if (source === thoughtSpot) await checkFiles(context, state);
		await life.checkBurst(context, state);
	}

	const registered = alive.map(([{ source }]) => source.registered());
	await need('n8n stops and starts again', async () => {
		const restarted = n8n.restart();
		await polling.changeWhileDown(polled);
		await restarted;
	});
	for (const [index, [context, state]] of alive.entries()) {
		await life.checkRestarted(context, state, registered[index]);
	}
	await polling.checkAfterRestart(shared, polled);
	// Both are mostly waiting.
	await Promise.all([polling.checkOutage(shared, polled), checkPassing(shared)]);
	const checkLasting = startLasting(shared);
	for (const [context, state] of alive) await life.deactivate(context, state);

	await checkQueue(shared, (queued) => sourcesFor(services, queued));
	await checkLasting();
	noteSessions(world, services);
}

/** Both services with credentials of their own in an n8n. */
async function sourcesFor({ thousandEyes, thoughtSpot }, client) {
	return [
		thousandEyesSource(
			thousandEyes,
			await credentialFor(client, { thousandEyes: thousandEyes.url }),
		),
		thoughtSpotSource(thoughtSpot, await credentialFor(client, { thoughtSpot: thoughtSpot.url })),
	];
}

/** @param {any} client @param {{ thousandEyes?: string, thoughtSpot?: string }} urls one of them */
async function credentialFor(client, { thousandEyes, thoughtSpot }) {
	const wanted = thousandEyes ? 'thousandEyesBearerApi' : 'thoughtSpotTrustedApi';
	const { type, data } = sandboxCredential(wanted, thousandEyes, thoughtSpot);
	const name = `${type} of the triggers`;
	const { id } = await client.createCredential({ name, type, data });
	return { id, name, type };
}

/** Nobody asked to see the tokens of the triggers' sessions. */
function noteSessions({ secrets }, { used }) {
	const seen = used();
	const isSession = ({ value }) => seen.has(value) && !value.startsWith('sandbox-');
	const sessions = secrets.issued().filter(isSession);
	for (const { value } of sessions) secrets.add('session of a trigger', value);
}

module.exports = { credentialFor, run, sourcesFor, title };
