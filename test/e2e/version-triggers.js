'use strict';
const { startSandboxes } = require('./sandboxes');
const { checkFiles } = require('./trigger-files');
const life = require('./trigger-life');
const { checkListeningAlone } = require('./trigger-listen');
const polling = require('./trigger-polling');
const { credentialFor, sourcesFor } = require('./triggers');

/** Both triggers: published, called by the services, started again, and taken down; and polling. */
async function checkTriggers(world, { client, logFile, restart }, { check, need, part }) {
	const services = await startSandboxes(world.secrets);
	world.cleanup(services.close);
	const shared = { world, client, check, need, logFile };
	const sources = await sourcesFor(services, client);

	await part('ThousandEyes Trigger', 'polling', async () => {
		const polled = await polling.startPolling(shared, (url) =>
			credentialFor(client, { thousandEyes: url }),
		);
		await polling.checkPolls(shared, polled);
		await client.deactivate(polled.workflow.id);
	});

	for (const source of sources) {
		const row = `${source.title} Trigger`;
		await part(row, 'test events', () => checkListeningAlone({ ...shared, source }));
		await part(row, 'webhook, also after a restart', async () => {
			const context = { ...shared, source };
			const state = await life.activate(context, row);
			await life.checkStrangers(context, state);
			await checkDelivery(context, state);
			const registered = source.registered();
			await need('n8n stops and starts again', restart);
			await life.checkRestarted(context, state, registered);
			if (source.title === 'ThoughtSpot') await checkFiles(context, state);
			await life.deactivate(context, state);
		});
	}
}

async function checkDelivery({ source, check }, { reader, ids }) {
	await check(`${source.title}: a delivery that comes twice gives one item`, async () => {
		ids.push((await source.deliver({ repeats: 1 })).id);
		await reader.expectOnce(ids, source.idOf);
	});
}

module.exports = { checkTriggers };
