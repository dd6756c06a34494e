import type { IDataObject } from 'n8n-workflow';
import { Named } from '../operation/entered';
import { fieldsOf } from '../operation/standard';
import {
	InputProblem,
	type Choice,
	type Client,
	type Operation,
	type Values,
} from '../operation/vocabulary';

type Once = <T>(key: string, ask: () => Promise<T>) => Promise<T>;

const MOST_NAMED = 5;

/**
 * The values of an item with the IDs of all that was given "By Name": one request for each list in
 * a run. A name that none or several have is an `InputProblem`.
 */
export async function resolved(
	client: Client,
	choices: Record<string, Choice>,
	operation: Operation,
	values: Values,
	once: Once,
): Promise<Values> {
	const named = Object.entries(values).filter(([, value]) => value instanceof Named);
	if (named.length === 0) return values;
	const known = { ...values };
	for (const [name, value] of named) {
		const field = fieldsOf(operation).find(({ property }) => property.name === name);
		const label = field?.property.displayName ?? name;
		const choice = choices[field?.named ?? ''];
		const read = (other: string) => (typeof known[other] === 'string' ? known[other] : undefined);
		const given = { ...inherited(choice.operation, known), ...choice.given?.(read) };
		const key = JSON.stringify([field?.named, given]);
		const rows = await once(key, async () => await client.ask(choice.operation, given));
		known[name] = idOf(label, choice, rows, (value as Named).name);
	}
	return known;
}

/** Values that a list takes over from the node: the account group or org that it works in. */
export function inherited(operation: Operation, values: Values): Values {
	const shared = fieldsOf(operation).filter((field) => field.in === 'session' || field.inherits);
	const names = shared.map(({ property }) => property.name);
	return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

function idOf(label: string, choice: Choice, rows: IDataObject[], name: string): string {
	const ids = rows
		.filter((row) => choice.name(row).some((part) => part === name))
		.map((row) => String(choice.value(row)));
	const unique = [...new Set(ids)];
	if (unique.length === 1) return unique[0];
	if (unique.length === 0) {
		const close = rows.flatMap((row) => choice.name(row)).filter((part) => alike(part, name));
		throw new InputProblem(
			label,
			`names nothing: there is no '${name}'`,
			close.length > 0
				? `Capital letters count. There is ${close.slice(0, MOST_NAMED).join(', ')}.`
				: 'Check the name, and the account that it is in.',
		);
	}
	throw new InputProblem(
		label,
		`'${name}' is the name of ${unique.length}`,
		`Choose one by its ID: ${unique.slice(0, MOST_NAMED).join(', ')}.`,
	);
}

const alike = (part: unknown, name: string) =>
	typeof part === 'string' && part.toLowerCase() === name.toLowerCase();
