import { createSettings } from '../../sandbox/facts/settings';
import type { Service } from './entries';
import type { Facts, OperationFacts, Schema } from './facts';

/** What was answered to whom. */
export interface Answered {
	url: string;
	sent: string;
	status: number;
	type: string;
	text: string;
}

const FITS: Record<string, (value: unknown) => boolean> = {
	array: Array.isArray,
	boolean: (value) => typeof value === 'boolean',
	integer: Number.isInteger,
	number: (value) => typeof value === 'number',
	object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
	string: (value) => typeof value === 'string',
};
const FORMATS: Record<string, RegExp> = {
	'date-time': /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/,
	date: /^\d{4}-\d\d-\d\d/,
};

/** What is told at times only, by its name. */
export const AT_TIMES: Record<string, string> = {
	next: 'where there is another page',
	endDate: 'of what is over',
	dateEnd: 'of what is over',
	end: 'of what is over',
	completed_at: 'of what is over',
	in_progress_at: 'of what has begun',
	modified_at: 'of what was changed',
};

/** In what the facts are wrong of an answer, by the end of a problem. */
export const WRONG: Record<Service, Record<string, string>> = {
	thousandEyes: {},
	thoughtSpot: {
		'.contents[].data_rows[] is no object': 'a row is a list of cells',
		'answer is no object': 'the messages of a conversation are a list',
	},
};

/** Holds the answers of an API against its facts. */
export class AnswerLaw {
	private readonly settings;

	constructor(
		private readonly service: Service,
		private readonly facts: Facts,
	) {
		this.settings = createSettings(facts.all);
	}

	/** In what an answer is not as the facts of its operation tell it. */
	problems(key: string, answered: Answered): string[] {
		const told = this.facts.operations[key];
		const { kind, status, schema } = told.answer;
		const odd = status.includes(answered.status) ? [] : [`status ${answered.status}`];
		const isEmpty = answered.text === '';
		if (kind === 'empty') return isEmpty ? odd : [...odd, 'is not empty'];
		if (isEmpty) return answered.status === 204 ? odd : [...odd, 'is empty'];
		if (kind === 'file' || kind === 'stream') return odd;
		if (!answered.type.includes('json')) return [...odd, `is ${answered.type}`];
		const isTold = this.isTold(key, told, answered);
		const found = this.lacks(JSON.parse(answered.text), schema, '', isTold);
		return [...odd, ...new Set(found)].filter((one) => !(one in WRONG[this.service]));
	}

	/** What must be there: all but what is not asked for, and what was never set. */
	private isTold(key: string, told: OperationFacts, { url, sent }: Answered) {
		const body = read(sent);
		const words = this.facts.resolve(told.query?.properties?.expand?.items)?.enum ?? [];
		const asked = new URL(url, 'http://any').searchParams.get('expand')?.split(',') ?? [];
		const unasked = words.filter((word) => !asked.includes(String(word))).map(pluralOf);
		return (path: string) => {
			const own = path.replaceAll('[]', '').slice(1);
			const inRows = own.replace(new RegExp(`^${told.answer.rows}\\.`), '');
			if (own.split('.').some((name) => name in AT_TIMES)) return false;
			if (unasked.includes(inRows)) return false;
			return own in body || !this.settings.take(key, inRows);
		};
	}

	private lacks(
		value: unknown,
		schema: Schema | undefined,
		path: string,
		isTold: (path: string) => boolean,
	): string[] {
		const told = this.facts.resolve(schema);
		if (!told || Object.keys(told).length === 0) return [];
		const { items, oneOf, properties = {}, nullable, type, format = '' } = told;
		const name = path || 'answer';
		if (oneOf) {
			const all = oneOf.map((one) => this.lacks(value, one, path, isTold));
			return all.sort((a, b) => a.length - b.length)[0];
		}
		// ThoughtSpot tells null of what there is none of.
		if (value === null) {
			return nullable || this.service === 'thoughtSpot' ? [] : [`${name} is null`];
		}
		const types = [type ?? []].flat();
		if (types.length > 0 && !types.some((one) => FITS[one](value))) {
			return [`${name} is no ${types.join(' or ')}`];
		}
		if (FORMATS[format] && !FORMATS[format].test(String(value))) return [`${name} is no ${format}`];
		if (Array.isArray(value)) {
			return value.flatMap((one) => this.lacks(one, items, `${path}[]`, isTold));
		}
		return Object.entries(properties).flatMap(([each, inner]) => {
			const place = `${path}.${each}`;
			const one = (value as Record<string, unknown>)[each];
			if (one === undefined) return isTold(place) ? [`${place} is missing`] : [];
			return this.lacks(one, inner, place, isTold);
		});
	}
}

function read(text: string): object {
	try {
		return Object(JSON.parse(text)) as object;
	} catch {
		return {};
	}
}

/** What `alert-rule` in `expand` brings: `alertRules`. */
function pluralOf(word: unknown): string {
	const name = String(word).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
	return name.endsWith('s') ? name : `${name}s`;
}
