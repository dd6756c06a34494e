import { InputProblem, type Operation } from '../operation/vocabulary';
import type { Plan } from './run';

/** What goes out together, and the items that it is for. */
export interface Group {
	plan: Plan | Error;
	items: number[];
}

/**
 * Items that go out in one call, where the operation and the user want that: their lists are joined
 * in item order, and an item whose other values differ from those of the first one is an error.
 */
export function combined({ combine, single }: Operation, plans: Array<Plan | Error>): Group[] {
	const alone = plans.map((plan, item): Group => ({ plan, items: [item] }));
	if (single) return [alone[0], ...alone.slice(1).map((one) => ({ ...one, plan: tooMany() }))];
	if (!combine) return alone;
	const wanted = alone.filter(
		({ plan }) => isWanted(plan) && (combine.when?.(plan.values) ?? true),
	);
	if (wanted.length < 2) return alone;
	const first = wanted[0].plan as Plan;
	const rest = ({ values }: Plan) =>
		JSON.stringify({ ...values, ...Object.fromEntries(combine.lists.map((name) => [name, 0])) });
	const same = wanted.filter(({ plan }) => rest(plan as Plan) === rest(first));
	const others = wanted.filter((one) => !same.includes(one));
	const joined = combine.lists.map((name) => [
		name,
		same.flatMap(({ plan }) => ((plan as Plan).values[name] ?? []) as unknown[]),
	]);
	const values = { ...first.values, ...(Object.fromEntries(joined) as Plan['values']) };
	const counts = same.map(
		({ plan }) => ((plan as Plan).values[combine.lists[0]] as unknown[] | undefined)?.length ?? 0,
	);
	const group: Group = {
		plan: { ...first, values, counts },
		items: same.flatMap(({ items }) => items),
	};
	const problem = new InputProblem(
		'Combine Items',
		'cannot be on: this item has other settings than the first one',
		'All items go out in one call, which has one set of settings. Nothing was sent for this item.',
	);
	const refused = others.map(({ items }): Group => ({ plan: problem, items }));
	return [...alone.filter((one) => !wanted.includes(one)), group, ...refused];
}

function tooMany(): InputProblem {
	return new InputProblem(
		'Operation',
		'takes one item in a run, and this is another one',
		"Turn on 'Execute Once' in the settings of the node. Nothing was sent for this item.",
	);
}

function isWanted(plan: Plan | Error): plan is Plan {
	return !(plan instanceof Error);
}
