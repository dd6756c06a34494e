'use strict';
const http = require('node:http');
const { close, listen } = require('../../sandbox/listen');

/**
 * An OpenAI-compatible chat server on 127.0.0.1 that answers by a script: `script(request)` gives the message of the
 * assistant. It keeps the requests, with the tools that the model was offered.
 */
async function startChatServer(script) {
	const requests = [];
	const server = http.createServer(async (message, response) => {
		const chunks = [];
		for await (const chunk of message) chunks.push(chunk);
		if (!message.url?.endsWith('/chat/completions')) return response.writeHead(404).end('{}');
		const request = JSON.parse(Buffer.concat(chunks).toString());
		requests.push(request);
		const answer = script(request);
		if (request.stream) return stream(response, answer);
		response.setHeader('content-type', 'application/json');
		const finish_reason = answer.tool_calls ? 'tool_calls' : 'stop';
		response.end(
			JSON.stringify({
				...head('chat.completion'),
				choices: [{ index: 0, message: answer, finish_reason }],
				usage,
			}),
		);
	});
	const url = `http://127.0.0.1:${await listen(server)}/v1`;
	return { url, requests, close: async () => await close(server) };
}

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

const head = (object) => ({ id: 'chat-1', object, created: 1, model: 'scripted' });

function stream(response, answer) {
	const finish_reason = answer.tool_calls ? 'tool_calls' : 'stop';
	const tool_calls = answer.tool_calls?.map((call, index) => ({ index, ...call }));
	const send = (choice) => {
		const chunk = { ...head('chat.completion.chunk'), choices: [{ index: 0, ...choice }] };
		response.write(`data: ${JSON.stringify(chunk)}\n\n`);
	};
	response.setHeader('content-type', 'text/event-stream');
	send({ delta: { ...answer, tool_calls }, finish_reason: null });
	send({ delta: {}, finish_reason });
	response.end('data: [DONE]\n\n');
}

/** A message of the assistant that calls tools: `[name, arguments]` each. */
function callTools(...calls) {
	const tool_calls = calls.map(([name, args], index) => ({
		id: `call_${index}`,
		type: 'function',
		function: { name, arguments: JSON.stringify(args) },
	}));
	return { role: 'assistant', content: '', tool_calls };
}

/** A message of the assistant that says something. */
function say(content) {
	return { role: 'assistant', content };
}

module.exports = { callTools, say, startChatServer };
