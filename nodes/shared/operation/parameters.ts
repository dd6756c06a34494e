import type { IExecuteFunctions } from 'n8n-workflow';
import { wholeNumber } from './checks';
import { openCollection } from './collections';
import { checked } from './entered';
import { flag, number } from './fields';
import { checkSize } from './fileSize';
import { isShown } from './shown';
import { collectionsOf, topFields } from './standard';
import {
	InputProblem,
	type CollectionName,
	type Field,
	type Operation,
	type Values,
} from './vocabulary';

export const returnAll = flag(
	'returnAll',
	'Whether to return all results or only up to a given limit',
);

export const limit = number('limit', 'Max number of results to return', {
	least: 1,
	default: 50,
	check: wholeNumber(1),
});

/**
 * Reads and checks what the user entered for one item in the fields that are shown; the first wrong
 * value is an `InputProblem`.
 */
export function readValues(
	context: IExecuteFunctions,
	operation: Operation,
	item: number,
	authentication: string,
): Values {
	const values: Values = {};
	const lookUp = (name: string) => (name === 'authentication' ? authentication : values[name]);
	const put = (field: Field, read: (field: Field) => unknown) => {
		if (!isShown(field, lookUp)) return;
		const value = read(field);
		if (value === undefined) return;
		if (field.file) checkFile(context, field, value, item);
		values[field.property.name] = value;
	};
	for (const field of topFields(operation)) put(field, (one) => readField(context, one, item));
	for (const [collection, fields] of Object.entries(collectionsOf(operation))) {
		if (fields.length === 0) continue;
		const read = openCollection(context, collection as CollectionName, item);
		for (const field of fields) put(field, read);
	}
	return values;
}

/** The most rows that the user wants of a list: `Infinity` for all. */
export function readLimit(context: IExecuteFunctions, item: number): number {
	if (readField(context, returnAll, item) === true) return Infinity;
	return Number(readField(context, limit, item) ?? limit.property.default);
}

function readField(context: IExecuteFunctions, field: Field, item: number): unknown {
	const { name, type, default: otherwise } = field.property;
	// n8n stores no value that is the default, and an old workflow has none of a new field.
	const missing = type === 'boolean' || type === 'options' ? otherwise : '';
	const raw = () => context.getNodeParameter(name, item, '', { rawExpressions: true });
	return checked(field, context.getNodeParameter(name, item, missing), raw, context.getTimezone());
}

/** What is wrong with a name that should be that of a file of the item, or with the size that n8n tells of it. */
function checkFile(context: IExecuteFunctions, field: Field, value: unknown, item: number): void {
	const files = context.getInputData()[item].binary ?? {};
	const names = Object.keys(files);
	if (names.includes(String(value))) {
		checkSize(field, files[String(value)].bytes ?? 0);
		return;
	}
	throw new InputProblem(
		field.property.displayName,
		`names no file of this item: ${names.length > 0 ? `it has ${names.join(', ')}` : 'it has none'}`,
		'Put a node before this one that gives the file. Nothing was sent.',
	);
}
