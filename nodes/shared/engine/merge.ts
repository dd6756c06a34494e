import type { IDataObject } from 'n8n-workflow';
import { InputProblem, type Merge, type Merged } from '../operation/vocabulary';
import { isObject } from '../reading/objects';

/** Texts to add to a list of a body or to take from it; `id` names that of objects. */
interface Change {
	list: string;
	add: string[];
	remove: string[];
	id?: string;
}

/**
 * What a PUT that replaces everything sends, where only `wanted` is to change: what stays of that
 * which was read, in its writable form, under what the user set. Objects are merged, lists and what
 * is `whole` are replaced. Changes are told against `before`: what was read, with all of it.
 */
export function mergedWith(
	staying: IDataObject,
	wanted: IDataObject,
	sets: Change[],
	before = staying,
	whole: string[] = [],
): Merged {
	const body = overlaid(staying, wanted, whole);
	for (const change of sets) {
		const { list, add, remove } = change;
		if (add.length + remove.length > 0) body[list] = changedList(body[list], change);
	}
	const unordered = sets.filter(({ id }) => id !== undefined).map(({ list }) => list);
	const changes = [...new Set([...Object.keys(before), ...Object.keys(body)])]
		.filter((field) => !same(before[field], body[field], unordered.includes(field)))
		.map((field) => ({ field, from: before[field], to: body[field] }));
	return { before, body, changes };
}

/** What a merge is to add to lists and to take from them. */
export function setsOf({ sets = {} }: Merge, values: Record<string, unknown>): Change[] {
	return Object.entries(sets).map(([list, [added, removed, id]]) => {
		const add = ((values[added] ?? []) as unknown[]).map(String);
		const remove = ((values[removed] ?? []) as unknown[]).map(String);
		const both = add.find((one) => remove.includes(one));
		if (both !== undefined) {
			throw new InputProblem(added, `and ${removed} both name ${both}`);
		}
		return { list, add, remove, ...(id && { id }) };
	});
}

function changedList(value: unknown, { add, remove, id }: Change): IDataObject[string] {
	const present = (Array.isArray(value) ? value : []) as unknown[];
	const idOf = (one: unknown) => String(id ? (one as IDataObject)[id] : one);
	const known = new Set(present.map(idOf));
	const added = [...new Set(add)].filter((one) => !known.has(one));
	const all = id ? [...present, ...added.map((one) => ({ [id]: one }))] : [...known, ...added];
	return all.filter((one) => !remove.includes(idOf(one))) as IDataObject[];
}

function overlaid(before: IDataObject, wanted: IDataObject, whole: string[]): IDataObject {
	const body = { ...before };
	for (const [name, value] of Object.entries(wanted)) {
		const inner = before[name];
		body[name] =
			isObject(inner) && isObject(value) && !whole.includes(name)
				? overlaid(inner, value, whole)
				: (value as IDataObject[string]);
	}
	return body;
}

/** Whether two values are the same; lists of texts and numbers are compared as sets. */
function same(one: unknown, other: unknown, unordered = false): boolean {
	const texts = [one, other].map((value) => {
		const plain = canonical(value);
		const isSet = unordered && Array.isArray(plain);
		return JSON.stringify(isSet ? plain.map((row) => JSON.stringify(row)).sort() : plain);
	});
	return texts[0] === texts[1];
}

function canonical(value: unknown): unknown {
	if (Array.isArray(value)) {
		const all = value.map(canonical);
		const isSet = all.every((item) => typeof item !== 'object' || item === null);
		return isSet ? all.map(String).sort() : all;
	}
	if (!isObject(value)) return value;
	const names = Object.keys(value).sort();
	return Object.fromEntries(names.map((name) => [name, canonical(value[name])]));
}

/** All that could be written of what was read; nothing where some of it can only be entered anew. */
export function writableIn({ writable }: Merge, before: IDataObject): IDataObject | undefined {
	try {
		return writable(before, {});
	} catch (error) {
		if (error instanceof InputProblem) return undefined;
		throw error as Error;
	}
}
