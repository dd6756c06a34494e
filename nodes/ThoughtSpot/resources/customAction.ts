import { choice, flag, json, objects, required, text } from '../../shared/operation/fields';
import {
	InputProblem,
	type Operation,
	type Resource,
	type Values,
} from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { identifier, inPath, namePattern, org, patternOf } from '../fields/common';
import { groupNames } from '../fields/user';

const docs = 'https://developers.thoughtspot.com/docs/custom-actions';

const ROOT = `${API_ROOT}/customization/custom-actions`;

const anyAction = identifier('customActionIdentifier', 'The custom action to work with', {
	label: 'Custom Action',
	list: 'searchCustomActions',
	placeholder: 'e.g. Open in CRM',
});

const name = text('name', 'Name of the action', { placeholder: 'e.g. Open in CRM' });

const actionDetails = json(
	'actionDetails',
	'What the action does: an object with URL or CALLBACK in it, by the names of the API',
	{
		rows: 4,
		secret: true,
		placeholder: '{ "CALLBACK": { "reference": "open-in-crm" } }',
	},
);

const TYPES: Array<[value: string, name: string]> = [
	['ANSWER', 'Answer'],
	['VISUALIZATION', 'Visualization'],
	['WORKSHEET', 'Model or Worksheet'],
];

const target = [
	text('identifier', 'Name or GUID', { label: 'Name or ID', required: true }),
	choice('type', 'Type of the object', TYPES, { default: 'VISUALIZATION' }),
];

const associateMetadata = objects('associateMetadata', 'Objects that have the action', [
	...target,
	choice(
		'position',
		'Where the action is shown on the object',
		[
			['CONTEXT_MENU', 'Context Menu'],
			['MENU', 'Menu'],
			['PRIMARY', 'Button'],
		],
		{ default: 'MENU', wire: 'action_config.position' },
	),
	flag('visibility', 'Whether the action is shown on the object', {
		default: true,
		label: 'Visible',
		wire: 'action_config.visibility',
	}),
]);

const visible = flag('visibility', 'Whether the action is shown everywhere', {
	default: true,
	label: 'Visible by Default',
	wire: 'default_action_config.visibility',
});

const including = [
	flag('includeGroupAssociations', 'Whether to return the groups that may use each action'),
	flag('includeMetadataAssociations', 'Whether to return the objects that have each action'),
];

function checkDetails(values: Values): Values {
	const { actionDetails: details } = values;
	const kinds = Object.keys(Object(details) as object).filter((key) =>
		['URL', 'CALLBACK'].includes(key),
	);
	if (details === undefined || kinds.length === 1) return values;
	throw new InputProblem(
		actionDetails.property.displayName,
		'must hold either URL or CALLBACK',
		'An action does one of these. Capital letters count. Nothing was sent.',
	);
}

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many custom actions',
	description: 'Retrieve custom actions',
	docs,
	method: 'POST',
	path: `${ROOT}/search`,
	effect: 'safe',
	list: {},
	fields: [org],
	collections: {
		filters: [
			namePattern,
			choice('type', 'What the actions do', [
				['CALLBACK', 'Call Back'],
				['URL', 'Open an Address'],
			]),
			objects('metadata', 'Objects that have the actions', target),
			...including,
		],
	},
	mask: ['Bearer_Token', 'password', 'API_Key'],
};

export const customAction: Resource = {
	name: 'Custom Action',
	value: 'customAction',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a custom action',
			description: 'Create an action that users find in menus',
			docs,
			method: 'POST',
			path: ROOT,
			fields: [required(name), required(actionDetails), org],
			collections: { additionalFields: [associateMetadata, visible, groupNames] },
			prepare: checkDetails,
			mask: ['Bearer_Token', 'password', 'API_Key'],
		},
		delete: {
			name: 'Delete',
			action: 'Delete a custom action',
			description: 'Delete a custom action. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${ROOT}/{customActionIdentifier}/delete`,
			fields: [inPath(anyAction), org],
			deletes: 'customActionIdentifier',
		},
		get: {
			name: 'Get',
			action: 'Get a custom action',
			description: 'Retrieve one custom action by name or GUID',
			docs,
			method: 'POST',
			path: `${ROOT}/search`,
			effect: 'safe',
			one: { by: 'customActionIdentifier', thing: 'custom action', ids: ['id'], names: ['name'] },
			fields: [required(anyAction), org],
			collections: { additionalFields: including },
			mask: ['Bearer_Token', 'password', 'API_Key'],
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update a custom action',
			description:
				'Change a custom action. Objects and groups are added unless Update Mode says otherwise.',
			docs,
			method: 'POST',
			path: `${ROOT}/{customActionIdentifier}/update`,
			fields: [inPath(anyAction), org],
			collections: {
				additionalFields: [
					name,
					actionDetails,
					associateMetadata,
					groupNames,
					choice(
						'updateMode',
						'What to do with the objects and groups given here',
						[
							['ADD', 'Add'],
							['REMOVE', 'Remove'],
						],
						{ wire: 'operation' },
					),
					visible,
				],
			},
			prepare: checkDetails,
		},
	},
	choices: {
		searchCustomActions: {
			operation: getAll,
			given: (_, filter) => ({ namePattern: patternOf(filter) }),
			value: ({ id }) => id,
			name: ({ name: known }) => [known],
		},
	},
};
