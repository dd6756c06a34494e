import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import { fieldsOf } from '../../shared/operation/standard';
import { InputProblem, type Run, type Values } from '../../shared/operation/vocabulary';
import { picked, type Upsert } from './upsert';

/** What a run knows of an object: of one that is planned what would be there, of a unsure one its name. */
export interface Known {
	row: IDataObject;
	state?: 'planned' | 'unsure';
}

/** One item of a run, with what is known of the name that it gives. */
export interface Wish {
	run: Run;
	upsert: Upsert;
	values: Values;
	/** What there is of that name, or would be after the items before this one. */
	found: Known[];
	/** Tells the items to come what there is now. */
	keep: (known: Known) => void;
}

/** By name what is there, and what a dry run would have there. */
interface Index {
	known: Map<string, Known[]>;
	planned: Map<string, Known[]>;
}

/** What one item asks for; what there is is listed once in a run. */
export async function wishOf(run: Run, upsert: Upsert, values: Values): Promise<Wish> {
	const { known, planned } = await indexOf(run, upsert, values);
	const key = keyOf(upsert, values);
	const isDry = values.dryRun === true;
	return {
		run,
		upsert,
		values,
		found: (isDry ? planned.get(key) : undefined) ?? known.get(key) ?? [],
		keep: (one) => (isDry ? planned : known).set(key, [one]),
	};
}

async function indexOf(run: Run, upsert: Upsert, values: Values): Promise<Index> {
	const asked = picked(values, upsert.within);
	return await run.once(`${upsert.thing}s ${JSON.stringify(asked)}`, async () => {
		const known: Index['known'] = new Map();
		for (const row of await run.ask(upsert.list, asked)) {
			if (upsert.isOne?.(row) === false) continue;
			const key = keyOf(upsert, row);
			known.set(key, [...(known.get(key) ?? []), { row }]);
		}
		return { known, planned: new Map() };
	});
}

const keyOf = ({ by }: Upsert, row: Values) => JSON.stringify(by.map((name) => String(row[name])));

/** What the object of an item is known by. */
export const nameOf = ({ upsert, values }: Wish) => picked(values, upsert.by) as IDataObject;

/** What is wrong with the name that an item gives. */
export function nameProblem({ upsert }: Wish, words: string, advice?: string): InputProblem {
	const field = fieldsOf(upsert.create).find(({ property }) => property.name === upsert.by[0]);
	return new InputProblem(field?.property.displayName ?? upsert.by[0], words, advice);
}

/** Nobody can say which one is meant. */
export function severalOf(wish: Wish): InputProblem {
	const { upsert, found } = wish;
	const ids = found.map(({ row }) => String(row[upsert.id[1]])).join(', ');
	const name = Object.values(nameOf(wish)).join(':');
	return nameProblem(
		wish,
		`'${name}' is that of ${found.length} ${upsert.thing}s: ${ids}`,
		'Rename all but one, or use Update with the ID of one.',
	);
}

/** After a fault nobody knows whether it was created: neither this run nor its user may assume it. */
export function unsure(wish: Wish, error: unknown): unknown {
	if (!(error instanceof CallError) || (error.status > 0 && error.status < 500)) return error;
	wish.keep({ row: nameOf(wish), state: 'unsure' });
	return new CallError(
		error.message,
		`${error.description} The ${wish.upsert.thing} may exist all the same. Look before you run again, which then finds it by its name.`,
		error.status,
	);
}
