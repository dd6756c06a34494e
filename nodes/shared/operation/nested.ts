import { isShown } from './shown';
import { InputProblem, type Field, type Values } from './vocabulary';

/** Reads one value of a field inside: the entered one, and what stands in the node for it. */
export type Read = (field: Field, entered: unknown, raw: () => unknown) => unknown;

/**
 * The value of a field that consists of others: an object of them, or a list of such objects, also
 * as JSON text; `undefined` where it holds nothing. A name that is none of them is an `InputProblem`.
 */
export function nested(field: Field, entered: unknown, raw: unknown, read: Read): unknown {
	const { property } = field;
	if (property.type !== 'fixedCollection') {
		return objectOf(field, parsed(field, entered), raw, property.displayName, read);
	}
	const raws = rowsIn(field, raw);
	const rows = rowsIn(field, parsed(field, entered)).map((row, index) => {
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

/** n8n keeps the rows of a list under a name of its own; an expression gives them as they are. */
function rowsIn({ fields = [] }: Field, entered: unknown): unknown[] {
	if (entered === undefined || entered === null || entered === '') return [];
	if (Array.isArray(entered)) return entered;
	if (typeof entered !== 'object') return [entered];
	const values = Object.values(entered);
	const isRow = Object.keys(entered).some((key) => fields.some((one) => one.property.name === key));
	if (isRow) return [entered];
	return values.flatMap((value: unknown) => value);
}

function parsed({ property }: Field, entered: unknown): unknown {
	if (typeof entered !== 'string' || entered.trim() === '') return entered;
	const read = jsonIn(entered);
	if (read !== undefined) return read;
	throw new InputProblem(property.displayName, 'must be an object or a list, also as JSON text');
}

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
