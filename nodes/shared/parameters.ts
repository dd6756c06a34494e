import type { IExecuteFunctions, INodeParameterResourceLocator } from 'n8n-workflow';
import { wholeNumber } from './checks';
import { InputProblem, type Field, type Operation, type Values } from './operation';

/** Reads and checks what the user entered for one item; the first wrong value is an `InputProblem`. */
export function readValues(context: IExecuteFunctions, operation: Operation, item: number): Values {
	const values: Values = {};
	for (const field of operation.fields ?? []) {
		const { name } = field.property;
		put(values, field, context.getNodeParameter(name, item, undefined, { ensureType: undefined }));
	}
	for (const [collection, fields] of Object.entries(operation.collections ?? {})) {
		const entered = context.getNodeParameter(collection, item, {}) as Values;
		for (const field of fields) put(values, field, entered[field.property.name]);
	}
	return values;
}

/** The most rows that the user wants of a list: `Infinity` for all. */
export function readLimit(context: IExecuteFunctions, item: number): number {
	if (context.getNodeParameter('returnAll', item, false) === true) return Infinity;
	const limit = context.getNodeParameter('limit', item, 50);
	return checkedNumber('Limit', limit, 1);
}

/** A whole number of at least `minimum`, or an `InputProblem` that names the field. */
export function checkedNumber(label: string, value: unknown, minimum: number): number {
	const problem = wholeNumber(minimum)(value);
	if (problem) throw new InputProblem(label, problem);
	return Number(value);
}

function put(values: Values, field: Field, entered: unknown): void {
	const { property, check } = field;
	const value = plain(entered);
	if (value === undefined) {
		if (!property.required) return;
		throw new InputProblem(property.displayName, 'is empty', adviceFor(property.displayName));
	}
	for (const single of Array.isArray(value) ? value : [value]) {
		const problem = check?.(single);
		if (problem) throw new InputProblem(property.displayName, problem);
	}
	values[property.name] = value;
}

function adviceFor(label: string): string {
	return `Enter a value for '${label}', or check the expression that should give one. Nothing was sent.`;
}

/** Takes a locator's value, trims text, and makes everything empty `undefined`. */
function plain(entered: unknown): unknown {
	const locator = entered as INodeParameterResourceLocator | undefined;
	const value =
		locator !== null && typeof locator === 'object' && '__rl' in locator ? locator.value : entered;
	if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
	if (Array.isArray(value) && value.length === 0) return undefined;
	return value ?? undefined;
}
