import { flag, where } from '../../../shared/operation/fields';
import { InputProblem, type Operation, type Values } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { guid, identifiers, isGuid, org } from '../../fields/common';
import { change } from './change';

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
