import type { IDataObject } from 'n8n-workflow';

/** The IDs in rows that hold nothing else. */
export const idsOf = (rows: IDataObject[]): string[] =>
	rows.flatMap((row) => Object.values(row)).map(String);

/** What is assigned after some were added, taken away, or put in the place of all others. */
export function assigned(before: string[], given: string[], mode: unknown = 'add'): string[] {
	if (mode === 'remove') return before.filter((id) => !given.includes(id));
	return [...new Set([...(mode === 'replace' ? [] : before), ...given])];
}
