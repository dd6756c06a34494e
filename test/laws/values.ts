import type { INodePropertyOptions } from 'n8n-workflow';
import { additionalProperties } from '../../nodes/shared/operation/standard';
import type { Field } from '../../nodes/shared/operation/vocabulary';
import type { Facts, Schema } from './facts';
import { TEXTS, toldBy, valueOf } from './words';

/** All values that a user can choose: of a number both ends. */
export function closedValues({ property }: Field): unknown[] {
	const { type, options, typeOptions } = property;
	const words = ((options ?? []) as INodePropertyOptions[]).map(({ value }) => value);
	if (type === 'boolean') return [true, false];
	if (type === 'options') return words.filter((one) => one !== '');
	if (type === 'multiOptions') return words.length > 0 ? [words, words.slice(0, 1)] : [];
	if (type !== 'number') return [];
	return [typeOptions?.minValue, typeOptions?.maxValue].filter((one) => one !== undefined);
}

/** Values to try where anything can be entered: the example of the field, what is told of it, and common ones. */
export function freeValues({ property, many }: Field, facts: Facts, schema?: Schema): unknown[] {
	const { type, placeholder = '', default: usual } = property;
	const example = placeholder.replace(/^e\.g\. /, '');
	const told = toldBy(schema);
	if (type === 'dateTime') return ['2026-01-31T08:00:00Z', '2026-01-31T09:00:00Z'];
	if (type === 'number') {
		return [usual, Number(example), ...told, 5, 60, 3600, 1, 100].filter(Number.isFinite);
	}
	if (type === 'json') {
		const resolve = (one?: Schema) => facts.resolve(one);
		const wanted = [true, false].map((whole) => valueOf(schema, resolve, whole));
		if (property.name === additionalProperties.property.name) return apart(wanted[0]);
		const other = { a: 1 };
		return [jsonIn(example), ...wanted, other, [other], [[other]]].filter(
			(one) => Object(one) === one && Object.keys(one as object).length > 0,
		);
	}
	const fixed = isFixed(usual) ? usual : '';
	const words = [example, fixed, ...told, ...toldBy(facts.resolve(schema?.items)), ...TEXTS];
	const texts = words.filter((one) => one !== '' && typeof one !== 'object').map(String);
	if (!many) return texts;
	return [...(example ? [example.split(', ')] : []), ...texts.map((one) => [one])];
}

/** Each property of an object in one of its own. */
const apart = (value: unknown) =>
	Object.entries(Object(value) as object).map(([name, one]) => ({ [name]: one as unknown }));

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Whether a default is a value: not an expression for n8n to fill in, and not what stands for nothing. */
export const isFixed = (usual: unknown) =>
	usual !== '' && usual !== '{}' && Object(usual) !== usual && !String(usual).startsWith('=');
