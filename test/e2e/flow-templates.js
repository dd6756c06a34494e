'use strict';
const assert = require('node:assert/strict');
const { attach, createCaller } = require('../../demo/attached');
const { callOf } = require('../../demo/samples');
const { errorOf } = require('./build');
const { files, readTemplate, triggerOf } = require('./templates');
const { until } = require('./wait');

/** What a caller must get back from each webhook, however often it is called. */
const answers = {
	'thoughtspot-joiner-leaver': ({ event, userId }) => event === 'joiner' && userId,
	'thoughtspot-leaver': ({ username, revoked }) => username === 'analyst' && revoked === true,
	'thoughtspot-promote': ({ imported, objects }) => imported === false && objects.length === 1,
	'thoughtspot-token': ({ token, username }) => token?.length > 20 && username === 'analyst',
	'thoughtspot-who-am-i': ({ user, loggedOut, orgs }) =>
		user === 'analyst' && loggedOut && orgs.length > 0,
	'thousandeyes-change-freeze': ({ windowId, change }) => windowId && change === 'CHG0042',
	'thousandeyes-tests-from-sheet': ({ applied, plan, tests }) =>
		(applied ? tests : plan)?.length === 2,
};

/** The fewest items that a scheduled workflow ends with, by its last node. */
const ends = {
	'Change Report': 1,
	'Describe Open Alert': 10,
	'Offline Now': 1,
	'Report per Account Group': 3,
	'Send Mail': 2,
	'Store Entry': 1,
	// The way on that is not taken.
	'Token Old?': 0,
};

/** Every workflow that the package comes with: on its own trigger, and by hand in the editor. */
async function checkTemplates(world, { check }) {
	const credentials = await world.credentials();
	const { client, url } = await world.n8n();
	const caller = await createCaller(client);
	for (const file of files) {
		const template = readTemplate(file, credentials);
		await attach(client, template, caller);
		if (triggerOf(template).type === 'n8n-nodes-base.webhook') {
			await checkWebhook({ client, url, ...caller }, file, template, check);
		} else if (/scheduleTrigger$/.test(triggerOf(template).type)) {
			await checkSchedule(client, file, template, check);
		}
	}
}

async function checkWebhook({ client, url, headers }, file, template, check) {
	const trigger = triggerOf(template);
	const { path, method, body } = /** @type {any} */ (callOf(trigger));
	const isGood = answers[trigger.parameters.path];
	const assertAnswer = (text) =>
		assert.ok(isGood([].concat(JSON.parse(text))[0]), text.slice(0, 200));
	const workflow = await client.importWorkflow(template);

	await check(`${file}: behind its webhook`, async () => {
		await client.activate(workflow);
		const { status, text, execution } = await client.callWebhook(workflow, {
			path,
			method,
			body,
			headers,
		});
		assert.equal(execution.status, 'success', errorOf(execution));
		assert.equal(execution.mode, 'webhook');
		assert.equal(status, 200);
		assertAnswer(text);
	});

	await check(`${file}: by hand, with a test call of its webhook`, async () => {
		const answer = await client.start(workflow, trigger.name);
		assert.equal(answer.waitingForWebhook, true);
		const before = new Set(await client.executionIds(workflow.id));
		const isJson = body && !(body instanceof FormData);
		const response = await fetch(`${url}/webhook-test/${path}`, {
			method,
			headers: { ...headers, ...(isJson && { 'content-type': 'application/json' }) },
			body: isJson ? JSON.stringify(body) : body,
		});
		assertAnswer(await response.text());
		const execution = await newExecution(client, workflow, before);
		assert.equal(execution.status, 'success', errorOf(execution));
		assert.equal(execution.mode, 'manual');
	});
}

async function checkSchedule(client, file, template, check) {
	await check(`${file}: on its schedule`, async () => {
		const hasty = structuredClone(template);
		triggerOf(hasty).parameters.rule = { interval: [{ field: 'seconds', secondsInterval: 1 }] };
		const workflow = await client.importWorkflow(hasty);
		await client.activate(workflow);
		const execution = await newExecution(client, workflow, new Set()).finally(() =>
			client.deactivate(workflow.id),
		);
		assert.equal(execution.mode, 'trigger');
		assertEnd(execution);
	});

	await check(`${file}: by hand`, async () => {
		const workflow = await client.importWorkflow(template);
		const execution = await client.run(workflow, triggerOf(template).name);
		assert.equal(execution.mode, 'manual');
		assertEnd(execution);
	});
}

function assertEnd(execution) {
	assert.equal(execution.status, 'success', errorOf(execution));
	const { lastNodeExecuted, runData } = execution.data.resultData;
	const [last = []] = runData[lastNodeExecuted].at(-1).data.main;
	assert.ok(last.length >= ends[lastNodeExecuted], `${last.length} from ${lastNodeExecuted}`);
}

async function newExecution(client, workflow, before) {
	const id = await until(`an execution of ${workflow.name}`, async () =>
		(await client.executionIds(workflow.id)).findLast((one) => !before.has(one)),
	);
	return await client.execution(id);
}

module.exports = { checkTemplates };
