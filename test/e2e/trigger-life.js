'use strict';
const assert = require('node:assert/strict');
const { noteSecrets } = require('./trigger-sources');
const { createReader } = require('./trigger-items');
const { until } = require('./wait');

const burst = 200;
const doubles = 20;

/** Activates a workflow of a source's trigger; `life` is what the other checks go on with. */
async function activate({ world, client, source, need }, name) {
	const { title } = source;
	const before = { everything: source.everything(), rest: source.rest() };
	return await need(
		`${title}: activating registers all of it once, and nothing else changes`,
		async () => {
			const workflow = await client.importWorkflow(source.flow(name));
			await client.activate(workflow);
			noteSecrets(world, source);
			assert.deepEqual(
				source.registered().map(({ complete }) => complete),
				[true],
			);
			assert.equal(source.rest(), before.rest);
			const reader = createReader(client, workflow);
			return { workflow, before, reader, ids: [] };
		},
	);
}

/** 200 deliveries at once, 20 of them twice: 200 items. How fast they are taken is up to the machine. */
async function checkBurst({ source, check }, { reader, ids }) {
	await check(
		`${source.title}: ${burst} deliveries in a burst, ${doubles} of them twice: ${burst} items, none twice`,
		async () => {
			const deliveries = await Promise.all(
				Array.from({ length: burst }, (_, index) =>
					source.deliver({ repeats: index % (burst / doubles) === 0 ? 1 : 0 }),
				),
			);
			const lost = deliveries.filter(({ statuses }) => !statuses.includes(200));
			assert.equal(lost.length, 0, `${lost.length} deliveries were never acknowledged`);
			ids.push(...deliveries.map(({ id }) => id));
			await reader.expectOnce(ids, source.idOf);
			ids.push((await source.deliver()).id);
			await reader.expectOnce(ids, source.idOf);
		},
	);
}

/** What does not know the secret starts nothing. */
async function checkStrangers({ source, check }, { reader }) {
	await check(`${source.title}: without the right secret 401, and no execution`, async () => {
		const [{ url, header, secret, signatureHeader }] = source.registered();
		const before = (await reader.idle()).length;
		const wrong = [
			{},
			{ [header]: '' },
			{ [header]: 'wrong' },
			{ [header]: `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}` },
			{ [header]: `${secret}0` },
			...(signatureHeader ? [{ [header]: secret, [signatureHeader]: 'wrong' }] : []),
		];
		for (const headers of wrong) {
			const answer = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body: JSON.stringify(source.body('forged')),
			});
			assert.equal(answer.status, 401, await answer.text());
		}
		assert.equal((await reader.idle()).length, before);
	});
}

/** After a restart of n8n the same registration goes on, and remembers what it has had. */
async function checkRestarted({ source, check, lateRepeats = 5 }, { reader, ids }, registered) {
	await check(
		`${source.title}: after a restart nothing is registered anew, and it goes on`,
		async () => {
			assert.deepEqual(source.registered(), registered);
			for (const id of ids.slice(-lateRepeats)) assert.deepEqual(await source.repeat(id), [200]);
			const { id, statuses } = await source.deliver({ repeats: 1 });
			assert.deepEqual(statuses, [200, 200]);
			ids.push(id);
			await reader.expectOnce(ids, source.idOf);
		},
	);
}

/** Resolves when n8n has taken a workflow down. */
async function isUnpublished(client, { id }) {
	await until('it is unpublished', async () => {
		const { status } = await client.publication(id);
		return status === 'not_published';
	});
}

/** Everything of ours is gone afterwards, and only that. */
async function deactivate({ client, source, check }, { workflow, before }) {
	await check(`${source.title}: deactivating leaves the service as it was before`, async () => {
		await client.deactivate(workflow.id);
		await isUnpublished(client, workflow);
		assert.deepEqual(source.everything(), before.everything);
	});
}

module.exports = {
	activate,
	checkBurst,
	checkRestarted,
	checkStrangers,
	deactivate,
	isUnpublished,
};
