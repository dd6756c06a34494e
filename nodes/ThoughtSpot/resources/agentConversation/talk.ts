import { simplify } from '../../../shared/operation/standard';
import {
	InputProblem,
	type Operation,
	type Produced,
	type Run,
	type Values,
} from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import {
	chosenSource,
	contextType,
	conversationInPath,
	dataSource,
	messages,
	moreSources,
	saveChat,
} from '../../fields/conversation';
import { assembled, told } from '../../messages';
import { paced } from '../../paced';
import { docs } from './docs';

/** What the service takes of a user in a minute. */
const CONVERSATIONS = 10;
const MESSAGES = 30;

function checkSource(values: Values): Values {
	const { type, dataSourceIdentifier, dataSourceIdentifiers } = values;
	if (type !== 'DATA_SOURCE') return values;
	if (dataSourceIdentifier !== undefined || dataSourceIdentifiers !== undefined) return values;
	throw new InputProblem(
		'Data Source',
		'is empty',
		"Choose the model to ask, or 'Chosen by Spotter' as Context. Nothing was sent.",
	);
}

export const create: Operation = {
	name: 'Create',
	action: 'Create a conversation',
	description: 'Start a conversation with Spotter, to send messages to',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/agent/conversation/create`,
	unordered: true,
	constants: { conversation_settings: {} },
	fields: [contextType, chosenSource, org],
	collections: { additionalFields: [moreSources, saveChat] },
	prepare: checkSource,
};

const send: Operation = {
	name: 'Send Message',
	action: 'Send a message to a conversation',
	description: 'Ask Spotter something in a conversation and wait for the answer',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/agent/conversation/{conversationIdentifier}/send`,
	unordered: true,
	heavy: true,
	fields: [conversationInPath, messages, org, simplify],
};

const stream: Operation = {
	...send,
	name: 'Send Message (Streaming)',
	action: 'Send a message and read the answer as it comes',
	description:
		'Ask Spotter something in a conversation and read the answer piece by piece, so that no gateway ends the wait for a long one. What comes out is the whole answer.',
	path: `${API_ROOT}/ai/agent/conversation/{conversationIdentifier}/send/stream`,
	accept: 'text/event-stream, application/json;q=0.9',
	events: true,
};

async function answerTo(
	run: Run,
	what: string,
	values: Values,
	sending: Operation = send,
): Promise<Produced[]> {
	const { conversationIdentifier, messages: message, org: place } = values;
	await paced(run, 'messages', MESSAGES);
	const asked = { conversationIdentifier, messages: message, org: place };
	const { body } = await run.answer(sending, asked);
	const answer = sending.events ? assembled(what, body) : body;
	return told(what, answer, values, conversationIdentifier);
}

export const sendMessage: Operation = {
	...send,
	uses: [send],
	run: async function* (run, values) {
		yield await answerTo(run, send.action, values);
	},
};

export const sendMessageStreaming: Operation = {
	...stream,
	uses: [stream],
	run: async function* (run, values) {
		yield await answerTo(run, stream.action, values, stream);
	},
};

const WHAT = 'Ask a question';

export const ask: Operation = {
	name: 'Ask',
	action: WHAT,
	description:
		'Ask Spotter something in a new conversation. The answer names the conversation, for more messages to it.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/agent/conversation/create`,
	unordered: true,
	heavy: true,
	fields: [messages, dataSource, org, simplify],
	collections: { additionalFields: [saveChat] },
	uses: [create, send],
	run: async function* (run, values) {
		const { dataSourceIdentifier, enableSaveChat, org: place } = values;
		const type = dataSourceIdentifier === undefined ? 'AUTO_MODE' : 'DATA_SOURCE';
		await paced(run, 'conversations', CONVERSATIONS);
		const asked = { type, dataSourceIdentifier, enableSaveChat, org: place };
		const [made = {}] = await run.ask(create, asked);
		const conversationIdentifier = made.conversation_identifier ?? made.conversation_id;
		yield await answerTo(run, WHAT, { ...values, conversationIdentifier });
	},
};
