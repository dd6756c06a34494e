import { flag, optionalJson, text } from './fields';
import type { CollectionName, Field, Operation, Values } from './vocabulary';

const nowhere = { in: 'nowhere' as const };

/** Whether rows are given with their most useful fields only. */
export const simplify = flag(
	'simplify',
	'Whether to return a simplified version of the response instead of the raw data',
	{ default: true, ...nowhere },
);

const includeSecrets = flag(
	'includeSecrets',
	'Whether to return passwords, tokens and keys as they are. They become part of the execution data, where everyone who can see the execution can read them.',
	nowhere,
);

const failOnAnyError = flag(
	'failOnAnyError',
	'Whether the item fails if any of its parts failed, and not only if all of them did',
	nowhere,
);

/** Whether a change is only told. */
export const dryRun = flag(
	'dryRun',
	'Whether to only tell what would be changed. Nothing is written then.',
	nowhere,
);

/** Where a file goes. */
export const binaryPropertyName = text(
	'binaryPropertyName',
	'Name of the binary field that the file goes into',
	{
		label: 'Put Output File in Field',
		default: 'data',
		hint: 'The name of the output binary field to put the file in',
		...nowhere,
	},
);

const fileName = text(
	'fileName',
	'Name of the file; its extension is added where it is missing. Empty means the name that the service gives.',
	{ placeholder: 'e.g. sales', ...nowhere },
);

/** The rest of a deep body, for operations that have no field of their own for it. */
export const additionalProperties = optionalJson(
	'additionalProperties',
	'More properties of the request as a JSON object, by the names of the API',
	{ adds: true, in: 'nowhere' },
);

/** The fields that an operation has because of its words: `simplify`, `mask`, `merge`, `file`. */
function standardOptions({ mask, merge, parts, file }: Operation): Field[] {
	return [
		...(mask ? [includeSecrets] : []),
		...(merge ? [dryRun] : []),
		...(parts?.failed === 'item' ? [failOnAnyError] : []),
		...(file ? [binaryPropertyName, fileName] : []),
	];
}

/** Whether the user says how many rows an operation gives; of a search for one object it is one. */
export const isList = ({ list, one }: Operation) => list !== undefined && one === undefined;

/** The fields that an operation shows beside its collections. */
export function topFields({ fields = [], simplify: names }: Operation): Field[] {
	return names ? [...fields, simplify] : fields;
}

/** The fields in each collection of an operation. */
export function collectionsOf(operation: Operation): Partial<Record<CollectionName, Field[]>> {
	const standard = standardOptions(operation);
	const { collections = {} } = operation;
	if (standard.length === 0) return collections;
	return { ...collections, options: [...(collections.options ?? []), ...standard] };
}

/** All fields of an operation, also those in collections. */
export function fieldsOf(operation: Operation): Field[] {
	return [...topFields(operation), ...Object.values(collectionsOf(operation)).flat()];
}

/** The values that an operation has fields for. */
export function ofFields(operation: Operation, values: Values): Values {
	const names = new Set(fieldsOf(operation).map(({ property }) => property.name));
	return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}
