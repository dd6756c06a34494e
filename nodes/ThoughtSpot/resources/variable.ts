import {
	choice,
	flag,
	number,
	objects,
	required,
	text,
	texts,
} from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { identifier, identifiers, inPath, namePattern, org, patternOf } from '../fields/common';

const docs = 'https://developers.thoughtspot.com/docs/variables';

const ROOT = `${API_ROOT}/template/variables`;

const place = { label: 'Variable', list: 'searchVariables', placeholder: 'e.g. schema_name' };

const anyVariable = identifier('identifier', 'The variable to work with', place);

const name = required(text('name', 'Name of the variable', { placeholder: 'e.g. schema_name' }));

const TYPES: Array<[value: string, name: string]> = [
	['CONNECTION_PROPERTY', 'Connection Property'],
	['CONNECTION_PROPERTY_PER_PRINCIPAL', 'Connection Property per Principal'],
	['FORMULA_VARIABLE', 'Formula Variable'],
	['TABLE_MAPPING', 'Table Mapping'],
];

const type = choice('type', 'What the variable stands for', TYPES);

const responseContent = choice('responseContent', 'What to return', [
	['METADATA', 'Without Values'],
	['METADATA_AND_VALUES', 'With Values'],
]);

/** For whom a value holds. */
const scope = [
	text('orgIdentifier', 'Org that the value is for', { label: 'Org Name or ID', zero: true }),
	choice(
		'principalType',
		'Whether the value is for a user or a group',
		[
			['', 'Neither'],
			['USER', 'User'],
			['USER_GROUP', 'Group'],
		],
		{ default: '' },
	),
	text('principalIdentifier', 'User or group that the value is for', {
		label: 'Principal Name or ID',
	}),
	text('modelIdentifier', 'Model that the value is for', { label: 'Model ID' }),
];

const valueScope = objects('valueScope', 'Only values for these', scope);

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many variables',
	description: 'Retrieve variables, with their values if wanted',
	docs,
	method: 'POST',
	path: `${ROOT}/search`,
	effect: 'safe',
	list: { paginated: true },
	fields: [org],
	collections: {
		filters: [
			{ ...namePattern, wire: 'variable_details[].name_pattern' },
			choice(
				'type',
				'What the variables stand for',
				[...TYPES, ['USER_PROPERTY', 'User Property']],
				{
					wire: 'variable_details[].type',
				},
			),
			valueScope,
			responseContent,
		],
	},
};

export const variable: Resource = {
	name: 'Variable',
	value: 'variable',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a variable',
			description: 'Create a variable, which has no values yet',
			docs,
			method: 'POST',
			path: `${ROOT}/create`,
			fields: [type, name, org],
			collections: {
				additionalFields: [
					flag('isSensitive', 'Whether values are shown to nobody', { label: 'Sensitive' }),
					choice('dataType', 'Type of the values, for a formula variable', [
						['DATE', 'Date'],
						['DATE_TIME', 'Date and Time'],
						['DOUBLE', 'Decimal Number'],
						['INT32', 'Integer'],
						['INT64', 'Large Integer'],
						['VARCHAR', 'Text'],
					]),
				],
			},
		},
		delete: {
			name: 'Delete',
			action: 'Delete variables',
			description: 'Delete variables. What uses them no longer works. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${ROOT}/delete`,
			fields: [
				required(
					identifiers('identifiers', 'The variables to delete', { ...place, label: 'Variables' }),
				),
				org,
			],
			deletes: 'identifiers',
		},
		get: {
			name: 'Get',
			action: 'Get a variable',
			description: 'Retrieve one variable by name or GUID',
			docs,
			method: 'POST',
			path: `${ROOT}/search`,
			effect: 'safe',
			list: { paginated: true },
			one: { by: 'identifier', thing: 'variable', ids: ['id'], names: ['name'] },
			fields: [required({ ...anyVariable, wire: 'variable_details[].identifier' }), org],
			collections: { additionalFields: [responseContent, valueScope] },
		},
		getAll,
		update: {
			name: 'Update (Rename)',
			action: 'Rename a variable',
			description: 'Give a variable another name',
			docs,
			method: 'POST',
			path: `${ROOT}/{identifier}/update`,
			fields: [inPath(anyVariable), name, org],
		},
		updateValues: {
			name: 'Update Values',
			action: 'Update the values of a variable',
			description: 'Replace, add or take away values of a variable, as Update Mode says',
			docs,
			method: 'POST',
			path: `${ROOT}/{identifier}/update-values`,
			fields: [
				inPath(anyVariable),
				required(
					objects('variableAssignment', 'Values, and for whom they hold', [
						texts('assignedValues', 'Values, separated by commas', { required: true }),
						...scope,
						number('priority', 'Which value goes first where several hold'),
					]),
				),
				choice(
					'updateMode',
					'What to do with the values given here',
					[
						['ADD', 'Add'],
						['REMOVE', 'Remove'],
						['REPLACE', 'Replace'],
						['RESET', 'Reset', 'Take all values away'],
					],
					{ default: 'REPLACE', wire: 'operation' },
				),
				org,
			],
		},
	},
	choices: {
		searchVariables: {
			operation: getAll,
			given: (_, filter) => ({ namePattern: patternOf(filter) }),
			value: ({ id }) => id,
			name: ({ name: known }) => [known],
		},
	},
};
