import { choice, flag, object } from '../../shared/operation/fields';
import { InputProblem, type Field, type Values } from '../../shared/operation/vocabulary';

/** What an update does with the lists that it is given; the service itself would replace them. */
export const updateMode = choice(
	'updateMode',
	'What to do with the lists given here: add to what is there, remove from it, or replace all of it',
	[
		['ADD', 'Add'],
		['REMOVE', 'Remove'],
		['REPLACE', 'Replace'],
	],
	{ wire: 'operation' },
);

/** Whether a list is emptied, which an empty field does not mean. */
export const clearing = (name: string, what: string): Field =>
	flag(name, `Whether to take away all ${what}`, { in: 'nowhere' });

/**
 * Sends how the lists of an update are meant, with a list or `always`, where the service empties what
 * it is not given; `clears` are switches that empty one. Replacing is never what nobody chose.
 */
export function ruling(lists: string[], clears: Record<string, string> = {}, always = false) {
	return ({ updateMode: mode = 'ADD', ...values }: Values): Values => {
		const given = lists.filter((name) => values[name] !== undefined);
		const cleared = Object.keys(clears).filter((name) => values[name] === true);
		if (cleared.length === 0) {
			return given.length > 0 || always ? { ...values, updateMode: mode } : values;
		}
		if (given.some((name) => mode !== 'REPLACE' || cleared.some((one) => clears[one] === name))) {
			throw new InputProblem(
				'Update Mode',
				'must be Replace where one list is emptied and another one is given',
				'One mode holds for all lists of a call: use two, one after the other. Nothing was sent.',
			);
		}
		const empty = Object.fromEntries(cleared.map((name) => [clears[name], []]));
		return { ...values, ...empty, updateMode: 'REPLACE' };
	};
}

/** The order of a list. */
export const sorting = (...names: string[]): Field =>
	object('sortOptions', 'The order of the results', [
		choice(
			'fieldName',
			'What to sort by',
			names.map((name) => [name]),
			{ default: names[0] },
		),
		choice('order', 'Which end comes first', [
			['ASC', 'Ascending'],
			['DESC', 'Descending'],
		]),
	]);

/** The order of users, groups and other named things. */
export const sortOptions = sorting('NAME', 'DISPLAY_NAME', 'AUTHOR', 'CREATED', 'MODIFIED');
