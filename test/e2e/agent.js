'use strict';
const assert = require('node:assert/strict');
const { chain, errorOf, start } = require('./build');
const { callTools, say, startChatServer } = require('./chat-server');

const key = 'scripted-chat-key';

/** The expression of a field that is left to the model. */
const fromAI = (name, what) => `={{ $fromAI('${name}', '${what}', 'string') }}`;

/** Gives `runAgent(tools, calls)`: an agent with these tools, whose model calls them with what `calls` says, then ends. */
function createAgents(world, client) {
	world.secrets.add('API key of the chat server', key);
	return async function runAgent(tools, calls) {
		const chat = await startChatServer(({ messages }) =>
			messages.some(({ role }) => role === 'tool') ? say('Done.') : callTools(...calls),
		);
		try {
			const model = await client.createCredential({
				name: 'Scripted chat model',
				type: 'openAiApi',
				data: { apiKey: key, url: chat.url },
			});
			const workflow = await client.importWorkflow(agent(model, tools));
			const execution = await client.run(workflow, 'Start');
			assert.equal(execution.status, 'success', errorOf(execution));
			return { execution, requests: chat.requests };
		} finally {
			await chat.close();
		}
	};
}

function agent({ id, name }, tools) {
	const prompt = { promptType: 'define', text: 'Look it up.', options: {} };
	const langchain = '@n8n/n8n-nodes-langchain';
	const model = {
		name: 'Model',
		type: `${langchain}.lmChatOpenAi`,
		typeVersion: 1.2,
		parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
		credentials: { openAiApi: { id, name } },
	};
	const node = { name: 'Agent', type: `${langchain}.agent`, typeVersion: 3.1, parameters: prompt };
	return chain('Agent', [start, node], {
		loose: [model, ...tools],
		more: [
			['Model', 0, 'Agent', 'ai_languageModel'],
			...tools.map((tool) => [tool.name, 0, 'Agent', 'ai_tool']),
		],
	});
}

module.exports = { createAgents, fromAI };
