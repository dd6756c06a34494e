import type { IDataObject } from 'n8n-workflow';
import { buildCall } from '../../nodes/shared/engine/request';
import { shownFields } from '../../nodes/shared/operation/shown';
import { fieldsOf, topFields } from '../../nodes/shared/operation/standard';
import { InputProblem, type Field, type Values } from '../../nodes/shared/operation/vocabulary';
import type { Entry } from './entries';
import type { Facts, OperationFacts, Part } from './facts';
import { condition, filledUp, placeOf, samplesOf, type Place, type Sample } from './samples';

/** The most values that are tried beside those in question, until an operation accepts them. */
const MOST_TRIES = 400;

/** What an operation would send. */
export interface Sent {
	query: IDataObject;
	body?: unknown;
}

/** Builds the requests of one operation from sampled values, as it stands on one path. */
export class Trial {
	readonly fields: Field[];
	private readonly top: Field[];
	private readonly samples = new Map<Field, Sample[]>();

	constructor(
		private readonly entry: Entry,
		readonly facts: Facts,
		readonly told: OperationFacts,
		/** The values of the fields that decide the path. */
		private readonly chosen: Values,
	) {
		this.fields = fieldsOf(entry.operation);
		this.top = topFields(entry.operation);
	}

	/** Values of a field, in the order in which they are worth a try. */
	samplesOf(field: Field): Sample[] {
		const known = this.samples.get(field) ?? samplesOf(field, this.placeOf(field));
		this.samples.set(field, known);
		return known;
	}

	/** All values with which a field is shown, as its conditions have them. */
	conditions(field: Field): Values[] {
		const show = Object.entries(field.property.displayOptions?.show ?? {}).filter(
			([name]) => name !== 'authentication',
		);
		let all: Values[] = [this.chosen];
		for (const [name, values = []] of show) {
			const plain = name.replace(/^\//, '');
			const controller = this.fields.find(({ property }) => property.name === plain);
			all = all.flatMap((given) =>
				plain in given
					? (values as unknown[]).includes(given[plain])
						? [given]
						: []
					: (values as unknown[]).map((value) => ({
							...(controller && condition(controller)),
							...given,
							[plain]: value,
						})),
			);
		}
		return all.filter((given) => shownFields([field], given).length > 0);
	}

	/**
	 * What is sent for some values and what else these need; a text says why the operation takes them
	 * in no way that was tried.
	 */
	send(given: Values, more = true): { values: Values; sent: Sent } | string {
		const values = this.whole(given);
		const first = this.attempt(values);
		if (typeof first !== 'string') return { values, sent: first };
		if (!more) return first;
		let tries = 0;
		for (const added of this.additions(given, values)) {
			if (tries++ > MOST_TRIES) break;
			const tried = this.whole({ ...values, ...added, ...given });
			const sent = this.attempt(tried);
			if (typeof sent !== 'string') return { values: tried, sent };
		}
		return first;
	}

	/** What n8n would hand over: the given values, what must be there, and what stands there by itself. */
	private whole(given: Values): Values {
		const top = { place: this.placeOf(), withDefaults: true };
		const fill = (fields: Field[], values: Values, withDefaults: boolean): Values => {
			const filled = { ...values };
			for (const field of fields) {
				const place = this.placeOf(field);
				Object.assign(filled, filledUp([field], filled, { ...top, place, withDefaults }));
			}
			return filled;
		};
		const inside = this.fields.filter((field) => !this.top.includes(field));
		const all = fill(inside, fill(this.top, given, true), false);
		const shown = shownFields(this.fields, all).map(({ property }) => property.name);
		return Object.fromEntries(Object.entries(all).filter(([name]) => shown.includes(name)));
	}

	/** Other values for one field, then for two. */
	private *additions(given: Values, values: Values): Generator<Values> {
		const open = shownFields(this.fields, values).filter(
			({ property }) => !(property.name in given),
		);
		const singles = open.flatMap((field) =>
			this.samplesOf(field)
				.slice(0, 25)
				.map(({ value }): Values => ({ [field.property.name]: value })),
		);
		yield* singles;
		const firsts = open.flatMap((field) => {
			const [sample] = this.samplesOf(field);
			return sample ? [{ [field.property.name]: sample.value } as Values] : [];
		});
		for (const one of firsts) for (const other of firsts) yield { ...one, ...other };
	}

	private attempt(values: Values): Sent | string {
		try {
			const { qs = {}, body } = buildCall(this.entry.api, this.entry.operation, values);
			return { query: qs, body };
		} catch (error) {
			if (!(error instanceof InputProblem)) throw error as Error;
			return error.message;
		}
	}

	/** Where a field's value goes, and what the facts say of it there. */
	placeOf(field?: Field): Place {
		const { method, body, path } = this.entry.operation;
		const usual: Part = method === 'GET' || method === 'DELETE' ? 'query' : 'body';
		const part = field?.in === 'query' || field?.in === 'body' ? field.in : usual;
		const place = { facts: this.facts, api: this.entry.api, part };
		if (!field || field.in === 'nowhere' || field.in === 'session') return place;
		if (new RegExp(`\\{/?${field.property.name}\\}`).test(path)) return place;
		const schema = this.told[part];
		const isWhole = field.property.name === body;
		return isWhole ? { ...place, schema } : placeOf(field, { ...place, schema });
	}
}
