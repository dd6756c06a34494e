import { flag, number, object, text } from '../../../shared/operation/fields';
import type { Operation, Resource } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { ids, linesOf, query } from '../../fields/spotter';
import { createAnswer } from './answer';
import { classic } from './classic';
import { docs } from './docs';
import { instructions } from './instructions';
import { memory } from './memory';

const lines = (name: string, description: string) =>
	text(name, description, { rows: 3, encode: linesOf });

const getRelevantQuestions: Operation = {
	name: 'Get Relevant Questions',
	action: 'Get relevant questions',
	description: 'Have Spotter take a question apart into ones that data can answer (beta)',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/relevant-questions/`,
	effect: 'safe',
	list: { rows: 'relevant_questions' },
	constants: { metadata_context: {} },
	fields: [query, org],
	collections: {
		filters: [
			ids('dataSourceIdentifiers', 'Data Source IDs'),
			ids('answerIdentifiers', 'Answer IDs'),
			ids('liveboardIdentifiers', 'Liveboard IDs'),
			text('conversationIdentifier', 'Conversation that the question belongs to', {
				label: 'Conversation ID',
				wire: 'metadata_context.conversation_identifier',
			}),
			number('limitRelevantQuestions', 'Most questions that Spotter thinks of', { least: 1 }),
			flag('bypassCache', 'Whether to think anew instead of answering from a cache'),
			object('aiContext', 'What Spotter should know', [
				lines('instructions', 'Instructions, one a line'),
				lines('content', 'Facts, one a line'),
			]),
		],
	},
};

const getDataSourceSuggestions: Operation = {
	name: 'Get Data Source Suggestions',
	action: 'Get data source suggestions',
	description: 'Find out which models can answer a question, best first (beta)',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/data-source-suggestions`,
	effect: 'safe',
	list: { rows: 'data_sources' },
	fields: [query, org],
};

export const spotter: Resource = {
	name: 'Spotter',
	value: 'spotter',
	first: 'createAnswer',
	operations: {
		createAnswer,
		getDataSourceSuggestions,
		getRelevantQuestions,
		...classic,
		...instructions,
		...memory,
	},
};
