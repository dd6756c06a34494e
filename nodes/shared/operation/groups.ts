import type { IDisplayOptions } from 'n8n-workflow';

/** Where something is shown: the names of operations by resource. */
export type Places = Map<string, string[]>;

type Show = NonNullable<IDisplayOptions['show']>;

/** Things that several operations share, each with its places, in the order of their first place. */
export class Groups<T> {
	private readonly groups = new Map<unknown, { thing: T; places: Places }>();

	/** Adds a place of a thing; things with the same key are one. */
	add(key: unknown, thing: T, resource: string, operation: string): void {
		const group = this.groups.get(key) ?? { thing, places: new Map<string, string[]>() };
		this.groups.set(key, group);
		group.places.set(resource, [...(group.places.get(resource) ?? []), operation]);
	}

	/** Each thing with its places. */
	get all(): Array<{ thing: T; places: Places }> {
		return [...this.groups.values()];
	}
}

/**
 * The fewest display conditions that n8n can express for some places: resources that share a thing
 * in operations of the same names stand in one.
 */
export function conditionsOf(places: Places): Show[] {
	const bySet = new Map<string, { resources: string[]; operations: string[] }>();
	for (const [resource, operations] of places) {
		const key = [...operations].sort().join();
		const one = bySet.get(key) ?? { resources: [], operations };
		bySet.set(key, { ...one, resources: [...one.resources, resource] });
	}
	return [...bySet.values()].map(({ resources, operations }) => ({
		resource: resources,
		operation: operations,
	}));
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
