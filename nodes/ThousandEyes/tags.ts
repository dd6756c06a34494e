import type { IDataObject } from 'n8n-workflow';
import type { Check, Part, Values } from '../shared/operation/vocabulary';
import { rowsOf } from './rows';

const READ_ONLY = [
	'id',
	'aid',
	'assignments',
	'builtIn',
	'createDate',
	'legacyId',
	'modifiedDate',
	'_links',
];

/** Says what a tag lacks that is to be created. */
export const wholeTag: Check = (tag) => {
	const missing = ['key', 'value', 'objectType'].find((name) => !Object(tag)[name]);
	return missing && `must have a ${missing} in each tag`;
};

/** Says what an assignment lacks. */
export const wholeAssignment: Check = (one) => {
	const { id, type } = Object(one) as IDataObject;
	return id && type ? undefined : 'must have an id and a type in each assignment';
};

/** Says what a tag lacks that is to be assigned. */
export const wholeTagAssignment: Check = (one) => {
	const { tagId, assignments } = Object(one) as IDataObject;
	if (!tagId || !Array.isArray(assignments)) {
		return 'must have a tagId and a list of assignments in each tag';
	}
	return assignments.map(wholeAssignment).find(Boolean);
};

/** Tags as they are created, without what the service sets itself. */
export const tagsIn = (given: unknown): IDataObject[] =>
	rowsOf(given).map((tag) => {
		const entries = Object.entries(tag).filter(([name]) => !READ_ONLY.includes(name));
		return Object.fromEntries(entries);
	});

/** Assignments with their IDs as text. */
export const assignmentsIn = (given: unknown): IDataObject[] =>
	rowsOf(given).map(({ id, type }) => ({ id: String(id), type }));

/** Tags with what they are assigned to, IDs as text. */
export const tagAssignmentsIn = (given: unknown): IDataObject[] =>
	rowsOf(given).map(({ tagId, assignments }) => ({
		tagId: String(tagId),
		assignments: assignmentsIn(assignments),
	}));

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
