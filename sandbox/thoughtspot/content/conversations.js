'use strict';
const { events, json } = require('../answers');

const SEND = /^\/ai\/agent\/conversation\/([^/]+)\/send(\/stream)?$/;

/** @param {string} question */
const textOn = (question) => `Here is what I found for: ${question}`;

/** @param {string} conversation @param {string} question */
const answerOn = (conversation, question) => ({
	type: 'answer',
	title: question,
	session_id: conversation,
	gen_no: 1,
	sage_query: '[Sales] [Region]',
	chart_type: 'COLUMN',
});

/**
 * What is said piece by piece: each event is a list, and the last one tells that it is.
 * @param {string} conversation @param {string} question
 */
function piecesOf(conversation, question) {
	const [first, ...others] = textOn(question).split(/(?<= )/);
	/** @param {string} id @param {string} kind @param {string} content */
	const chunk = (id, kind, content) => ({
		type: 'text-chunk',
		id,
		metadata: { format: 'markdown', type: kind },
		content,
	});
	return [
		[{ type: 'ack', node_id: 'node-1' }],
		[{ type: 'conv_title', title: question, conv_id: conversation }],
		[{ type: 'notification', code: 'nls_start' }],
		[chunk('thought', 'thinking', 'Which table has it?')],
		[chunk('text', 'text', first)],
		others.map((word) => chunk('text', 'text', word)),
		[answerOn(conversation, question)],
		[{ type: 'notification', code: 'FINAL_RESPONSE_NOTIFICATION' }],
	];
}

/**
 * What Spotter says to a message; nothing to any other request.
 * @param {string} path below the root of the API
 * @param {any} body
 */
function conversed(path, body) {
	const [, conversation, streamed] = SEND.exec(path) ?? [];
	if (!conversation || !Array.isArray(body.messages)) return undefined;
	const question = body.messages.at(-1) ?? '';
	if (streamed) return events(200, piecesOf(conversation, question));
	return json(200, [{ type: 'text', text: textOn(question) }, answerOn(conversation, question)]);
}

module.exports = { conversed };
