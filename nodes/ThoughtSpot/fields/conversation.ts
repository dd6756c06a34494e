import { but, choice, flag, required, text, where } from '../../shared/operation/fields';
import { guid, identifier, inPath, names } from './common';

const anyConversation = identifier('conversationIdentifier', 'The conversation to go on with', {
	label: 'Conversation',
	list: 'searchConversations',
	id: 'By ID',
	placeholder: guid,
});

export const conversationInPath = inPath(anyConversation);

/** What is asked; a comma in it is a comma. */
export const messages = text('messages', 'What to ask, in plain words', {
	label: 'Message',
	rows: 3,
	most: 20_000,
	required: true,
	placeholder: 'e.g. What were the sales by region last month?',
	encode: (message) => [message],
});

const CONTEXT = 'metadata_context.data_source_context';

/** The model that is asked; Spotter chooses one by itself where it is empty. */
export const dataSource = identifier(
	'dataSourceIdentifier',
	'The model to ask. Empty means that Spotter chooses one.',
	{
		label: 'Data Source',
		list: 'searchTables',
		empty: 'Chosen by Spotter',
		id: 'By ID',
		placeholder: guid,
		wire: `${CONTEXT}.data_source_identifier`,
	},
);

/** How Spotter comes by the data that it is asked about. */
export const contextType = choice(
	'type',
	'Which data to ask about',
	[
		['AUTO_MODE', 'Chosen by Spotter'],
		['DATA_SOURCE', 'Of a Data Source'],
	],
	{ label: 'Context', default: 'DATA_SOURCE', wire: 'metadata_context.type' },
);

export const chosenSource = where(
	'type',
	['DATA_SOURCE'],
	but(dataSource, { description: 'The model to ask' }),
);

export const moreSources = names('dataSourceIdentifiers', 'Models to ask', {
	label: 'Data Source IDs',
	placeholder: guid,
	wire: `${CONTEXT}.data_source_identifiers`,
});

export const saveChat = flag(
	'enableSaveChat',
	'Whether the conversation is kept in the chats of the user',
	{ label: 'Save Chat', wire: 'conversation_settings.enable_save_chat' },
);

export const title = required(text('title', 'Title of the conversation'));
