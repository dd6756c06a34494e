import type { IDataObject } from 'n8n-workflow';
import { InputProblem, type Part, type Values } from '../shared/operation/vocabulary';
import { rowsOf } from './rows';

const READ_ONLY = ['id', 'aid', 'assignments', 'builtIn', 'createDate', 'legacyId', 'modifiedDate'];

/** Tags as they are created: IDs as text, nothing that the service sets itself. */
export function checkedTags(given: unknown): IDataObject[] {
	return rowsOf(given).map((tag, index) => {
		const label = `Tags ${index + 1}`;
		const missing = ['key', 'value', 'objectType'].find((name) => !Object(tag)[name]);
		if (missing) throw new InputProblem(label, `has no ${missing}`);
		const entries = Object.entries(tag).filter(
			([name]) => !READ_ONLY.includes(name) && name !== '_links',
		);
		return Object.fromEntries(entries);
	});
}

/** Assignments with their IDs as text. */
export function checkedAssignments(given: unknown): IDataObject[] {
	return rowsOf(given).map((one, index) => {
		const { id, type } = Object(one) as IDataObject;
		if (id && type) return { id: String(id), type: String(type) };
		throw new InputProblem(`Assignments ${index + 1}`, 'needs an id and a type');
	});
}

/** Tags with what they are assigned to, IDs as text. */
export function checkedTagAssignments(given: unknown): IDataObject[] {
	return rowsOf(given).map((one, index) => {
		const { tagId: id, assignments: all } = Object(one) as IDataObject;
		if (!id || !all) {
			throw new InputProblem(`Tags ${index + 1}`, 'needs a tagId and assignments');
		}
		return { tagId: String(id), assignments: checkedAssignments(all) };
	});
}

/** The tags that were created, and those that were not: an entry of `errors` may tell of a success. */
export function createdTags(answer: unknown, values: Values): Part[] {
	const { tags, errors, statuses } = Object(answer) as Record<string, unknown>;
	const asked = rowsOf(values.tags);
	const told = listOf(errors ?? statuses);
	const failed = told.flatMap((one, index): Part[] => {
		const problem = problemOf(one);
		if (problem === undefined) return [];
		const tag = told.length === asked.length ? asked[index] : one.tag;
		const { key, value, objectType } = Object(tag) as IDataObject;
		const name = [key, value].filter(Boolean).join(':') || `tag ${index + 1}`;
		return [{ row: { key, value, objectType }, problem: `${name}: ${problem}` }];
	});
	return [...listOf(tags).map((row) => ({ row })), ...failed];
}

/** What became of the assignments of one tag: what the answer does not name was not done. */
export function assignedTo(answer: unknown, values: Values): Part[] {
	return partsOf(Object(answer) as IDataObject, rowsOf(values.assignments));
}

/** The same for several tags. */
export function assignedMany(answer: unknown, values: Values): Part[] {
	const rows = listOf((Object(answer) as IDataObject).tags);
	return rowsOf(values.tags).flatMap(({ tagId, assignments }) => {
		const row = rows.find((one) => String(one.tagId) === String(tagId)) ?? { assignments: [] };
		return partsOf({ ...row, tagId: tagId as string }, rowsOf(assignments));
	});
}

function partsOf(row: IDataObject, asked: IDataObject[]): Part[] {
	const problems = [...listOf(row.errors), ...listOf(row.statuses)].flatMap(
		(one) => problemOf(one) ?? [],
	);
	const named = new Set(listOf(row.assignments).map(({ id }) => String(id)));
	const missing = asked.filter(({ id }) => !named.has(String(id)));
	const failed = missing.map(({ id, type }, index): Part => {
		const words = problems[index] ?? 'the answer does not name it';
		const problem = `${String(type)} ${String(id)}: ${words}`;
		return { row: { tagId: row.tagId, id, type }, problem };
	});
	return missing.length === asked.length ? failed : [{ row }, ...failed];
}

function problemOf({ responseCode, message }: IDataObject): string | undefined {
	const code = Number(responseCode);
	if (code >= 200 && code < 300) return undefined;
	return typeof message === 'string' && message !== '' ? message : `it was answered with ${code}`;
}

function listOf(value: unknown): IDataObject[] {
	const all: unknown[] = Array.isArray(value) ? value : [];
	return all.filter((one): one is IDataObject => typeof one === 'object' && one !== null);
}
