import {
	choice,
	flag,
	objects,
	required,
	text,
	texts,
	where,
} from '../../../shared/operation/fields';
import { InputProblem, type Operation, type Values } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { guid, identifier, identifiers, isGuid, org } from '../../fields/common';
import { needsType, several, typeOf } from '../../fields/metadata';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-metadata-search';

const change = { docs, method: 'POST' } satisfies Partial<Operation>;

const removeAll: Operation = {
	...change,
	name: 'Delete',
	action: 'Delete objects',
	description:
		'Delete Liveboards, answers, tables, columns or relationships for good; one item for each of them',
	path: `${API_ROOT}/metadata/delete`,
	fields: [
		required(several),
		typeOf(['LIVEBOARD', 'ANSWER', 'LOGICAL_TABLE', 'LOGICAL_COLUMN', 'LOGICAL_RELATIONSHIP']),
		org,
	],
	collections: {
		additionalFields: [
			flag('deleteDisabledObjects', 'Whether to delete objects that are disabled, too'),
		],
	},
	prepare: needsType,
};

/** One call for all of them, and one item for each. */
export const remove: Operation = {
	...removeAll,
	uses: [removeAll],
	run: async function* (run, values) {
		await run.answer(removeAll, values);
		yield (values.identifier as string[]).map((id) => ({
			json: { deleted: true, identifier: id },
		}));
	},
};

const WITH_OBJECT_ID = [
	'ANSWER',
	'LOGICAL_TABLE',
	'LOGICAL_COLUMN',
	'LIVEBOARD',
	'ACTION_OBJECT',
	'DATA_SOURCE',
	'USER',
	'USER_GROUP',
	'COLLECTION',
];

/** One of the two ways to say which object it is. */
function oneName(values: Values): Values {
	const { metadataIdentifier: id, currentObjId: current, type } = values;
	if ((id === undefined) === (current === undefined)) {
		throw new InputProblem(
			'Object',
			'and the current object ID must not both be empty, nor both be given',
			'Give one of the two. Nothing was sent.',
		);
	}
	needsType({ identifier: id, type });
	return values;
}

export const updateObjId: Operation = {
	...change,
	name: 'Update Object ID',
	action: 'Change the object ID of an object',
	description: 'Change the ID that a user gave an object, by which TML finds it in other orgs',
	path: `${API_ROOT}/metadata/update-obj-id`,
	fields: [
		identifier('metadataIdentifier', 'The object. Empty where its current object ID is given.', {
			label: 'Object',
			list: 'searchObjects',
			placeholder: guid,
			wire: 'metadata[].metadata_identifier',
		}),
		typeOf(WITH_OBJECT_ID),
		text('newObjId', 'The object ID that it gets', {
			label: 'New Object ID',
			required: true,
			placeholder: 'e.g. sales-liveboard',
			wire: 'metadata[].new_obj_id',
		}),
		org,
	],
	collections: {
		additionalFields: [
			text('currentObjId', 'The object ID that it has now', {
				label: 'Current Object ID',
				wire: 'metadata[].current_obj_id',
			}),
		],
	},
	prepare: oneName,
};

const object = required(
	identifier('metadataIdentifier', 'The table or connection to work with', {
		label: 'Object',
		list: 'searchObjects',
		placeholder: guid,
	}),
);

const metadataType = choice(
	'metadataType',
	'What kind of object it is',
	['LOGICAL_TABLE', 'CONNECTION', 'CONNECTION_CONFIG'],
	{ default: 'LOGICAL_TABLE' },
);

const fieldType = required(
	choice('fieldType', 'What kind of field it is', ['ATTRIBUTE', 'CONNECTION_PROPERTY']),
);

