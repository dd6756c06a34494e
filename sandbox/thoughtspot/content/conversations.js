'use strict';
const { json } = require('../answers');

const SEND = /^\/ai\/agent\/conversation\/([^/]+)\/send$/;

/** @param {string} conversation @param {{ messages: string[] }} body */
function answerTo(conversation, { messages }) {
	const question = messages.at(-1) ?? '';
	return json(200, [
		{ type: 'text', text: `Here is what I found for: ${question}` },
		{
			type: 'answer',
			title: question,
			session_id: conversation,
			gen_no: 1,
			sage_query: '[Sales] [Region]',
			chart_type: 'COLUMN',
		},
	]);
}

/**
 * What Spotter says to a message; nothing to any other request.
 * @param {string} path below the root of the API
 * @param {any} body
 */
function conversed(path, body) {
	const [, conversation] = SEND.exec(path) ?? [];
	return conversation && Array.isArray(body.messages) ? answerTo(conversation, body) : undefined;
}

module.exports = { conversed };
