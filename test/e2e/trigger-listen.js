'use strict';
const assert = require('node:assert/strict');
const { noteSecrets } = require('./trigger-sources');
const { createReader } = require('./trigger-items');
const { until } = require('./wait');

/** What the editor calls when a test event is listened for, and when listening is stopped. */
const listen = (client, workflow) => client.start(workflow, 'Trigger');
const stopListening = (client, { id }) => client.rest('DELETE', `/test-webhook/${id}`);

const isAgain = (source, before) =>
	until('all is as it was before listening', () => {
		const [now, then] = [source.everything(), before].map((one) => JSON.stringify(one));
		return now === then;
	});

/** Listens, gets one delivery, and leaves all as it was; `productions` is what is registered meanwhile beside it. */
async function listenOnce({ world, client, source }, { workflow, reader }, production) {
	const before = source.everything();
	assert.deepEqual(await listen(client, workflow), { waitingForWebhook: true });
	noteSecrets(world, source);
	const isTest = ({ url }) => url.includes('/webhook-test/');
	assert.equal(source.registered().filter(isTest).length, 1);
	assert.deepEqual(
		source.registered().filter((one) => !isTest(one)),
		production,
	);
	const { id, statuses } = await source.deliver();
	assert.deepEqual(
		statuses,
		[...production, 'test'].map(() => 200),
	);
	await until('the test event is there', async () =>
		(await reader.tests()).map(source.idOf).includes(id),
	);
	await isAgain(source, before);
	assert.deepEqual(await listen(client, workflow), { waitingForWebhook: true });
	noteSecrets(world, source);
	await stopListening(client, workflow);
	await isAgain(source, before);
	return id;
}

/** Listening in the editor beside the active workflow. */
async function checkListening(context, life) {
	const { client, source, check } = context;
	const { workflow, reader, ids } = life;
	if (source.both) {
		await check(`${source.title}: listening in the editor leaves production alone`, async () => {
			ids.push(await listenOnce(context, life, source.registered()));
			await reader.expectOnce(ids, source.idOf);
		});
		return;
	}
	await check(`${source.title}: the editor is told who has the one webhook`, async () => {
		const before = source.everything();
		await assert.rejects(listen(client, workflow), /receives the deliveries of this org/);
		assert.deepEqual(source.everything(), before);
		const { id, statuses } = await source.deliver();
		assert.deepEqual(statuses, [200]);
		ids.push(id);
		await reader.expectOnce(ids, source.idOf);
	});
}

/** Listening in the editor without an active workflow. */
async function checkListeningAlone(context) {
	const { client, source, check } = context;
	await check(`${source.title}: listening in the editor alone takes one test event`, async () => {
		const workflow = await client.importWorkflow(source.flow(`Test of ${source.title}`));
		const reader = createReader(client, workflow);
		await listenOnce(context, { workflow, reader }, []);
		await reader.expectOnce([], source.idOf);
	});
}

module.exports = { checkListening, checkListeningAlone };
