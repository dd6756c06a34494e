import type { IDataObject } from 'n8n-workflow';

/** What goes back of an object that was read: some of its properties, where they hold something. */
export function kept(row: IDataObject, ...names: string[]): IDataObject {
	const present = names.filter((name) => row[name] !== undefined && row[name] !== null);
	return Object.fromEntries(present.map((name) => [name, row[name]]));
}
