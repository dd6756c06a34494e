import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../../shared/http/errors';
import { flag, required, text } from '../../../shared/operation/fields';
import type { Operation, Resource } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { guid, org, withoutSlash } from '../../fields/common';
import { conversationInPath, title } from '../../fields/conversation';
import { docs } from './docs';
import { ask, create, sendMessage, sendMessageStreaming } from './talk';

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'Retrieve the saved conversations of the user with Spotter, newest first',
	docs,
	method: 'GET',
	path: `${API_ROOT}/ai/agent/conversations`,
	list: {
		rows: 'conversations',
		paginated: {
			kind: 'offset',
			offsetParameter: 'offset',
			sizeParameter: 'limit',
			size: 30,
			in: 'query',
			more: 'has_more',
		},
	},
	fields: [org],
	collections: {
		filters: [
			flag('skipEmpty', 'Whether to leave out conversations without messages', { default: true }),
		],
	},
};

const details: Operation = {
	name: 'Get Answer',
	action: 'Get an answer of a conversation',
	description: 'Retrieve one answer that Spotter gave, with what leads to its data',
	docs,
	method: 'GET',
	path: `${API_ROOT}/ai/agent/conversations/{conversationIdentifier}/answers/{answerIdentifier}/details`,
	fields: [
		conversationInPath,
		required(
			text('answerIdentifier', 'ID of the answer, as Get Messages tells it', {
				label: 'Answer ID',
				placeholder: guid,
				check: withoutSlash,
			}),
		),
		org,
	],
};

const getAnswer: Operation = {
	...details,
	uses: [details],
	run: async function* (run, values) {
		const [{ answer } = {}] = await run.ask(details, values);
		if (Object(answer) !== answer) {
			throw new CallError(`${details.action}: there is no such answer`, 'Check the ID.', 404);
		}
		yield [{ json: answer as IDataObject }];
	},
};

export const agentConversation: Resource = {
	name: 'Agent Conversation',
	value: 'agentConversation',
	first: 'ask',
	operations: {
		ask,
		create,
		delete: {
			name: 'Delete',
			action: 'Delete a conversation',
			description: 'Delete a saved conversation. This cannot be undone.',
			docs,
			method: 'DELETE',
			path: `${API_ROOT}/ai/agent/conversations/{conversationIdentifier}/delete`,
			fields: [conversationInPath, org],
			deletes: 'conversationIdentifier',
		},
		getAll,
		getAnswer,
		getMessages: {
			name: 'Get Messages',
			action: 'Get the messages of a conversation',
			description: 'Retrieve what was asked and answered in a saved conversation',
			docs,
			method: 'GET',
			path: `${API_ROOT}/ai/agent/conversations/{conversationIdentifier}/messages`,
			list: { rows: 'messages' },
			fields: [conversationInPath, org],
		},
		sendMessage,
		sendMessageStreaming,
		stopResponse: {
			name: 'Stop Response',
			action: 'Stop a response',
			description: 'Have Spotter stop the answer that it is giving, if it is',
			docs,
			method: 'POST',
			path: `${API_ROOT}/ai/agent/conversation/{conversationIdentifier}/stop-response`,
			fields: [conversationInPath, org],
		},
		update: {
			name: 'Update',
			action: 'Update a conversation',
			description: 'Give a saved conversation another title',
			docs,
			method: 'POST',
			path: `${API_ROOT}/ai/agent/conversations/{conversationIdentifier}/update`,
			fields: [conversationInPath, title, org],
		},
	},
	choices: {
		searchConversations: {
			operation: getAll,
			value: ({ conversation_identifier: id }) => id,
			name: ({ conversation_title: known }) => [known],
			details: ({ updated_at: at }) => [at],
			inOrder: true,
		},
	},
};
