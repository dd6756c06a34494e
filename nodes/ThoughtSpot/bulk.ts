import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { flag, text } from '../shared/operation/fields';
import { byName } from '../shared/operation/labels';
import {
	InputProblem,
	type Field,
	type Operation,
	type Values,
} from '../shared/operation/vocabulary';

/** The same choice with none as the usual one: rows of an import show all fields, and must not set what nobody chose. */
export function unlessKept(one: Field): Field {
	const options = [{ name: 'As It Is', value: '' }, ...(one.property.options ?? [])];
	const sorted = byName(options as INodePropertyOptions[]);
	return { ...one, property: { ...one.property, default: '', options: sorted } };
}

/** Whether an import only tells what it would do, as the service itself does unless told otherwise. */
export const dryRun = flag(
	'dryRun',
	'Whether to only tell what would be changed. Nothing is written while this is on.',
	{ default: true },
);

const WORD = 'DELETE';

/** Deletes everything that an import does not name, once that was confirmed in writing. */
export const deletingOthers = (name: string, things: string) => [
	flag(name, `Whether to DELETE all ${things} that the import does not name`),
	text('confirmDeletion', `To delete all other ${things}, enter ${WORD} here`, {
		placeholder: `e.g. ${WORD}`,
		in: 'nowhere',
	}),
];

/** Refuses to delete what an import does not name unless that was confirmed. */
export const confirmed =
	(name: string, things: string) =>
	(values: Values): Values => {
		if (values[name] !== true || values.confirmDeletion === WORD) return values;
		throw new InputProblem(
			'Confirm Deletion',
			`must be ${WORD}`,
			`This would delete all ${things} that the import does not name. Nothing was sent.`,
		);
	};

/**
 * The answer of an import as one row for each that was sent, in that order, with what became of it;
 * what was deleted follows.
 */
export function importedBy(list: string, idField: string): NonNullable<Operation['parts']> {
	return {
		failed: 'errorItem',
		of: (answer, values) => {
			const told = Object(answer) as Record<string, IDataObject[] | undefined>;
			const rowsOf = (change: string) =>
				(told[`${list}_${change}`] ?? []).map((row): IDataObject => ({ ...row, change }));
			const left = [...rowsOf('added'), ...rowsOf('updated')];
			const sent = (values[list] as Values[]).map((one) => String(one[idField]));
			const rows = sent.map((wanted): IDataObject => {
				const is = ({ id, name }: IDataObject) =>
					id === wanted || String(name).toLowerCase() === wanted.toLowerCase();
				const found = left.findIndex(is);
				if (found >= 0) return left.splice(found, 1)[0];
				return { name: wanted, change: 'none' };
			});
			const all = [...rows, ...left, ...rowsOf('deleted')];
			return all.map((row) => ({ row: { ...row, dryRun: values.dryRun !== false } }));
		},
	};
}
