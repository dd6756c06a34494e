import { flag, json, objects, required, text } from '../../../shared/operation/fields';
import { InputProblem, type Operation, type Values } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { guid, org } from '../../fields/common';
import { docs } from './docs';

const identifier = text('identifier', 'Name or GUID of the table', {
	label: 'Table Name or ID',
	placeholder: guid,
});

const objIdentifier = text('objIdentifier', 'Object ID of the table', { label: 'Object ID' });

const getColumnRules: Operation = {
	name: 'Get Column Security Rules',
	action: 'Get column security rules',
	description: 'Retrieve which groups may see which columns of tables (beta)',
	docs,
	method: 'POST',
	path: `${API_ROOT}/security/column/rules/fetch`,
	effect: 'safe',
	list: {},
	fields: [
		required(objects('tables', 'Tables whose rules are told', [identifier, objIdentifier])),
		org,
	],
};

function checkTable(values: Values): Values {
	if (values.identifier !== undefined || values.objIdentifier !== undefined) return values;
	throw new InputProblem(
		'Table Name or ID',
		'and Object ID are both empty',
		'Enter the table that the rules are for. Nothing was sent.',
	);
}

const updateColumnRules: Operation = {
	name: 'Update Column Security Rules',
	action: 'Update column security rules',
	description:
		'Change which groups may see which columns of a table (beta): all of the changes are made, or none',
	docs,
	method: 'POST',
	path: `${API_ROOT}/security/column/rules/update`,
	fields: [
		identifier,
		objIdentifier,
		objects('columnSecurityRules', 'The columns that change', [
			text('columnIdentifier', 'Name or GUID of the column', {
				label: 'Column Name or ID',
				required: true,
			}),
			flag('isUnsecured', 'Whether everybody may see the column'),
			json('groupAccess', 'Groups as a JSON list of objects with operation and group_identifiers', {
				placeholder: '[{ "operation": "ADD", "group_identifiers": ["Analysts"] }]',
			}),
		]),
		org,
	],
	collections: {
		additionalFields: [
			flag('clearCsr', 'Whether to WIPE all column rules of the table', {
				label: 'Clear All Column Rules',
			}),
		],
	},
	constants: { column_security_rules: [] },
	prepare: checkTable,
};

/** Who may see which columns. */
export const columns = { getColumnRules, updateColumnRules };
