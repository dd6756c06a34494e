import type { IDataObject } from 'n8n-workflow';

/** The objects of a list that was given as JSON; one object is a list of one. */
export const rowsOf = (given: unknown): IDataObject[] => [given].flat() as IDataObject[];
