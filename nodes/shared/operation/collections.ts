import type { IExecuteFunctions } from 'n8n-workflow';
import { checked } from './entered';
import { givenWhole, refuseWhole } from './givenWhole';
import type { CollectionName, Field, Values } from './vocabulary';

/** The collections that show optional fields, in the order in which they are shown. */
export const COLLECTIONS: Record<CollectionName, { displayName: string; placeholder: string }> = {
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	options: { displayName: 'Options', placeholder: 'Add Option' },
};

/** Opens a collection for one item: gives a function that reads the fields in it. */
export function openCollection(
	context: IExecuteFunctions,
	collection: CollectionName,
	item: number,
): (field: Field) => unknown {
	const name: string = collection;
	const raw = Object(context.getNodeParameter(name, item, {}, { rawExpressions: true })) as Values;
	if (raw[givenWhole.name]) refuseWhole(COLLECTIONS[collection].displayName);
	const values = context.getNodeParameter(name, item, {}) as Values;
	const timezone = context.getTimezone();
	return (field) => {
		const own = field.property.name;
		return checked(field, values[own], () => raw[own], timezone);
	};
}
