import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { shownFields } from '../../nodes/shared/operation/shown';
import { collectionsOf, topFields } from '../../nodes/shared/operation/standard';
import type { Field, Operation, Values } from '../../nodes/shared/operation/vocabulary';

/** Values as n8n keeps them in a node, for those of the fields that have one. */
export function parametersOf(operation: Operation, values: Values): IDataObject {
	const parameters = formsOf(topFields(operation), values);
	for (const [collection, fields] of Object.entries(collectionsOf(operation))) {
		const own = formsOf(fields, values);
		if (Object.keys(own).length > 0) parameters[collection] = own;
	}
	return parameters;
}

/** Some fields' values as n8n keeps them. */
export function formsOf(fields: Field[], values: Values): IDataObject {
	const forms: IDataObject = {};
	// Of one name only the field that is shown; what an expression will say is not known.
	const known = Object.entries(values).filter(([, value]) => !isExpression(value));
	for (const field of shownFields(fields, Object.fromEntries(known))) {
		const { name } = field.property;
		if (values[name] !== undefined) forms[name] = formOf(field, values[name]);
	}
	return forms;
}

function formOf({ property, many, fields = [] }: Field, value: unknown): IDataObject[string] {
	if (property.type === 'resourceLocator') {
		const hasList = property.modes?.some(({ name }) => name === 'list');
		return { __rl: true, mode: hasList ? 'list' : 'id', value: String(value) };
	}
	if (isExpression(value)) return value;
	if (property.type === 'collection') return formsOf(fields, value as Values);
	if (property.type === 'fixedCollection') {
		return listForm(
			property,
			(value as Values[]).map((row) => formsOf(fields, row)),
		);
	}
	if (property.type === 'json') return JSON.stringify(value);
	if (many && Array.isArray(value)) return value.map(quoted).join(', ');
	return value as IDataObject[string];
}

const isExpression = (value: unknown): value is string =>
	typeof value === 'string' && value.startsWith('=');

/** The rows of a list under the name that n8n keeps them by. */
export function listForm({ options = [] }: INodeProperties, rows: IDataObject[]): IDataObject {
	return { [options[0].name]: rows };
}

/** A text with commas in it stands in quotes, so that it stays one. */
const quoted = (word: unknown) => (String(word).includes(',') ? `"${String(word)}"` : String(word));
