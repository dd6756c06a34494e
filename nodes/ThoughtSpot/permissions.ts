import type { IDataObject } from 'n8n-workflow';
import { number } from '../shared/operation/fields';
import type { Operation, Produced, Run, Values } from '../shared/operation/vocabulary';

const SIZE = 500;

const place = [number('recordOffset', 'Rows to pass over'), number('recordSize', 'Rows to give')];

/**
 * Pages of an answer whose rows are lists of lists. It is nowhere said which of them a page counts,
 * so it goes on while any of them is full. The service's own wish would be everything at once.
 */
export function unfolding(
	operation: Operation,
	property: string,
	unfold: (row: IDataObject) => IDataObject[],
): Operation {
	const page: Operation = { ...operation, fields: [...(operation.fields ?? []), ...place] };
	return {
		...operation,
		list: {},
		uses: [page],
		run: async function* (run: Run, values: Values): AsyncGenerator<Produced[]> {
			let given = 0;
			let before = '';
			for (let offset = 0; given < run.limit; offset += SIZE) {
				const asked = { ...values, recordOffset: offset, recordSize: SIZE };
				const { body } = await run.answer(page, asked);
				const rows = rowsOf((Object(body) as IDataObject)[property]);
				const text = JSON.stringify(rows);
				// The same again comes from a service that passes over nothing.
				if (text === before) return;
				before = text;
				const flat = rows.flatMap(unfold).slice(0, run.limit - given);
				given += flat.length;
				yield flat.map((json) => ({ json }));
				if (!isFull(rows)) return;
			}
		},
	};
}

const rowsOf = (value: unknown): IDataObject[] =>
	[value ?? []]
		.flat()
		.filter((row) => Object.keys(Object(row) as object).length > 0) as IDataObject[];

/** Whether a list at any depth holds as many as were asked for. */
function isFull(value: unknown): boolean {
	if (Array.isArray(value)) return value.length >= SIZE || value.some(isFull);
	return typeof value === 'object' && value !== null && Object.values(value).some(isFull);
}

/** The rows of a list two levels down, each with what stands above it. */
const unfolded =
	(names: string[], groups: string, list: string) =>
	(row: IDataObject): IDataObject[] =>
		rowsOf(row[groups]).flatMap((group) => {
			const above = Object.fromEntries(names.map((name) => [name, row[name]]));
			const beside = Object.entries(group).filter(([name]) => name !== list);
			return rowsOf(group[list]).map((inner) => ({
				...above,
				...Object.fromEntries(beside),
				...inner,
			}));
		});

/** Each principal that may see an object, as a row of its own. */
export const byPrincipal = unfolded(
	['metadata_id', 'metadata_name', 'metadata_type'],
	'principal_permission_info',
	'principal_permissions',
);

/** Each object that a principal may see, as a row of its own. */
export const byObject = unfolded(
	['principal_id', 'principal_name', 'principal_type'],
	'metadata_permission_info',
	'metadata_permissions',
);
