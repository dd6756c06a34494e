import { shownFields } from '../../nodes/shared/operation/shown';
import { fieldsOf, topFields } from '../../nodes/shared/operation/standard';
import type { Field, Values } from '../../nodes/shared/operation/vocabulary';
import { attempt, pathsIn, type Sent } from './attempt';
import type { Entry } from './entries';
import type { Facts, OperationFacts, Part } from './facts';
import { placeOf, samplesOf, type Place, type Sample } from './samples';
import { isFixed } from './values';

/** How many values are tried for an operation to accept another one, and how many fields are changed for it. */
const MOST_TRIES = 600;
const MOST_FIELDS = 5;

/** Builds the requests of one operation from sampled values, as it stands on one path. */
export class Trial {
	readonly fields: Field[];
	private readonly top: Field[];
	private readonly samples = new Map<Field, Sample[]>();
	private foundation: Values = {};

	constructor(
		private readonly entry: Entry,
		private readonly facts: Facts,
		private readonly told: OperationFacts,
		/** The values of the fields that decide the path. */
		private readonly chosen: Values,
	) {
		this.fields = fieldsOf(entry.operation);
		this.top = topFields(entry.operation);
	}

	/** What is sent where nothing is entered but what must be; a text says why nothing is. */
	start(): Sent | string {
		const sent = this.send(this.chosen);
		if (typeof sent !== 'string') this.foundation = sent.values;
		return sent;
	}

	/** Values of a field, in the order in which they are worth a try. */
	samplesOf(field: Field): Sample[] {
		const known = this.samples.get(field) ?? samplesOf(field, this.placeOf(field));
		this.samples.set(field, known);
		return known;
	}

	/** All values with which a field is shown on this path, as its conditions have them. */
	conditions(field: Field, seen: Field[] = []): Values[] {
		let all: Values[] = [this.chosen];
		for (const [shown, values = []] of Object.entries(field.property.displayOptions?.show ?? {})) {
			const name = shown.replace(/^\//, '');
			if (name === 'authentication') continue;
			const controller = this.fields.find(({ property }) => property.name === name);
			const isNew = controller && !seen.includes(controller) && !(name in this.chosen);
			const before = isNew ? this.conditions(controller, [...seen, field])[0] : {};
			all = all.flatMap((given) => {
				if (name in given) return (values as unknown[]).includes(given[name]) ? [given] : [];
				return (values as unknown[]).map((value) => ({ ...before, ...given, [name]: value }));
			});
		}
		return all.filter((given) => shownFields([field], given).length > 0);
	}

	/**
	 * What is sent for some values and what else these need; a text says why the operation takes them
	 * in no way that was tried.
	 */
	send(given: Values, more = true): Sent | string {
		const starts = [given, { ...this.foundation, ...given }].map((one) => this.whole(one));
		const first = attempt(this.entry, starts[0]);
		if (typeof first !== 'string' || !more) return first;
		const second = attempt(this.entry, starts[1]);
		if (typeof second !== 'string') return second;
		const budget = { left: MOST_TRIES };
		return (
			this.search(given, starts[0], [first], budget) ??
			this.search(given, starts[1], [second], budget) ??
			first
		);
	}

	/** What is sent with one more field, where a value is sent only beside another one. */
	inCompany(field: Field, sent: Sent): Sent {
		const place = field.wire ?? this.entry.api.wireName(field.property.name);
		const { part, schema } = this.placeOf(field);
		const isSent = (one: Sent) => pathsIn(one[part], '').includes(`.${place}`);
		if (!schema || place.includes('[') || isSent(sent)) return sent;
		for (const other of shownFields(this.fields, sent.values)) {
			const { name } = other.property;
			const [first] = name in sent.values ? [] : this.samplesOf(other);
			const tried = first && attempt(this.entry, { ...sent.values, [name]: first.ways[0] });
			if (tried && typeof tried !== 'string' && isSent(tried)) return tried;
		}
		return sent;
	}

	/** Changes the fields that a refusal names, until there is none; then any one field. */
	private search(
		given: Values,
		values: Values,
		refusals: string[],
		budget: { left: number },
	): Sent | undefined {
		const open = shownFields(this.fields, values).filter(
			({ property }) => !(property.name in given),
		);
		const refusal = refusals[refusals.length - 1];
		const isNamed = ({ property }: Field) => refusal.includes(property.displayName);
		const likely = [...open.filter(isNamed), ...open.filter((one) => !isNamed(one))];
		const later: Array<[Values, string]> = [];
		for (const field of likely) {
			const { name, required = field.needed } = field.property;
			const others = this.samplesOf(field).flatMap(({ ways }) => ways.slice(0, 3));
			const without = name in values && !required ? [undefined] : [];
			for (const value of [...without, ...others.slice(0, isNamed(field) ? 40 : 5)]) {
				if ((budget.left -= 1) < 0) return undefined;
				const tried = this.whole({ ...values, [name]: value, ...given });
				const sent = attempt(this.entry, tried);
				if (typeof sent !== 'string') return sent;
				if (!refusals.includes(sent)) later.push([tried, sent]);
			}
		}
		if (refusals.length >= MOST_FIELDS) return undefined;
		for (const [tried, message] of later) {
			const found = this.search(given, tried, [...refusals, message], budget);
			if (found) return found;
		}
		return undefined;
	}

	/** What n8n would hand over: the given values, what must be there, and what stands there by itself. */
	private whole(given: Values): Values {
		const values = Object.fromEntries(
			Object.entries(given).filter(([, value]) => value !== undefined),
		);
		for (const field of this.fields) {
			const { name, required = field.needed, default: usual } = field.property;
			if (name in values || shownFields([field], values).length === 0) continue;
			const isSet = this.top.includes(field) && isFixed(usual);
			if (isSet) values[name] = usual;
			else if (required ?? String(usual).startsWith('='))
				values[name] = this.samplesOf(field)[0]?.ways[0];
		}
		const shown = shownFields(this.fields, values).map(({ property }) => property.name);
		return Object.fromEntries(Object.entries(values).filter(([name]) => shown.includes(name)));
	}

	/** Where a field's value goes, and what the facts say of it there. */
	placeOf(field?: Field): Place {
		const { method, body, path } = this.entry.operation;
		const usual: Part = method === 'GET' || method === 'DELETE' ? 'query' : 'body';
		const part = field?.in === 'query' || field?.in === 'body' ? field.in : usual;
		const place = { facts: this.facts, api: this.entry.api, part };
		if (field?.property.name === 'additionalProperties')
			return { ...place, schema: this.told[part] };
		if (!field || field.in === 'nowhere' || field.in === 'session') return place;
		if (new RegExp(`\\{/?${field.property.name}\\}`).test(path)) return place;
		const schema = this.told[part];
		const isWhole = field.property.name === body;
		return isWhole ? { ...place, schema } : placeOf(field, { ...place, schema });
	}
}
