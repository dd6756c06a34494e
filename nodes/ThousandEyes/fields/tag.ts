import type { IDataObject } from 'n8n-workflow';
import {
	assignmentsIn,
	tagAssignmentsIn,
	tagsIn,
	wholeAssignment,
	wholeTag,
	wholeTagAssignment,
} from '../tags';
import { but, choice, json, objects, required, text, texts } from '../../shared/operation/fields';
import type { Check } from '../../shared/operation/vocabulary';
import { expand, lettered } from './common';

const oneTag = lettered('tagId', 'The tag to work with', {
	label: 'Tag',
	list: 'searchTags',
	placeholder: 'e.g. c6b78e57-81a2-4c5f-a11a-d96c3c664d55',
	byName: true,
});

export const tagId = required(oneTag);

export const testsOfTag = but(oneTag, {
	description: 'A tag whose tests are meant',
	in: 'nowhere',
});

export const key = text('key', 'Key of the tag', { placeholder: 'e.g. branch' });

export const value = text('value', 'Value of the tag', { placeholder: 'e.g. sfo' });

type Types = Array<[value: string, name: string]>;

const objectTypes: Types = [
	['connected-devices-test', 'Connected Devices Test'],
	['dashboard', 'Dashboard'],
	['endpoint-agent', 'Endpoint Agent'],
	['endpoint-test', 'Endpoint Test'],
	['test', 'Test'],
	['v-agent', 'Virtual Agent'],
];

export const objectType = choice('objectType', 'What the tag is for', objectTypes, {
	default: 'test',
});

export const accessType = choice('accessType', 'Who sees the tag', ['all', 'partner', 'system'], {
	default: 'all',
});

export const looks = [
	text('color', 'Color of the tag', { placeholder: 'e.g. #FF0000' }),
	text('description', 'What the tag is for', { rows: 2 }),
	text('icon', 'Icon of the tag', { placeholder: 'e.g. LABEL' }),
];

export const dynamics = [
	choice('type', 'Whether filters assign the tag', ['dynamic', 'static'], { default: 'static' }),
	choice('matchType', 'Whether all filters must match, or one', [
		['and', 'All'],
		['or', 'One'],
	]),
	objects('filters', 'What a dynamic tag is assigned to', [
		text('key', 'What to look at'),
		choice('mode', 'Whether it must be one of the values', [
			['in', 'One of Them'],
			['not-in', 'None of Them'],
		]),
		choice('scope', 'Where the key comes from', ['custom', 'default'], { default: 'default' }),
		texts('values', 'Values, separated by commas'),
	]),
];

/** Lists as JSON, since n8n reads no expression that gives a whole list of objects. */
const list = (
	name: string,
	description: string,
	placeholder: string,
	check: Check,
	encode: (given: unknown) => IDataObject[],
) => json(name, description, { required: true, placeholder, check, encode });

export const assignments = list(
	'assignments',
	'Objects and their types as a JSON list. Types: test, v-agent, endpoint-test, dashboard, connected-devices-test.',
	'[{ "id": "202701", "type": "test" }]',
	wholeAssignment,
	assignmentsIn,
);

export const tagsToCreate = list(
	'tags',
	'Tags as a JSON list: key, value, objectType, and what else a tag has',
	'[{ "key": "branch", "value": "sfo", "objectType": "test" }]',
	wholeTag,
	tagsIn,
);

export const tagsToAssign = list(
	'tags',
	'IDs of tags with their assignments as a JSON list',
	'[{ "tagId": "c6b78e57-…", "assignments": [{ "id": "202701", "type": "test" }] }]',
	wholeTagAssignment,
	tagAssignmentsIn,
);

export const withAssignments = expand(['Assignments', 'assignments']);
