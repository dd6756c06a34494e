'use strict';
const assert = require('node:assert/strict');
const { errorOf } = require('./build');
const { files, readTemplate, triggerOf } = require('./templates');
const { until } = require('./wait');

/** What a caller sends to each webhook and must get back. */
const calls = {
	'thoughtspot-leaver': {
		body: { username: 'analyst' },
		answers: ({ username, revoked }) => username === 'analyst' && revoked === true,
	},
	'thoughtspot-token': {
		body: { username: 'analyst' },
		answers: ({ token, username }) => token?.length > 20 && username === 'analyst',
	},
	'thoughtspot-who-am-i': {
		answers: ({ user, loggedOut, orgs }) => user === 'analyst' && loggedOut && orgs.length > 0,
	},
};

/** The fewest items that a scheduled workflow ends with, by its last node. */
const ends = { 'Report per Account Group': 3, 'Describe Open Alert': 10 };

/** Every workflow that the package comes with: on its own trigger, and by hand in the editor. */
async function checkTemplates(world, { check }) {
	const credentials = await world.credentials();
	const { client, url } = await world.n8n();
	for (const file of files) {
		const template = readTemplate(file, credentials);
		if (triggerOf(template).type === 'n8n-nodes-base.webhook') {
			await checkWebhook(client, url, file, template, check);
		} else if (/scheduleTrigger$/.test(triggerOf(template).type)) {
			await checkSchedule(client, file, template, check);
		}
	}
}

async function checkWebhook(client, url, file, template, check) {
	const trigger = triggerOf(template);
	const { path, httpMethod: method = 'GET' } = trigger.parameters;
	const { body, answers } = calls[path];
	const assertAnswer = (text) =>
		assert.ok(answers([].concat(JSON.parse(text))[0]), text.slice(0, 200));
	const workflow = await client.importWorkflow(template);

	await check(`${file}: behind its webhook`, async () => {
		await client.activate(workflow);
		const { status, text, execution } = await client.callWebhook(workflow, { path, method, body });
		assert.equal(execution.status, 'success', errorOf(execution));
		assert.equal(execution.mode, 'webhook');
		assert.equal(status, 200);
		assertAnswer(text);
	});

	await check(`${file}: by hand, with a test call of its webhook`, async () => {
		const started = { triggerToStartFrom: { name: trigger.name } };
		const answer = await client.rest('POST', `/workflows/${workflow.id}/run`, started);
		assert.equal(answer.waitingForWebhook, true);
		const before = new Set(await client.executionIds(workflow.id));
		const response = await fetch(`${url}/webhook-test/${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
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
