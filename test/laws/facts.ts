import thoughtSpot from '../../facts/thoughtspot.json';
import thousandEyes from '../../facts/thousandeyes.json';
import {
	createBook,
	type AllFacts,
	type Book,
	type OperationFacts,
} from '../../sandbox/facts/book';
import { sampleOf, type Schema } from '../../sandbox/facts/sample';
import { withWords } from './exceptions';
import { asQuery, joined, namesIn } from './query';

export type { OperationFacts, Schema };

type OperationSchemas = Pick<OperationFacts, 'query' | 'body'>;

/** Where a value stands on the wire. */
export type Part = 'query' | 'body';

/** What an API takes and answers, and what is wrong with what is sent to it. */
export class Facts {
	readonly operations: Record<string, OperationFacts>;
	private readonly models: Record<string, Schema>;
	private readonly book: Book;
	private readonly fitting = new Map<
		Schema,
		{ body: OperationSchemas; query: OperationSchemas; seen: Map<string, boolean> }
	>();

	constructor(readonly all: AllFacts) {
		this.operations = all.operations;
		this.models = all.models;
		this.book = createBook(all);
	}

	private known?: Set<string>;
	private keys?: Map<string, string>;

	/** The facts of a key such as `GET /v7/tags/{}`, whatever the ids in its path are called. */
	find(key: string): { key: string; facts: OperationFacts } | undefined {
		this.keys ??= new Map(
			Object.keys(this.operations).flatMap((one) =>
				[one, ...withWords(one)].map((each): [string, string] => [nameless(each), one]),
			),
		);
		const found = this.keys.get(nameless(key));
		return found ? { key: found, facts: this.operations[found] } : undefined;
	}

	/** The key of a request, such as `GET /v7/tags/{id}`. */
	readonly keyOf = (method: string, path: string): string | undefined =>
		this.book.find(method, path)?.key;

	/** All names that anything has: of ThousandEyes's answers only examples are told, which may lack some. */
	get names(): Set<string> {
		this.known ??= namesIn([this.operations, this.models]);
		return this.known;
	}

	/** A type without the detour of a name. */
	resolve(schema: Schema | undefined): Schema | undefined {
		return schema?.$ref ? this.models[schema.$ref.replace('#/models/', '')] : schema;
	}

	/** What stands at a path such as `metadata[].identifier` of a type. */
	at(schema: Schema | undefined, path: string): Schema | undefined {
		return path.split('.').reduce<Schema | undefined>((outer, step) => {
			const [name, list] = step.split('[]');
			const inner = this.property(outer, name);
			return list === undefined ? inner : this.resolve(inner?.items);
		}, this.resolve(schema));
	}

	private property(outer: Schema | undefined, name: string): Schema | undefined {
		const whole = this.resolve(outer);
		const found = this.resolve(whole?.properties?.[name]);
		if (found) return found;
		return whole?.oneOf?.map((one) => this.property(one, name)).find(Boolean);
	}

	/** What can be sent of a type, by name; of alternatives what any of them takes. */
	properties(schema: Schema | undefined): Record<string, Schema> {
		const whole = this.resolve(schema);
		const own = Object.entries(whole?.properties ?? {}).filter(([, one]) => !one.readOnly);
		const others = (whole?.oneOf ?? []).map((one) => this.properties(one));
		return Object.assign(Object.fromEntries(own), ...others) as Record<string, Schema>;
	}

	/** Whether a value is of a type, as it would be sent. */
	fits(part: Part, schema: Schema, value: unknown): boolean {
		const known = this.fitting.get(schema) ?? {
			body: { body: schema },
			query: { query: { type: 'object', properties: { value: schema } } },
			seen: new Map<string, boolean>(),
		};
		this.fitting.set(schema, known);
		const key = part + JSON.stringify(value);
		const query = asQuery(part === 'query' ? { value } : {});
		const fit =
			known.seen.get(key) ??
			this.book.problems(known[part], part === 'query' ? query : { ...query, body: value })
				.length === 0;
		known.seen.set(key, fit);
		return fit;
	}

	/** What is wrong with a request, in words that begin with the place. */
	problems(facts: OperationFacts, query: object, body: unknown): string[] {
		const request = { ...asQuery(query), body };
		const queried = this.book.problems({ query: facts.query }, { query: request.query });
		const bodied = this.book.problems(facts.body ? { body: facts.body } : {}, {
			query: new URLSearchParams(),
			body,
		});
		return [
			...queried.map(({ field, message }) => `query ${field} ${message}`),
			...bodied.map(({ field, message }) => `body ${field} ${message}`),
			...joined(facts, query),
		];
	}

	/** An answer of the documented shape. */
	answer({ answer }: OperationFacts): unknown {
		return sampleOf(answer.schema, this.models, 'sample');
	}
}

const nameless = (key: string) => key.replace(/\{\w*\}/g, '{}');

export const facts = {
	thousandEyes: new Facts(thousandEyes as unknown as AllFacts),
	thoughtSpot: new Facts(thoughtSpot as unknown as AllFacts),
};
