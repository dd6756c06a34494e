import type { IDataObject } from 'n8n-workflow';
import type { Cell } from './cells';

type Property = IDataObject[string];

/**
 * Turns rows of a table into objects: the columns in their order and by their names, behind what
 * `before` holds. The second of two equal names is "Sales (2)", and one that is empty "column_3".
 */
export function shaperOf(
	columns: string[],
	before: IDataObject,
	cellOf: (column: string) => Cell,
): (row: unknown) => IDataObject {
	const first = Object.keys(before);
	const names = distinct([...first, ...columns.map(nameOf)]).slice(first.length);
	const cells = columns.map(cellOf);
	const template = templateOf(before, names);
	return (row) => {
		// A copy of a whole object takes less memory than one that grows by each of its names.
		const shaped = { ...template };
		const list = Array.isArray(row) ? row : asList(row, columns);
		for (let index = 0; index < names.length; index++) {
			shaped[names[index]] = cells[index](list[index]) as Property;
		}
		for (let index = names.length; index < list.length; index++) {
			put(shaped, `column_${index + 1}`, list[index]);
		}
		if (!Array.isArray(row)) addOthers(shaped, row, columns);
		return shaped;
	};
}

const nameOf = (column: string, index: number) =>
	column.trim() === '' ? `column_${index + 1}` : column;

function distinct(names: string[]): string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		let own = name;
		for (let n = 2; taken.has(own); n++) own = `${name} (${n})`;
		taken.add(own);
		return own;
	});
}

/** All names as keys of its own: also one that would be set as the prototype. */
function templateOf(before: IDataObject, names: string[]): IDataObject {
	const keys = [...Object.keys(before), ...names];
	const text = `{${keys.map((key) => `${JSON.stringify(key)}:null`).join()}}`;
	return Object.assign(JSON.parse(text) as IDataObject, before);
}

/** The cells of a row that names its columns itself. */
function asList(row: unknown, columns: string[]): unknown[] {
	if (typeof row !== 'object' || row === null) return [row];
	return columns.map((name) => (Object.hasOwn(row, name) ? (row as IDataObject)[name] : null));
}

/** What a row names beside the columns of the table. */
function addOthers(shaped: IDataObject, row: unknown, columns: string[]): void {
	if (typeof row !== 'object' || row === null) return;
	for (const [name, cell] of Object.entries(row)) {
		if (!columns.includes(name)) put(shaped, name, cell);
	}
}

function put(shaped: IDataObject, name: string, value: unknown): void {
	let own = name;
	for (let n = 2; Object.hasOwn(shaped, own); n++) own = `${name} (${n})`;
	Object.defineProperty(shaped, own, {
		value: value ?? null,
		configurable: true,
		enumerable: true,
		writable: true,
	});
}
