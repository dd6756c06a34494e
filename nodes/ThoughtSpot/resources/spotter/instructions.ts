import { required, text } from '../../../shared/operation/fields';
import type { Operation, Part } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { instructed, linesOf } from '../../fields/spotter';
import { docs } from './docs';

const getInstructions: Operation = {
	name: 'Get Model Instructions',
	action: 'Get the instructions of a model',
	description: 'Retrieve what Spotter is told about a model (beta)',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/instructions/get`,
	effect: 'safe',
	list: { rows: 'nl_instructions_info' },
	fields: [instructed, org],
};

function done(answer: unknown): Part[] {
	const row = Object(answer) as Part['row'];
	const problem = 'Spotter did not take the instructions';
	return [{ row, ...(row.success === false && { problem }) }];
}

const setInstructions: Operation = {
	name: 'Set Model Instructions',
	action: 'Set the instructions of a model',
	description: 'Replace all that Spotter is told about a model (beta)',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/instructions/set`,
	fields: [
		instructed,
		required(
			text('instructions', 'All instructions from now on, one a line', {
				rows: 6,
				most: 100_000,
				wire: 'nl_instructions_info',
				encode: (value) => [{ instructions: linesOf(value), scope: 'GLOBAL' }],
			}),
		),
		org,
	],
	parts: { of: done, failed: 'errorItem' },
};

const getAgentInstructions: Operation = {
	name: 'Get Agent Instructions',
	action: 'Get the instructions of the agent',
	description: 'Retrieve what the agent of Spotter is told in all conversations (beta)',
	docs,
	method: 'GET',
	path: `${API_ROOT}/ai/agent/instructions/get`,
	fields: [org],
};

const setAgentInstructions: Operation = {
	name: 'Set Agent Instructions',
	action: 'Set the instructions of the agent',
	description: 'Replace what the agent of Spotter is told in all conversations (beta)',
	docs,
	method: 'PUT',
	path: `${API_ROOT}/ai/agent/instructions/set`,
	fields: [
		required(text('instructions', 'All instructions from now on', { rows: 6, most: 100_000 })),
		org,
	],
};

/** What Spotter is told beside what it is asked. */
export const instructions = {
	getAgentInstructions,
	getInstructions,
	setAgentInstructions,
	setInstructions,
};
