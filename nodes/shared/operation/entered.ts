import { isBlank } from './checks';
import { toKind } from './kinds';
import { nested } from './nested';
import { InputProblem, type Field } from './vocabulary';

/**
 * The value of a field as it is sent, or `undefined` where the field was left empty. What is wrong,
 * and an expression that gave nothing, is an `InputProblem`: absence of data is nobody's wish.
 */
export function checked(
	field: Field,
	entered: unknown,
	raw: () => unknown,
	timezone: string,
): unknown {
	const { property, adds, check } = field;
	const given = property.type === 'resourceLocator' ? inLocator(entered) : entered;
	const isLeft = isEmpty(given) || isUntouched(property, given);
	const value = isLeft ? undefined : valueOf(field, given, raw, timezone);
	if (value !== undefined && isByName(field, entered)) return new Named(String(value));
	if (value === undefined) {
		if (!adds && isExpression(raw())) {
			throw new InputProblem(
				property.displayName,
				'is empty: check the expression',
				'It gave nothing for this item, and only a field that is left empty means what its description says. Nothing was sent.',
			);
		}
		if (!property.required && !field.needed) return undefined;
		throw new InputProblem(
			property.displayName,
			'is empty',
			`Enter a value for '${property.displayName}', or an expression that gives one. Nothing was sent.`,
		);
	}
	for (const single of Array.isArray(value) ? (value as unknown[]) : [value]) {
		const problem = check?.(single);
		if (problem) throw new InputProblem(property.displayName, problem);
	}
	return value;
}

/** The name of an object whose ID is still to be looked up. */
export class Named {
	constructor(readonly name: string) {}
}

function isByName({ named }: Field, entered: unknown): boolean {
	return named !== undefined && (Object(entered) as { mode?: unknown }).mode === 'name';
}

function valueOf(field: Field, given: unknown, raw: () => unknown, timezone: string): unknown {
	if (!field.fields) return toKind(field, given, timezone);
	return nested(field, given, raw(), (one, entered, stands) =>
		checked(one, entered, stands, timezone),
	);
}

function isEmpty(value: unknown): boolean {
	return typeof value === 'string' ? isBlank(value) : value === undefined || value === null;
}

/** The editor marks empty JSON as an error, so that optional JSON starts as an object with nothing in it. */
function isUntouched({ type, default: start }: Field['property'], value: unknown): boolean {
	return type === 'json' && value === start;
}

function inLocator(entered: unknown): unknown {
	const isLocator = typeof entered === 'object' && entered !== null && '__rl' in entered;
	return isLocator ? (entered as { value?: unknown }).value : entered;
}

/** Whether n8n evaluates what stands in a field, or in a part of it. */
function isExpression(raw: unknown): boolean {
	if (Array.isArray(raw)) return raw.some(isExpression);
	const text = inLocator(raw);
	return typeof text === 'string' && text.startsWith('=');
}
