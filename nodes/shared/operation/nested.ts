import type { INodePropertyCollection } from 'n8n-workflow';
import { givenWhole, refuseWhole } from './givenWhole';
import { isShown } from './shown';
import { InputProblem, type Field, type Values } from './vocabulary';

/** Reads one value of a field inside: the entered one, and what stands in the node for it. */
export type Read = (field: Field, entered: unknown, raw: () => unknown) => unknown;

/**
 * The value of a field that consists of others: an object of them, or a list of such objects;
 * `undefined` where it holds nothing. A name that is none of them is an `InputProblem`.
 */
export function nested(field: Field, entered: unknown, raw: unknown, read: Read): unknown {
	const { property } = field;
	if (property.type !== 'fixedCollection') {
		return objectOf(field, entered, raw, property.displayName, read);
	}
	const raws = rowsIn(field, raw);
	const rows = rowsIn(field, entered).map((row, index) => {
		const label = `${property.displayName} ${index + 1}`;
		return objectOf(field, row, raws[index], label, read);
	});
	const filled = rows.filter((row) => row !== undefined);
	return filled.length > 0 ? filled : undefined;
}

function objectOf(
	{ property, fields = [] }: Field,
	entered: unknown,
	raw: unknown,
	label: string,
	read: Read,
): Values | undefined {
	if (entered === undefined || entered === null || entered === '') return undefined;
	if (typeof entered !== 'object' || Array.isArray(entered)) {
		throw new InputProblem(property.displayName, 'must be an object');
	}
	const given = entered as Values;
	if (given[givenWhole.name]) refuseWhole(label);
	const names = fields.map((one) => one.property.name);
	const unknown = Object.keys(given).find((name) => !names.includes(name));
	if (unknown !== undefined) {
		throw new InputProblem(
			label,
			'holds a field that it does not have',
			`It has ${names.join(', ')}. Nothing was sent.`,
		);
	}
	const values: Values = {};
	for (const one of fields) {
		const { name } = one.property;
		if (!isShown(one, (other) => values[other])) continue;
		const stands = () => (Object(raw) as Values)[name];
		const value = inside(label, () => read(one, given[name], stands));
		if (value !== undefined) values[name] = value;
	}
	return Object.keys(values).length > 0 ? values : undefined;
}

/** A problem names the field that it is in, too. */
function inside<T>(label: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (error instanceof InputProblem) error.within(label);
		throw error as InputProblem;
	}
}

/** n8n keeps the rows of a list under a name of its own. */
function rowsIn({ property }: Field, entered: unknown): unknown[] {
	const [option] = property.options as INodePropertyCollection[];
	const rows = (Object(entered) as Values)[option.name];
	return Array.isArray(rows) ? rows : [];
}
