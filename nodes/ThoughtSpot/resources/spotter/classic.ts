import { required, text } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { guid, org, withoutSlash } from '../../fields/common';
import { asked } from '../../fields/spotter';
import { docs } from './docs';

const createConversation: Operation = {
	name: 'Create Classic Conversation',
	action: 'Create a classic conversation',
	description:
		'Start a conversation with the classic Spotter about one model (beta). Agent Conversation is the newer one.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/conversation/create`,
	unordered: true,
	fields: [asked, org],
	collections: {
		additionalFields: [text('tokens', 'Search tokens that the conversation starts with')],
	},
};

const sendMessage: Operation = {
	name: 'Send Classic Message',
	action: 'Send a message to a classic conversation',
	description: 'Ask the classic Spotter something in a conversation (beta): one item an answer',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/conversation/{conversationIdentifier}/converse`,
	unordered: true,
	heavy: true,
	fields: [
		required(
			text('conversationIdentifier', 'ID of the conversation, as its creation told it', {
				label: 'Conversation ID',
				placeholder: guid,
				check: withoutSlash,
			}),
		),
		asked,
		required(text('message', 'What to ask, in plain words', { rows: 3, most: 20_000 })),
		org,
	],
};

/** The Spotter of before. */
export const classic = { createConversation, sendMessage };
