import type { IExecuteFunctions } from 'n8n-workflow';
import { wholeNumber } from './checks';
import { openCollection } from './collections';
import { checked } from './entered';
import type { CollectionName, Field, Operation, Values } from './vocabulary';

export const returnAll: Field = {
	property: {
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
};

export const limit: Field = {
	property: {
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
	},
	check: wholeNumber(1),
};

/** Reads and checks what the user entered for one item; the first wrong value is an `InputProblem`. */
export function readValues(context: IExecuteFunctions, operation: Operation, item: number): Values {
	const values: Values = {};
	const put = (field: Field, value: unknown) => {
		if (value !== undefined) values[field.property.name] = value;
	};
	for (const field of operation.fields ?? []) {
		if (isShown(field, values)) put(field, readField(context, field, item));
	}
	for (const [collection, fields] of Object.entries(operation.collections ?? {})) {
		const read = openCollection(context, collection as CollectionName, item);
		for (const field of fields) put(field, read(field));
	}
	return values;
}

/** The most rows that the user wants of a list: `Infinity` for all. */
export function readLimit(context: IExecuteFunctions, item: number): number {
	if (readField(context, returnAll, item) === true) return Infinity;
	return Number(readField(context, limit, item) ?? limit.property.default);
}

function readField(context: IExecuteFunctions, field: Field, item: number): unknown {
	const { name } = field.property;
	const raw = () => context.getNodeParameter(name, item, '', { rawExpressions: true });
	return checked(field, context.getNodeParameter(name, item, ''), raw, context.getTimezone());
}

/** Of fields of one name, the one that the fields before it show. */
function isShown({ property }: Field, values: Values): boolean {
	const show = Object.entries(property.displayOptions?.show ?? {});
	return show.every(
		([name, wanted]) => !(name in values) || wanted?.some((one) => one === values[name]),
	);
}