export const parameterize: Operation = {
	...change,
	name: 'Parameterize Fields',
	action: 'Put a variable in the place of fields',
	description: 'Put a variable in the place of the values of fields of a table or connection',
	path: `${API_ROOT}/metadata/parameterize-fields`,
	fields: [
		object,
		fieldType,
		texts('fieldNames', 'Names of the fields, separated by commas', {
			required: true,
			placeholder: 'e.g. databaseName, schemaName',
		}),
		required(
			identifier('variableIdentifier', 'What stands in their place from now on', {
				label: 'Variable',
				list: 'searchVariables',
			}),
		),
		org,
	],
	collections: { additionalFields: [metadataType] },
};

export const unparameterize: Operation = {
	...change,
	name: 'Unparameterize Field',
	action: 'Put a value in the place of a variable',
	description: 'Put a fixed value back in the place of the variable of a field',
	path: `${API_ROOT}/metadata/unparameterize`,
	fields: [
		object,
		fieldType,
		text('fieldName', 'Name of the field', { required: true, placeholder: 'e.g. databaseName' }),
		text('value', 'The value that it gets', { required: true }),
		org,
	],
	collections: { additionalFields: [metadataType] },
};

/** Of the two ways to name an object at most one; both in one entry of the list. */
export const updateHeader: Operation = {
	...change,
	name: 'Update Header',
	action: 'Change attributes of an object',
	description: 'Change attributes in the header of an object, such as obj_id',
	path: `${API_ROOT}/metadata/headers/update`,
	fields: [
		identifier('identifier', 'The object. Empty where its object ID is given.', {
			label: 'Object',
			list: 'searchObjects',
			placeholder: guid,
			wire: 'headers_update[].identifier',
		}),
		typeOf(WITH_OBJECT_ID, 'headers_update[].type'),
		required(
			objects(
				'attributes',
				'What is changed; ThoughtSpot takes obj_id so far',
				[
					text('name', 'Name of the attribute', { needed: true, default: 'obj_id' }),
					text('value', 'Its new value', { needed: true }),
				],
				// A list of the list, as each entry has attributes of its own.
				{ wire: 'headers_update[].attributes', encode: (rows) => [rows] },
			),
		),
		org,
	],
	collections: {
		additionalFields: [
			text('objIdentifier', 'The object ID that it has now', {
				label: 'Object ID',
				wire: 'headers_update[].obj_identifier',
			}),
			text('orgIdentifier', 'The org of the object; -1 means all orgs', {
				label: 'Org of the Object',
				zero: true,
			}),
		],
	},
	prepare: oneHeader,
};

function oneHeader(values: Values): Values {
	const { identifier: id, objIdentifier: objId } = values;
	if ((id === undefined) !== (objId === undefined)) return needsType(values);
	throw new InputProblem(
		'Object',
		'and the object ID must not both be empty, nor both be given',
		'Give one of the two. Nothing was sent.',
	);
}

const worksheets = (name: string, description: string) =>
	identifiers(name, description, { list: 'searchTables', check: isGuid, placeholder: guid });

function someWorksheets(values: Values): Values {
	if (values.worksheetIds !== undefined || values.convertAll === true) return values;
	throw new InputProblem(
		'Worksheets',
		"are empty, and 'Convert All' is off",
		'Name the worksheets, or turn Convert All on. Nothing was sent.',
	);
}

export const convertWorksheets: Operation = {
	...change,
	name: 'Convert Worksheets to Models',
	action: 'Convert worksheets to models',
	description:
		'Convert worksheets to models for good, or only tell what would become of them: nothing is written unless Apply Changes is on',
	path: `${API_ROOT}/metadata/worksheets/convert`,
	fields: [
		flag('convertAll', 'Whether to convert all worksheets'),
		where('convertAll', [false], worksheets('worksheetIds', 'The worksheets to convert')),
		flag('applyChanges', 'Whether to write the changes; off is a dry run'),
		org,
	],
	collections: {
		additionalFields: [worksheets('excludeWorksheetIds', 'Worksheets that stay as they are')],
	},
	prepare: someWorksheets,
};
