import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import { fieldsOf } from '../../shared/operation/standard';
import { InputProblem, type Run, type Values } from '../../shared/operation/vocabulary';
import { picked, type Kind } from './kind';

/** What a run knows of an object: of one that is planned what would be there, of a doubted one its name. */
export interface Known {
	row: IDataObject;
	state?: 'planned' | 'doubted';
}

/** One item of a run, with what is known of the name that it gives. */
export interface Wish {
	run: Run;
	kind: Kind;
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
export async function wishOf(run: Run, kind: Kind, values: Values): Promise<Wish> {
	const { known, planned } = await indexOf(run, kind, values);
	const key = keyOf(kind, values);
	const isDry = values.dryRun === true;
	return {
		run,
		kind,
		values,
		found: (isDry ? planned.get(key) : undefined) ?? known.get(key) ?? [],
		keep: (one) => (isDry ? planned : known).set(key, [one]),
	};
}

async function indexOf(run: Run, kind: Kind, values: Values): Promise<Index> {
	const asked = picked(values, kind.within);
	return await run.once(`${kind.thing}s ${JSON.stringify(asked)}`, async () => {
		const known: Index['known'] = new Map();
		for (const row of await run.ask(kind.list, asked)) {
			if (kind.isOne?.(row) === false) continue;
			const key = keyOf(kind, row);
			known.set(key, [...(known.get(key) ?? []), { row }]);
		}
		return { known, planned: new Map() };
	});
}

const keyOf = ({ by }: Kind, row: Values) => JSON.stringify(by.map((name) => String(row[name])));

/** What the object of an item is known by. */
export const nameOf = ({ kind, values }: Wish) => picked(values, kind.by) as IDataObject;

/** What is wrong with the name that an item gives. */
export function nameProblem({ kind }: Wish, words: string, advice?: string): InputProblem {
	const field = fieldsOf(kind.create).find(({ property }) => property.name === kind.by[0]);
	return new InputProblem(field?.property.displayName ?? kind.by[0], words, advice);
}

/** Nobody can say which one is meant. */
export function severalOf(wish: Wish): InputProblem {
	const { kind, found } = wish;
	const ids = found.map(({ row }) => String(row[kind.id[1]])).join(', ');
	const name = Object.values(nameOf(wish)).join(':');
	return nameProblem(
		wish,
		`'${name}' is that of ${found.length} ${kind.thing}s: ${ids}`,
		'Rename all but one, or use Update with the ID of one.',
	);
}

/** After a fault nobody knows whether it was created: neither this run nor its user may assume it. */
export function doubted(wish: Wish, error: unknown): unknown {
	if (!(error instanceof CallError) || (error.status > 0 && error.status < 500)) return error;
	wish.keep({ row: nameOf(wish), state: 'doubted' });
	return new CallError(
		error.message,
		`${error.description} The ${wish.kind.thing} may exist all the same. Look before you run again, which then finds it by its name.`,
		error.status,
	);
}
