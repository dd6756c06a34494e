import type { IDataObject } from 'n8n-workflow';
import type { Operation, Run, Values } from '../../shared/operation/vocabulary';
import { dateCell, plainCell, type Cell, type Written } from './cells';

/** Of which kind the dates in a column are; nothing for other columns. */
export type Dated = (column: string) => Written | undefined;

/** How the cells of a column are given. */
export const cellsBy =
	(dated: Dated) =>
	(column: string): Cell => {
		const as = dated(column);
		return as ? dateCell(as) : plainCell;
	};

/** The columns that the user names. */
export function named(names: unknown): Dated {
	const known = new Set(((names ?? []) as string[]).map((name) => name.toLowerCase()));
	return (column) => (known.has(column.toLowerCase()) ? 'time' : undefined);
}

const KINDS: Record<string, Written> = { DATE: 'day', DATE_TIME: 'time', TIMESTAMP: 'time' };

/**
 * The columns that hold dates by what the table says of them: one request in a run. A header such as
 * "Month(Order Date)" holds the name of its column; one that counts is no date.
 */
export async function byTable(run: Run, table: Operation, values: Values): Promise<Dated> {
	const { logicalTableIdentifier: identifier, org } = values;
	const types = await run.once(JSON.stringify(['columns', identifier, org]), async () =>
		typesIn(await run.ask(table, { identifier, org }, 2)),
	);
	const names = [...types.keys()].sort((a, b) => b.length - a.length);
	return (column) => {
		const header = column.toLowerCase();
		const inHeader = names.find((name) => header.includes(name));
		const counts = /\b(count|number of)\b/.test(header);
		return types.get(header) ?? (counts ? undefined : types.get(inHeader ?? ''));
	};
}

function typesIn(rows: IDataObject[]): Map<string, Written | undefined> {
	const { columns } = Object(rows[0]?.metadata_detail) as { columns?: unknown };
	const list = Array.isArray(columns) ? (columns as IDataObject[]) : [];
	return new Map(
		list.map((column) => {
			const header = Object(column.header) as IDataObject;
			const type = String(column.dataType ?? header.dataType ?? '');
			return [String(header.name ?? '').toLowerCase(), KINDS[type]];
		}),
	);
}
