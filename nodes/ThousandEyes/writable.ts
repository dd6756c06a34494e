import type { IDataObject } from 'n8n-workflow';
import { InputProblem } from '../shared/operation/vocabulary';

/** Of what was read the properties that can be sent back, without links and what is null. */
export function kept(row: IDataObject, names: string[]): IDataObject {
	const present = names.filter((name) => row[name] !== undefined && row[name] !== null);
	return Object.fromEntries(present.map((name) => [name, bare(row[name])])) as IDataObject;
}

/** The IDs of objects that stand in a list, or the IDs themselves where these do; nothing where there is no list. */
export function idsIn(list: unknown, name: string): string[] | undefined {
	if (!Array.isArray(list)) return undefined;
	return list.map((one) => String(Object(one)[name] ?? one));
}

/** An object that was read: some answers to an unknown ID are a success with nothing in it. */
export function existing(row: IDataObject, id: string, label: string): IDataObject {
	if (row[id] !== undefined && row[id] !== null) return row;
	throw new InputProblem(
		label,
		'names nothing: the service knows no such ID',
		'Check the ID and the account group: an ID of another account group is not found.',
	);
}

function bare(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(bare);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).filter(([name, one]) => name !== '_links' && one !== null);
	return Object.fromEntries(entries.map(([name, one]) => [name, bare(one)]));
}
