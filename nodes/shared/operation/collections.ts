import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { checked } from './entered';
import { InputProblem, type CollectionName, type Field, type Values } from './vocabulary';

/** The collections that show optional fields, in the order in which they are shown. */
export const COLLECTIONS: Record<CollectionName, { displayName: string; placeholder: string }> = {
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	options: { displayName: 'Options', placeholder: 'Add Option' },
};

/**
 * Stands in every collection, to be seen only where it was given as one expression. n8n takes such
 * a text for an empty collection, and of what is in it keeps what a text has too: its length.
 */
export const givenWhole: INodeProperties = {
	displayName: 'Given as One Expression',
	name: 'length',
	type: 'string',
	default: '',
	displayOptions: { show: { length: [{ _cnd: { exists: true } }] } },
	description:
		'Whether the whole collection was given as one expression, which n8n does not read. Remove this, and add each field with an expression of its own.',
};

/** Opens a collection for one item: gives a function that reads the fields in it. */
export function openCollection(
	context: IExecuteFunctions,
	collection: CollectionName,
	item: number,
): (field: Field) => unknown {
	const name: string = collection;
	const raw = Object(context.getNodeParameter(name, item, {}, { rawExpressions: true })) as Values;
	if (raw[givenWhole.name]) {
		throw new InputProblem(
			COLLECTIONS[collection].displayName,
			'is given as one expression, which n8n does not read',
			'Add each of its fields with an expression of its own. Nothing was sent.',
		);
	}
	const values = context.getNodeParameter(name, item, {}) as Values;
	const timezone = context.getTimezone();
	return (field) => {
		const own = field.property.name;
		return checked(field, values[own], () => raw[own], timezone);
	};
}
