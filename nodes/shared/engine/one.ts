import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../http/errors';
import type { One, Operation, Values } from '../operation/vocabulary';
import { valueAt } from './pages';

const MOST_NAMED = 5;

/**
 * The one row of a search whose ID, or else name (in any case), is what was asked for: a service
 * that ignores the filter must not hand out a stranger. None or several are a `CallError`.
 */
export function theOne(
	operation: Operation,
	{ by, thing, ids, names = [] }: One,
	rows: IDataObject[],
	values: Values,
): IDataObject {
	const wanted = String(
		[by]
			.flat()
			.map((name) => values[name])
			.find((value) => value !== undefined),
	);
	const at = (row: IDataObject, path: string) => {
		const value = valueAt(row, path.split('.'));
		return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
	};
	const byId = rows.filter((row) => ids.some((path) => at(row, path) === wanted));
	const alike = (row: IDataObject) =>
		names.some((path) => at(row, path)?.toLowerCase() === wanted.toLowerCase());
	const matching = byId.length > 0 ? byId : rows.filter(alike);
	if (matching.length === 1) return matching[0];
	if (matching.length === 0) {
		throw new CallError(
			`${operation.action}: there is no ${thing} '${wanted}' that this credential can see`,
			'Check the name or ID, and the account that it is in.',
			404,
		);
	}
	const found = matching.slice(0, MOST_NAMED).map((row) => at(row, ids[0]));
	throw new CallError(
		`${operation.action}: ${matching.length} have the name '${wanted}'`,
		`Use the ID of one of them: ${found.join(', ')}.`,
		409,
	);
}
