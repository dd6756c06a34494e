import { choice, required, text, texts } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { guid, identifier, org } from '../../fields/common';
import { change } from './change';

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
