import { text } from '../../nodes/shared/operation/fields';
import type { Field, Operation } from '../../nodes/shared/operation/vocabulary';
import type { Entry } from './entries';
import { outsideFacts } from './exceptions';
import type { Facts, OperationFacts, Schema } from './facts';
import { branchesOf } from './paths';
import { Trial } from './trial';
import { isOmitted } from './unoffered';

/** A field where it stands in an operation, with what the facts say of it. */
interface Known {
	field: Field;
	part: 'query' | 'body';
	wire: string;
	schema: Schema;
	told: OperationFacts;
	facts: Facts;
}

/** Makes one mistake in a copy of an operation; nothing where it has no room for it. */
type Plant = (entry: Entry, known: Known[]) => Operation | undefined;

/** Mistakes that whoever writes an entry can make: each must be told. */
export const MISTAKES: Record<string, Plant> = {
	'a wrong path': ({ operation }) => ({ ...operation, path: `${operation.path}-s` }),
	'a field in the wrong place': ({ operation }, known) => {
		const found = known.find(({ part, wire, told, facts }) => {
			const other = part === 'query' ? 'body' : 'query';
			return !facts.at(told[other], wire);
		});
		if (!found) return undefined;
		const moved = { ...found.field, in: found.part === 'query' ? 'body' : 'query' } as const;
		return withField(operation, found.field, moved);
	},
	'a wrong type': ({ operation }, known) => {
		const found = known.find(({ part, schema, field }) =>
			part === 'body'
				? schema.type !== undefined && ![schema.type].flat().includes('string')
				: field.property.type === 'dateTime' && schema.format === 'date-time',
		);
		if (!found) return undefined;
		const { name } = found.field.property;
		const { in: place, wire } = found.field;
		const wrong = text(name, 'A text', { in: place, wire, check: onlyWords });
		return withField(operation, found.field, wrong);
	},
	'a missing required field': ({ operation }, known) => {
		const found = known.find(
			({ part, wire, field, told, facts }) =>
				facts.resolve(told[part])?.required?.includes(wire) &&
				operation.body !== field.property.name,
		);
		const isRead = operation.merge !== undefined || operation.prepare !== undefined;
		if (found) return isRead ? undefined : withField(operation, found.field);
		const [, id] = /\{(\w+)\}/.exec(operation.path) ?? [];
		const field = operation.fields?.find(({ property }) => property.name === id);
		return field && withField(operation, field);
	},
	'a wrong list property': ({ operation }) =>
		operation.list?.rows === undefined
			? undefined
			: { ...operation, list: { ...operation.list, rows: `${operation.list.rows}List` } },
	'a wrong word of an enum': ({ operation }, known) => {
		const found = known.find(({ field, schema, facts }) => {
			const words = schema.enum ?? facts.resolve(schema.items)?.enum;
			return words && /ptions$/.test(field.property.type) && field.property.options;
		});
		if (!found) return undefined;
		const { field } = found;
		const options = [{ name: 'Unheard', value: 'unheard-of' }, ...(field.property.options ?? [])];
		return withField(operation, field, {
			...field,
			property: { ...field.property, options: options as Field['property']['options'] },
		});
	},
};

const onlyWords = (value: unknown) => (value === 'good-1' ? undefined : 'must be a word');

/** An operation with a mistake in it, if it has room for one. */
export function planted(entry: Entry, plant: Plant, facts: Facts): Operation | undefined {
	if (entry.operation.run || outsideFacts(entry)) return undefined;
	const [branch] = branchesOf(entry);
	const found = branch && facts.find(branch.key);
	if (!found) return undefined;
	const told = found.facts;
	const trial = new Trial(entry, facts, told, branch.chosen);
	const known = trial.fields.flatMap((field): Known[] => {
		const { schema, part } = trial.placeOf(field);
		const wire = field.wire ?? entry.api.wireName(field.property.name);
		const isPlain = !field.property.displayOptions && !wire.includes('[');
		if (isOmitted(entry.service, found.key, `${part}.${wire}`)) return [];
		return schema && isPlain ? [{ field, part, wire, schema, told, facts }] : [];
	});
	return plant(entry, known);
}

function withField(operation: Operation, old: Field, other?: Field): Operation {
	const change = (fields: Field[]) =>
		fields.flatMap((field) => (field === old ? (other ?? []) : [field]));
	const collections = Object.entries(operation.collections ?? {});
	return {
		...operation,
		fields: change(operation.fields ?? []),
		collections: Object.fromEntries(collections.map(([name, own]) => [name, change(own)])),
	};
}
