'use strict';
const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { attach, createCaller } = require('../../demo/attached');
const { chatMessage, liveboard, sheetForm } = require('../../demo/samples');
const { errorOf, outputsOf } = require('./build');
const { readTemplate, triggerOf } = require('./templates');

/** What the templates bring about at the services, beside what they answer. */
async function checkOutcomes(world, { check }) {
	const { client, url } = await world.n8n();
	const { thousandEyes, thoughtSpot } = await world.sandboxes();
	const credentials = await world.credentials();
	const caller = await createCaller(client);

	/** Imports a template under an address of its own. */
	async function imported(file, edit = () => {}) {
		const template = readTemplate(file, credentials, edit);
		const trigger = triggerOf(template);
		if (trigger.webhookId) trigger.webhookId = randomUUID();
		if (trigger.parameters.path) trigger.parameters.path += '-outcome';
		await attach(client, template, caller);
		return await client.importWorkflow(template);
	}

	/** A published webhook as a function; with what it answers. */
	async function published(file) {
		const workflow = await imported(file);
		await client.activate(workflow);
		const { path } = triggerOf(workflow).parameters;
		const { headers } = caller;
		return async (body, query = '') => {
			const call = { path: `${path}${query}`, body, headers };
			const { status, text, execution } = await client.callWebhook(workflow, call);
			assert.equal(execution.status, 'success', errorOf(execution));
			return { path, status, answer: [JSON.parse(text)].flat()[0] };
		};
	}

	async function ran(file, edit) {
		const workflow = await imported(file, edit);
		const execution = await client.run(workflow, triggerOf(workflow).name);
		assert.equal(execution.status, 'success', errorOf(execution));
		return execution;
	}

	const bodies = ({ requests }, path, from) =>
		requests
			.slice(from)
			.filter((one) => one.url.endsWith(path) && one.method === 'POST')
			.map(({ body }) => JSON.parse(body));

	await check('liveboard-per-customer.json: each customer has a PDF of their own', async () => {
		const from = thoughtSpot.requests.length;
		const [items] = outputsOf(await ran('liveboard-per-customer.json'), 'Export as PDF');
		assert.ok(items.every(({ binary }) => binary.data.mimeType === 'application/pdf'));
		assert.match(items[0].json.fileName, /^North .*\.pdf$/);
		assert.match(items[1].json.fileName, /^South .*\.pdf$/);
		assert.ok(items.every(({ json }) => json.fileSize > 500));
		const filters = bodies(thoughtSpot, '/report/liveboard', from).map((one) => one.runtime_filter);
		assert.deepEqual(
			filters.map(({ val1 }) => val1),
			['North', 'South'],
		);
	});

	await check('joiner-and-leaver.json: a leaver is locked out; no one else may call', async () => {
		const call = await published('joiner-and-leaver.json');
		const from = thoughtSpot.requests.length;
		const leaver = { event: 'leaver', username: 'analyst', newOwner: 'tsadmin' };
		const { path, answer } = await call(leaver);
		assert.equal(answer.deactivated, true);
		assert.ok(answer.transferred > 0);
		for (const [at, field] of [
			['/users/force-logout', 'user_identifiers'],
			['/auth/token/revoke', 'user_identifier'],
			['/users/deactivate', 'user_identifier'],
		]) {
			const [body] = bodies(thoughtSpot, at, from);
			assert.deepEqual([body[field]].flat(), ['analyst'], at);
		}
		const done = thoughtSpot.requests.length;
		const stranger = await fetch(`${url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(leaver),
		});
		assert.ok([401, 403].includes(stranger.status), `${stranger.status}`);
		assert.equal(thoughtSpot.requests.length, done);
	});

	await check('tml-nightly-export.json: files and a report', async () => {
		const execution = await ran('tml-nightly-export.json');
		const [files] = outputsOf(execution, 'New or Changed');
		const [[{ json: told }]] = outputsOf(execution, 'Change Report');
		assert.ok(
			files.length > 10 && files.every(({ binary }) => /\.tml$/.test(binary.data.fileName)),
		);
		assert.equal(told.written, files.length);
		assert.deepEqual(told.failed, []);
	});

	await check('tml-promotion.json: nothing is imported before a dry run', async () => {
		const call = await published('tml-promotion.json');
		const from = thoughtSpot.requests.length;
		assert.equal((await call({ liveboard })).answer.imported, false);
		assert.equal((await call({ liveboard, apply: true })).answer.imported, true);
		assert.equal((await call({ liveboard: `${liveboard.slice(0, -2)}ff` })).status, 422);
		const policies = bodies(thoughtSpot, '/metadata/tml/import', from).map(
			({ import_policy: policy }) => policy,
		);
		assert.deepEqual(policies, ['VALIDATE_ONLY', 'VALIDATE_ONLY', 'ALL_OR_NONE']);
	});

	await check('spotter-chat.json: a question in the chat is answered', async () => {
		const workflow = await imported('spotter-chat.json');
		await client.activate(workflow);
		const path = `${triggerOf(workflow).webhookId}/chat`;
		const body = chatMessage('Sales by region?');
		const { text } = await client.callWebhook(workflow, { path, body });
		assert.match(JSON.parse(text).output, /Sales by region\?/);
	});

	await check('change-freeze.json: the window is there, then it is gone', async () => {
		const call = await published('change-freeze.json');
		const start = { action: 'start', change: 'CHG0043', minutes: 30, testIds: ['202702'] };
		const { windowId } = (await call(start)).answer;
		const from = thousandEyes.requests.length;
		assert.deepEqual((await call({ action: 'end', windowId })).answer, { windowId, ended: true });
		const ended = thousandEyes.requests.slice(from).filter(({ method }) => method === 'DELETE');
		assert.equal(ended.length, 1);
		assert.ok(ended[0].url.includes(windowId));
		assert.equal((await call({ action: 'end', windowId })).status, 422);
	});

	await check('tests-from-sheet.json: tests are created once', async () => {
		const call = await published('tests-from-sheet.json');
		const name = `Sheet ${randomUUID()}`;
		const rows = () =>
			sheetForm(`testName,url,agents,interval\n${name},https://www.example.com,3001,300\n`);
		const operations = ({ answer }) => (answer.tests ?? answer.plan).map((one) => one.operation);
		assert.deepEqual(operations(await call(rows())), ['wouldCreate']);
		assert.deepEqual(operations(await call(rows(), '?apply=true')), ['created']);
		assert.deepEqual(operations(await call(rows(), '?apply=true')), ['unchanged']);
		const made = bodies(thousandEyes, '/v7/tests/http-server', 0);
		assert.equal(made.filter(({ testName }) => testName === name).length, 1);
	});
}

module.exports = { checkOutcomes };
