import type { IDisplayOptions } from 'n8n-workflow';

/** Where something is shown: the names of operations by resource. */
export type Screens = Map<string, string[]>;

type Show = NonNullable<IDisplayOptions['show']>;

/** Things that several operations share, each with its screens, in the order of their first place. */
export class Groups<T> {
	private readonly groups = new Map<unknown, { thing: T; screens: Screens }>();

	/** Adds a screen that shows a thing; things with the same key are one. */
	add(key: unknown, thing: T, resource: string, operation: string): void {
		const group = this.groups.get(key) ?? { thing, screens: new Map<string, string[]>() };
		this.groups.set(key, group);
		group.screens.set(resource, [...(group.screens.get(resource) ?? []), operation]);
	}

	/** Each thing with its screens. */
	get all(): Array<{ thing: T; screens: Screens }> {
		return [...this.groups.values()];
	}
}

/**
 * Display conditions for some screens, few of them: what n8n can express is resources times operations,
 * and a pair that there is not (`all` has those that there are) does no harm.
 */
export function conditionsOf(screens: Screens, all: Screens): Show[] {
	const conditions: Array<{ resource: string[]; operation: string[] }> = [];
	for (const [resource, operations] of screens) {
		const fits = conditions.find((one) => {
			const together = new Set([...one.operation, ...operations]);
			return [...one.resource, resource].every((name) =>
				(all.get(name) ?? []).every(
					(operation) => !together.has(operation) || screens.get(name)?.includes(operation),
				),
			);
		});
		if (!fits) {
			conditions.push({ resource: [resource], operation: [...operations] });
			continue;
		}
		fits.resource.push(resource);
		fits.operation = [...new Set([...fits.operation, ...operations])];
	}
	return conditions;
}

/**
 * Things in an order that keeps that of every sequence, those that come first first. A circle (one
 * sequence has A before B, another B before A) is broken at the thing that came first.
 */
export function ordered<T>(sequences: T[][]): T[] {
	const before = new Map<T, Set<T>>();
	for (const sequence of sequences) {
		sequence.forEach((thing, index) => {
			const earlier = before.get(thing) ?? new Set<T>();
			before.set(thing, earlier);
			if (index > 0) earlier.add(sequence[index - 1]);
		});
	}
	const left = new Map(before);
	const order: T[] = [];
	while (left.size > 0) {
		const waits = (thing: T) => [...(before.get(thing) ?? [])].some((one) => left.has(one));
		const next = [...left.keys()].find((thing) => !waits(thing)) ?? [...left.keys()][0];
		left.delete(next);
		order.push(next);
	}
	return order;
}
