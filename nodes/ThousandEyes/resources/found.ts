import type { IDataObject } from 'n8n-workflow';

/**
 * The rows of an answer of which nothing is known: those of its only list, or else the answer itself
 * as the only row.
 */
export function rowsIn(answer: unknown): unknown[] {
	if (Array.isArray(answer)) return answer;
	const lists = Object.values(Object(answer) as IDataObject).filter(Array.isArray);
	if (lists.length === 1) return lists[0] as unknown[];
	return typeof answer === 'object' && answer !== null ? [answer] : [];
}
