'use strict';
const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { attach, createCaller } = require('../../demo/attached');
const { chatMessage } = require('../../demo/samples');
const { errorOf, outputsOf } = require('./build');
const { callTools, say, startChatServer } = require('./chat-server');
const { readTemplate, triggerOf } = require('./templates');
const { until } = require('./wait');

const waitsFor = 'Wait for Approval';
const modelOf = (nodes) => nodes.find(({ name }) => name === 'Chat Model');

/** The templates that wait: for results, for an approval, for a model that calls tools. */
async function checkWaitingTemplates(world, { check }) {
	const { client } = await world.n8n();
	const credentials = await world.credentials();
	const caller = await createCaller(client);

	async function imported(file, edit) {
		const template = readTemplate(file, credentials, edit);
		const trigger = triggerOf(template);
		if (trigger.webhookId) trigger.webhookId = randomUUID();
		await attach(client, template, caller);
		return await client.importWorkflow(template);
	}

	await check('alert-instant-test.json: the message of an alert tells of its paths', async () => {
		const workflow = await imported('alert-instant-test.json');
		const execution = await client.run(workflow, 'Alert Raised', { within: 120_000 });
		assert.equal(execution.status, 'success', errorOf(execution));
		const [messages] = outputsOf(execution, 'Write Message');
		assert.ok(messages.length > 0);
		for (const { json } of messages) assert.match(json.message, /run again/i);
	});

	await check('agents-offline-ticket.json: an agent gets one ticket', async () => {
		const workflow = await imported('agents-offline-ticket.json');
		const tickets = [];
		for (let run = 0; run < 2; run++) {
			const execution = await client.run(workflow, triggerOf(workflow).name);
			assert.equal(execution.status, 'success', errorOf(execution));
			tickets.push(outputsOf(execution, 'Write Ticket')[0]?.length ?? 0);
			assert.ok(outputsOf(execution, 'Offline Now')[0][0].json.offline > 0);
		}
		assert.ok(tickets[0] > 0);
		assert.equal(tickets[1], 0);
	});

	await check('usage-and-token-report.json: an old token is replaced once approved', async () => {
		const old = { tokenMadeOn: '2020-01-01', rotateAfterDays: 640 };
		const workflow = await imported('usage-and-token-report.json', ({ nodes }) => {
			const { parameters } = nodes.find(({ name }) => name === 'Settings');
			parameters.jsonOutput = JSON.stringify(old);
			nodes.find(({ name }) => name === waitsFor).webhookId = randomUUID();
		});
		const { executionId } = await client.start(workflow, triggerOf(workflow).name);
		const status = async () => (await client.rest('GET', `/executions/${executionId}`)).status;
		await until('the approval is waited for', async () => (await status()) === 'waiting');
		const { data } = await client.rest('GET', `/executions/${executionId}`);
		const [approveAt] = /http[^"\\]*webhook-waiting[^"\\]*/.exec(data) ?? [];
		assert.ok(approveAt, 'the report has no address to approve at');
		const approve = async (headers) =>
			await fetch(approveAt, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body: JSON.stringify({ approve: true }),
			});
		assert.ok((await approve({})).status >= 400, 'anybody may approve');
		assert.equal((await approve(caller.headers)).status, 200);
		const execution = await client.execution(executionId);
		assert.equal(execution.status, 'success', errorOf(execution));
		const [[{ json }]] = outputsOf(execution, 'Token Replaced');
		assert.equal(json.replaced, true);
		assert.ok(json.validUntil);
		assert.equal(json.token, undefined);
	});

	await check('is-it-the-network.json: the agent is answered by its four tools', async () => {
		const calls = [
			['List_Open_Alerts', {}],
			['List_Outages', {}],
			['Find_Agents', { agentName: 'Amsterdam' }],
			['Run_Instant_Test', { url: 'https://shop.example.com', agents: '3001' }],
		];
		const chat = await startChatServer(({ messages }) =>
			messages.some(({ role }) => role === 'tool')
				? say('It is not the network.')
				: callTools(...calls),
		);
		try {
			const key = 'scripted-network-key';
			world.secrets.add('API key of the chat server of the network agent', key);
			const { id, name } = await client.createCredential({
				name: 'Scripted chat model of the network agent',
				type: 'openAiApi',
				data: { apiKey: key, url: chat.url },
			});
			const workflow = await imported('is-it-the-network.json', ({ nodes }) => {
				modelOf(nodes).credentials = { openAiApi: { id, name } };
			});
			await client.activate(workflow);
			const path = `${triggerOf(workflow).webhookId}/chat`;
			const body = chatMessage('Is it the network?');
			const { text } = await client.callWebhook(workflow, { path, body, within: 120_000 });
			assert.match(JSON.parse(text).output, /not the network/);
			const told = chat.requests.at(-1).messages.filter(({ role }) => role === 'tool');
			assert.equal(told.length, calls.length);
			assert.match(JSON.stringify(told[2]), /Amsterdam/);
			assert.match(JSON.stringify(told[3]), /http-server/);
		} finally {
			await chat.close();
		}
	});
}

module.exports = { checkWaitingTemplates };
