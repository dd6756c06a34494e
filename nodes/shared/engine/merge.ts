import type { IDataObject } from 'n8n-workflow';
import { InputProblem, type Merge, type Merged } from '../operation/vocabulary';

/**
 * What a PUT that replaces everything sends, where only `wanted` is to change: what stays of that
 * which was read, in its writable form, under what the user set. Objects are merged, lists are
 * replaced. Changes are told against `before`: what was read, with all of it.
 */
export function mergedWith(
	staying: IDataObject,
	wanted: IDataObject,
	sets: Array<{ list: string; add: string[]; remove: string[] }>,
	before = staying,
): Merged {
	const body = overlaid(staying, wanted);
	for (const { list, add, remove } of sets) {
		const present = (Array.isArray(body[list]) ? body[list] : []) as unknown[];
		const all = [...new Set([...present.map(String), ...add])];
		body[list] = all.filter((one) => !remove.includes(one));
	}
	const changes = [...new Set([...Object.keys(before), ...Object.keys(body)])]
		.filter((field) => !same(before[field], body[field]))
		.map((field) => ({ field, from: before[field], to: body[field] }));
	return { before, body, changes };
}

/** Texts to add to a list of a body or to take from it. */
export function setsOf(
	{ sets = {} }: Merge,
	values: Record<string, unknown>,
): Array<{ list: string; add: string[]; remove: string[] }> {
	return Object.entries(sets).flatMap(([list, [added, removed]]) => {
		const add = ((values[added] ?? []) as unknown[]).map(String);
		const remove = ((values[removed] ?? []) as unknown[]).map(String);
		const both = add.find((one) => remove.includes(one));
		if (both !== undefined) {
			throw new InputProblem(added, `and ${removed} both name ${both}`);
		}
		return add.length + remove.length > 0 ? [{ list, add, remove }] : [];
	});
}

function overlaid(before: IDataObject, wanted: IDataObject): IDataObject {
	const body = { ...before };
	for (const [name, value] of Object.entries(wanted)) {
		const inner = before[name];
		body[name] =
			isObject(inner) && isObject(value) ? overlaid(inner, value) : (value as IDataObject[string]);
	}
	return body;
}

/** Whether two values are the same; lists of texts and numbers are compared as sets. */
function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
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

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
