import type { IDataObject } from 'n8n-workflow';

/** A list of objects as it is, or as n8n keeps it where rows are added one by one. */
export const rowsOf = (given: unknown): IDataObject[] =>
	(Array.isArray(given) ? given : Object.values(given as object).flat()) as IDataObject[];
