import type { IDataObject } from 'n8n-workflow';
import type { Merged, Operation, Values } from '../operation/vocabulary';

const HIDDEN = '**hidden**';

/** How the rows of an operation are given: shaped, with secrets hidden, and simplified if wanted. */
export function shaper(
	{ output, mask, simplify }: Operation,
	values: Values,
): (row: IDataObject) => IDataObject {
	const hidden = mask && values.includeSecrets !== true ? new Set(mask) : undefined;
	const names = simplify && values.simplify === true ? simplify : undefined;
	return (row) => {
		const shaped = output ? output(row, values) : row;
		const safe = hidden ? (masked(shaped, hidden) as IDataObject) : shaped;
		return names ? picked(safe, names) : safe;
	};
}

/** A value with every secret in it hidden, by the names of properties, at any depth. */
export function masked(value: unknown, names: Set<string>): unknown {
	if (Array.isArray(value)) return value.map((one) => masked(one, names));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => {
			const isTold = inner === null || inner === undefined || inner === '';
			return [name, names.has(name) && !isTold ? HIDDEN : masked(inner, names)];
		}),
	);
}

/** Changes as a dry run tells them: of a secret only that it changed. */
export function toldChanges(changes: Merged['changes'], { mask = [] }: Operation): IDataObject[] {
	const secrets = new Set(mask);
	return changes.map(({ field, from, to }) =>
		secrets.has(field) ? { field, to: 'changed' } : masked({ field, from, to }, secrets),
	) as IDataObject[];
}

/** Some properties of a row, by their paths; what it does not have is left out. */
function picked(row: IDataObject, paths: string[]): IDataObject {
	const simple: IDataObject = {};
	for (const path of paths) {
		const steps = path.split('.');
		const value = steps.reduce<unknown>((inner, step) => (Object(inner) as IDataObject)[step], row);
		if (value !== undefined) simple[steps[steps.length - 1]] = value as IDataObject[string];
	}
	return simple;
}
