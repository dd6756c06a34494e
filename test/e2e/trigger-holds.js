'use strict';
const assert = require('node:assert/strict');
const { createHmac, randomUUID } = require('node:crypto');
const http = require('node:http');
const { setTimeout: delay } = require('node:timers/promises');
const { isUnpublished } = require('./trigger-life');
const { noteSecrets } = require('./trigger-sources');
const { until } = require('./wait');

/** Body and headers of a delivery as the service would send it now. */
function compose(source, id) {
	const [{ url, header, secret, signatureHeader, signatureSecret }] = source.registered();
	const body = JSON.stringify(source.body(id));
	const signature = signatureSecret && {
		[signatureHeader]: createHmac('sha256', signatureSecret).update(body).digest('hex'),
	};
	return {
		url,
		body,
		headers: { 'content-type': 'application/json', [header]: secret, ...signature },
	};
}

/** Sends half of a delivery; what it gives sends the other half and resolves with the status. */
async function deliverSlowly(source, id) {
	const { url, body, headers } = compose(source, id);
	const length = { 'content-length': Buffer.byteLength(body) };
	const request = http.request(url, { method: 'POST', headers: { ...headers, ...length } });
	const answered = new Promise((resolve, reject) => {
		request.once('error', reject);
		request.once('response', (answer) => resolve(answer.resume().statusCode));
	});
	request.write(body.slice(0, 10));
	// n8n has looked up the workflow by then, and waits for the rest.
	await delay(1000);
	return () => {
		request.end(body.slice(10));
		return answered;
	};
}

/** A delivery that is under way while the workflow is activated anew brings no old registration back. */
async function checkUnderWay({ world, client, source, check }, { workflow, reader, ids }) {
	await check(`${source.title}: a delivery under way does not undo a new activation`, async () => {
		const finish = await deliverSlowly(source, 'under way');
		await client.deactivate(workflow.id);
		await isUnpublished(client, workflow);
		await client.activate(workflow);
		noteSecrets(world, source);
		await finish();
		await reader.idle();
		const { id, statuses } = await source.deliver();
		assert.deepEqual(statuses, [200]);
		await until('its item', async () => (await reader.items()).map(source.idOf).includes(id));
		const others = (await reader.items()).map(source.idOf).filter((one) => !ids.includes(one));
		ids.push(...others);
	});
}

/** What was answered with 2xx is on record, though n8n dies at that very moment. */
async function checkKilled({ n8n, source, check }, { reader }) {
	await check(`${source.title}: a delivery that was answered outlives n8n`, async () => {
		const before = new Set((await reader.idle()).map(({ id }) => id));
		const { url, body, headers } = compose(source, randomUUID());
		const { status } = await fetch(url, { method: 'POST', body, headers });
		n8n.kill();
		assert.equal(status, 200);
		await n8n.restart();
		const after = await reader.idle();
		assert.equal(after.filter(({ id }) => !before.has(id)).length, 1);
	});
}

module.exports = { checkKilled, checkUnderWay };
