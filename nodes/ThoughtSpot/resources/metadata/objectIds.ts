import { objects, required, text } from '../../../shared/operation/fields';
import { InputProblem, type Operation, type Values } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { guid, identifier, org } from '../../fields/common';
import { needsType, typeOf } from '../../fields/metadata';
import { change } from './change';

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
