import type { IDataObject } from 'n8n-workflow';
import { mergedWith } from '../../nodes/shared/engine/merge';
import { InputProblem, type Merge } from '../../nodes/shared/operation/vocabulary';
import type { Sent } from './attempt';
import type { Entry } from './entries';
import type { Facts, OperationFacts } from './facts';
import { branchesOf, type Branch } from './paths';

/**
 * What a change of everything sends where nothing is changed: what was read, in the form in which it
 * goes back. Undefined where the answer to the read is not told.
 */
export function sentBack(
	entry: Entry,
	merge: Merge,
	facts: Facts,
	{ chosen }: Branch,
	{ values, body }: Sent,
): IDataObject | undefined {
	const read = { ...entry, operation: merge.read };
	const branch = branchesOf(read).find((one) =>
		Object.entries(one.chosen).every(([name, value]) => (chosen[name] ?? value) === value),
	);
	const told = branch && facts.find(branch.key)?.facts;
	const answer = told && rowOf(facts.answer(told), told);
	if (!answer) return undefined;
	try {
		return mergedWith(merge.writable(answer, values), body as IDataObject, []).body;
	} catch (error) {
		// A secret that cannot be read has to be entered anew, and what is read here are samples.
		if (error instanceof InputProblem) return undefined;
		throw error as Error;
	}
}

/** Words of an answer are samples, so only names and types are compared. */
export const ofNames = (problems: string[]) =>
	problems.filter((one) =>
		/ is not known$| must be (string|array|object|integer|number|boolean)/.test(one),
	);

function rowOf(answer: unknown, { answer: { rows } }: OperationFacts): IDataObject | undefined {
	const list = rows === undefined ? answer : (Object(answer) as IDataObject)[rows];
	const row: unknown = Array.isArray(list) ? list[0] : list;
	return Object(row) === row ? (row as IDataObject) : undefined;
}
