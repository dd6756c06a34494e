import type { IDataObject } from 'n8n-workflow';
import { fieldsOf } from '../../nodes/shared/operation/standard';
import type { Field, Values } from '../../nodes/shared/operation/vocabulary';
import { entriesOf, offerings, type Entry, type Offering } from '../laws/entries';
import { facts, type OperationFacts } from '../laws/facts';
import { branchesOf } from '../laws/paths';
import { conditionsOf, filledUp } from '../laws/samples';
import { Trial } from '../laws/trial';
import { formsOf, listForm } from '../walk/parameters';

/** A field that holds a value itself, where it stands: in an entry, and maybe in other fields. */
export interface Place {
	entry: Entry;
	offering: Offering;
	/** The field, and those that it is in, from the outermost on. */
	path: Field[];
	/** What else the entry needs while this field holds something. */
	rest: Values;
}

export const leafOf = ({ path }: Place): Field => path[path.length - 1];

/** Every field once, wherever it occurs first; those of single calls before those of composites. */
export function places(): Place[] {
	const all = offerings
		.filter(({ node }) => node)
		.flatMap((offering) => entriesOf(offering).map((entry) => ({ offering, entry })));
	const rank = ({ entry: { operation } }: { entry: Entry }) =>
		Number(Boolean(operation.run ?? operation.merge ?? operation.file ?? operation.one));
	const seen = new Set<Field>();
	return [...all]
		.sort((a, b) => rank(a) - rank(b))
		.flatMap(({ offering, entry }) => {
			const fresh = fieldsOf(entry.operation)
				.flatMap((field) => leaves(field, []))
				.filter((path) => {
					const leaf = path[path.length - 1];
					return !seen.has(leaf) && seen.add(leaf);
				});
			return fresh.map((path) => ({ offering, entry, path, rest: restOf(entry, path) }));
		});
}

function leaves(field: Field, outer: Field[]): Field[][] {
	const path = [...outer, field];
	return field.fields ? field.fields.flatMap((one) => leaves(one, path)) : [path];
}

const UNTOLD: OperationFacts = { answer: { status: [], kind: 'one' } };

function restOf(entry: Entry, [top]: Field[]): Values {
	const told = facts[entry.service];
	const tried = branchesOf(entry).map(({ chosen, key }) => {
		const trial = new Trial(entry, told, told.find(key)?.facts ?? UNTOLD, chosen);
		const start = trial.start();
		const [given] = trial.conditions(top);
		const [sample] = trial.samplesOf(top);
		const name = top.property.name;
		const sent = given && trial.send({ ...given, [name]: sample?.ways[0] });
		return [sent, start];
	});
	const [sent, start] = [0, 1].map((way) =>
		tried.map((one) => one[way]).find((one) => typeof one === 'object'),
	);
	const found = sent ?? start;
	return typeof found === 'object' ? found.values : {};
}

/** A value at the place of a field as n8n keeps it, with what else must stand around it there. */
export function around({ entry, path }: Place, value: unknown): unknown {
	return path.slice(0, -1).reduceRight<unknown>((inner, outer, index) => {
		const { property } = path[index + 1];
		const { fields = [] } = outer;
		const place = { facts: facts[entry.service], api: entry.api, part: 'body' as const };
		const own = { ...conditionsOf(path[index + 1])[0], [property.name]: undefined };
		const isList = outer.property.type === 'fixedCollection';
		const others = filledUp(fields, own, { place, withDefaults: isList });
		const whole = { ...formsOf(fields, others), [property.name]: inner } as IDataObject;
		return isList ? listForm(outer.property, [whole]) : whole;
	}, value);
}

/** The same in the form in which it is checked. */
export function nested({ entry, path }: Place, value: unknown): unknown {
	return path.slice(0, -1).reduceRight<unknown>((inner, outer, index) => {
		const { property } = path[index + 1];
		const { fields = [] } = outer;
		const place = { facts: facts[entry.service], api: entry.api, part: 'body' as const };
		const isList = outer.property.type === 'fixedCollection';
		const own = { ...conditionsOf(path[index + 1])[0], [property.name]: inner };
		const whole = filledUp(fields, own, { place, withDefaults: isList });
		return isList ? [whole] : whole;
	}, value);
}

/** What stands at the place of a field in the value of the outermost one. */
export function within({ path }: Place, value: unknown): unknown {
	return path.slice(1).reduce<unknown>((outer, { property }) => {
		const [object] = [outer].flat() as unknown[];
		return (Object(object) as IDataObject)[property.name];
	}, value);
}
