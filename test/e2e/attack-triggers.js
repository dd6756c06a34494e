'use strict';
const assert = require('node:assert/strict');
const http = require('node:http');
const { once } = require('node:events');
const { setTimeout: delay } = require('node:timers/promises');
const { createHmac, randomUUID } = require('node:crypto');
const { isUnpublished } = require('./trigger-life');
const { noteSecrets } = require('./trigger-sources');
const { until } = require('./wait');

/** A copy made with what the original remembers never takes the original's webhook away. */
async function checkCopies({ world, client, publicApi, check, sources }) {
	for (const source of sources) {
		await check(
			`${source.title}: a copy of an active workflow, with all that n8n stored of it, leaves the original's webhook alone`,
			async () => {
				const original = await client.importWorkflow(source.flow(`Original ${source.title}`));
				await client.activate(original);
				noteSecrets(world, source);
				const [registered] = source.registered();
				const stored = await publicApi('GET', `/workflows/${original.id}`);
				assert.ok(JSON.stringify(stored.staticData).includes(registered.url));
				const { name, nodes, connections, settings, staticData } = stored;
				const copy = await publicApi('POST', '/workflows', {
					name: `Copy of ${name}`,
					nodes: nodes.map((node) => ({ ...node, webhookId: randomUUID() })),
					connections,
					settings: { executionOrder: settings.executionOrder },
					staticData,
				});
				const { versionId } = await client.rest('GET', `/workflows/${copy.id}`);
				// Where the service allows one webhook for each org, it must be refused.
				await client.activate({ id: copy.id, versionId }).catch(() => undefined);
				noteSecrets(world, source);
				await client.deactivate(copy.id);
				await isUnpublished(client, copy);
				const left = source.registered().filter(({ id }) => id === registered.id);
				assert.deepEqual(left, [registered], 'the registration of the original has changed');
				const { statuses } = await source.deliver();
				assert.deepEqual(statuses, [200], 'the original gets nothing any more');
				await client.deactivate(original.id);
				await isUnpublished(client, original);
				assert.deepEqual(source.registered(), []);
			},
		);
	}
}

/** A delivery under way while the workflow is activated anew does not bring the old secret back. */
async function checkReactivation({ world, client, check, sources }) {
	for (const source of sources) {
		await check(
			`${source.title}: a delivery that arrives while the workflow is activated anew leaves the new secret alone`,
			async () => {
				const workflow = await client.importWorkflow(source.flow(`Anew ${source.title}`));
				await client.activate(workflow);
				noteSecrets(world, source);
				const slow = await beginDelivery(source, 'in-flight');
				await client.deactivate(workflow.id);
				await isUnpublished(client, workflow);
				await client.activate(workflow);
				noteSecrets(world, source);
				await slow.finish();
				const { statuses } = await source.deliver();
				assert.deepEqual(statuses, [200], 'a genuine delivery is refused');
				await client.deactivate(workflow.id);
				await isUnpublished(client, workflow);
				assert.deepEqual(source.registered(), []);
			},
		);
	}
}

/** What was answered with a success is on record, even if n8n dies at that very moment. */
async function checkCrash({ world, n8n, check, sources }) {
	const { client } = n8n;
	for (const source of sources) {
		await check(
			`${source.title}: a delivery that was answered is on record although n8n dies at the answer`,
			async () => {
				const workflow = await client.importWorkflow(source.flow(`Crash ${source.title}`));
				await client.activate(workflow);
				noteSecrets(world, source);
				const delivery = await beginDelivery(source, 'at-the-crash');
				const status = await delivery.finish(() => n8n.kill());
				assert.equal(status, 200);
				await n8n.restart();
				const found = await until('n8n knows its executions again', async () => {
					const ids = await client.executionIds(workflow.id);
					return ids.length > 0 && ids;
				}).catch(() => []);
				const kept = [];
				// n8n may still call it running: what counts is that its data is there.
				for (const id of found) {
					kept.push(JSON.stringify(await client.rest('GET', `/executions/${id}`)));
				}
				assert.ok(
					kept.some((text) => text.includes('at-the-crash')),
					'no execution holds the delivery',
				);
				await client.deactivate(workflow.id);
				await isUnpublished(client, workflow);
			},
		);
	}
}

/** Begins a genuine delivery and holds its last byte back until `finish`, which gives the status of the answer. */
async function beginDelivery(source, id) {
	const [{ url, header, secret, signatureHeader, signatureSecret }] = source.registered();
	const body = Buffer.from(JSON.stringify(source.body(id)));
	const request = http.request(url, {
		method: 'POST',
		agent: false,
		headers: {
			'content-type': 'application/json',
			'content-length': body.length,
			[header]: secret,
			...(signatureSecret && {
				[signatureHeader]: createHmac('sha256', signatureSecret).update(body).digest('hex'),
			}),
		},
	});
	request.on('error', () => {});
	request.write(body.subarray(0, -1));
	await delay(100);
	return {
		async finish(atAnswer = () => {}) {
			request.end(body.subarray(-1));
			const [response] = await once(request, 'response');
			atAnswer();
			response.resume();
			return response.statusCode;
		},
	};
}

module.exports = { checkCopies, checkCrash, checkReactivation };
