import type { INodeProperties } from 'n8n-workflow';
import { InputProblem } from './vocabulary';

/**
 * Stands in every collection, to be seen only where it was given as one expression. n8n takes such
 * a text for an empty collection, and of what is in it keeps what a text has too: its length.
 */
export const givenWhole: INodeProperties = {
	displayName: 'Given as One Expression',
	name: 'length',
	type: 'string',
	default: '',
	displayOptions: { show: { length: [{ _cnd: { exists: true } }] } },
	description:
		'Whether the whole collection was given as one expression, which n8n does not read. Remove this, and add each field with an expression of its own.',
};

/** Throws the `InputProblem` for a collection that was given as one expression. */
export function refuseWhole(displayName: string): never {
	throw new InputProblem(
		displayName,
		'is given as one expression, which n8n does not read',
		'Add each of its fields with an expression of its own. Nothing was sent.',
	);
}
