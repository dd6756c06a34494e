import type { IDataObject } from 'n8n-workflow';
import {
	InputProblem,
	type Field,
	type Merged,
	type Operation,
	type Values,
} from '../../shared/operation/vocabulary';

/** What is created, or changed where it differs: found in one list by what it is known by. */
export interface Upsert {
	thing: string;
	/** The properties that it is known by, all together, which are fields too; errors name the first. */
	by: string[];
	/** Its ID, as the operations take it and as answers have it. */
	id: [field: string, property: string];
	list: Operation;
	/** The fields that decide what is listed. */
	within: string[];
	/** A row of the list tells all that can be written: what does not differ from it is not read. */
	listedWhole?: true;
	/** Whether a row of the list is one of them; by default each is. */
	isOne?: (row: IDataObject) => boolean;
	create: Operation;
	/** A read-merge-write. */
	update: Operation;
	/** What a new one is created with; an `InputProblem` where something is missing. */
	created: (values: Values) => Values;
	/** What is set of one that was read, by default all that `update` takes; an `InputProblem` where that cannot be. */
	changed?: (values: Values, row: IDataObject) => Values;
	/** A merge without changes that are none. */
	differing?: (merged: Merged) => Merged;
}

/** Refuses to create what lacks something: of these fields the first that is empty is named. */
export function checkNew(thing: string, fields: Field[], names: string[], values: Values): void {
	const missing = names.find((name) => values[name] === undefined);
	const field = fields.find(({ property }) => property.name === missing);
	if (field) throw lacking(thing, field.property.displayName);
}

/** What is said of a field that only a new object needs. */
export function lacking(thing: string, field: string): InputProblem {
	return new InputProblem(
		field,
		`is empty: there is no ${thing} of that name, and a new one needs it`,
		'Enter a value, or check the name. Nothing was changed.',
	);
}

/** Some of an item's values. */
export const picked = (values: Values, names: string[]): Values =>
	Object.fromEntries(names.map((name) => [name, values[name]]));
