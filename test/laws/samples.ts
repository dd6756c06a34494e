import { shownFields } from '../../nodes/shared/operation/shown';
import {
	InputProblem,
	type Api,
	type Field,
	type Values,
} from '../../nodes/shared/operation/vocabulary';
import type { Facts, Part, Schema } from './facts';
import { closedValues, freeValues, isFixed } from './values';

/** A value of a field in the form in which it is checked: one of all that there are, or one to try. */
export interface Sample {
	/** The field that it is a value of, with those around it. */
	of: string;
	/** Ways to give it: of a field inside of an object with some others of it. */
	ways: unknown[];
	/** The user can choose it, so it must be allowed; of the others one must be. */
	closed: boolean;
}

/** What a value is compared with: its part of the request and, where the facts have it, its type. */
export interface Place {
	facts: Facts;
	api: Api;
	part: Part;
	schema?: Schema;
}

/** Values of a field: all of a choice, both ends of a number, of what is free the likely ones first. */
export function samplesOf(field: Field, place: Place): Sample[] {
	const known = sampled.get(field) ?? new Map<unknown, Sample[]>();
	sampled.set(field, known);
	const samples = known.get(place.schema ?? place.part) ?? allSamples(field, place);
	known.set(place.schema ?? place.part, samples);
	return samples;
}

/** Samples by field and by what the facts say of it: many operations share both. */
const sampled = new WeakMap<Field, Map<unknown, Sample[]>>();

function allSamples(field: Field, place: Place): Sample[] {
	const { property, fields } = field;
	const name = property.displayName;
	if (fields) return nestedSamples(field, fields, place);
	const closed = closedValues(field).filter((value) => passes(field, value));
	if (closed.length > 0) return closed.map((value) => ({ of: name, ways: [value], closed: true }));
	const fit = (value: unknown) => isFit(field, value, place);
	const free = freeValues(field, place.facts, place.schema).filter((value) => passes(field, value));
	const likely = [...free.filter(fit), ...free.filter((value) => !fit(value))];
	return likely.map((value) => ({ of: name, ways: [value], closed: false }));
}

const passes = ({ check }: Field, value: unknown) => [value].flat().every((one) => !check?.(one));

/** Objects that hold each inner field, alone and with the others that go with it. */
function nestedSamples(field: Field, fields: Field[], place: Place): Sample[] {
	const { property } = field;
	const isList = property.type === 'fixedCollection';
	const known = field.encode ? undefined : place.facts.resolve(place.schema);
	const schema = isList ? place.facts.resolve(known?.items) : known;
	const inside = { ...place, schema };
	return fields.flatMap((one) =>
		conditionsOf(one).flatMap((given) =>
			samplesOf(one, placeOf(one, inside)).map((sample) => {
				const values = sample.ways.flatMap((value, index) => {
					const own = { ...given, [one.property.name]: value };
					const lean = filledUp(fields, own, { place: inside, withDefaults: isList });
					return index > 0 ? [lean] : [lean, ...companies(fields, one, own, inside)];
				});
				return {
					...sample,
					of: `${property.displayName}: ${sample.of}`,
					ways: isList ? values.map((value) => [value]) : values,
				};
			}),
		),
	);
}

/** An inner field with all others: those that one of the types of the object has, and whatever there is. */
function companies(fields: Field[], one: Field, own: Values, place: Place): Values[] {
	const types = place.schema?.oneOf?.map((each) => place.facts.resolve(each)) ?? [place.schema];
	return [...types, undefined].flatMap((schema) => {
		const inside = { ...place, schema };
		const has = (field: Field) => !schema || placeOf(field, inside).schema !== undefined;
		if (!has(one)) return [];
		const values = { ...own };
		for (const field of fields.filter(has)) {
			const { name } = field.property;
			const isOpen = !(name in values) && shownFields([field], values).length > 0;
			const choices = isOpen ? samplesOf(field, placeOf(field, inside)) : [];
			const [first] = choices;
			const fit = choices.find(({ ways }) => isFit(field, ways[0], placeOf(field, inside)));
			if (first) values[name] = (fit ?? first).ways[0];
		}
		return [values];
	});
}

function isFit(field: Field, value: unknown, { facts, part, schema }: Place): boolean {
	try {
		const sent = field.encode?.(value) ?? value;
		return schema === undefined || facts.fits(part, schema, sent);
	} catch (error) {
		if (error instanceof InputProblem) return false;
		throw error as Error;
	}
}

/** The place of a field inside of another one's. */
export function placeOf({ wire, property }: Field, place: Place): Place {
	const path = wire ?? place.api.wireName(property.name);
	return { ...place, schema: place.schema && place.facts.at(place.schema, path) };
}

/** All values of other fields for which a field is shown. */
export function conditionsOf({ property }: Field): Values[] {
	const show = Object.entries(property.displayOptions?.show ?? {}).filter(
		([name]) => name !== 'authentication' && !name.startsWith('/'),
	);
	return show.reduce<Values[]>(
		(all, [name, values = []]) =>
			all.flatMap((given) => (values as unknown[]).map((value) => ({ ...given, [name]: value }))),
		[{}],
	);
}

/** Values with what else is required of the fields that are shown, and with what n8n fills in. */
export function filledUp(
	fields: Field[],
	given: Values,
	{ place, withDefaults }: { place: Place; withDefaults: boolean },
): Values {
	const values = { ...given };
	for (const field of fields) {
		const { name, required = field.needed, default: usual } = field.property;
		if (name in values || shownFields([field], values).length === 0) continue;
		const isSet = withDefaults && isFixed(usual);
		if (isSet) values[name] = usual;
		else if (required) values[name] = samplesOf(field, placeOf(field, place))[0]?.ways[0];
	}
	return values;
}
