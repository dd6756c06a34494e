import type { Field, Operation, Resource } from '../../nodes/shared/operation/vocabulary';
import { collectionsOf, topFields } from '../../nodes/shared/operation/standard';
import { resources as thoughtSpot } from '../../nodes/ThoughtSpot/resources';
import { resources as thousandEyes } from '../../nodes/ThousandEyes/resources';
import { endpointResources } from '../../nodes/ThousandEyes/resources/endpoint';

/** The resources of each node, by its name. */
export const nodes: Record<string, Resource[]> = {
	ThousandEyes: thousandEyes,
	'ThousandEyes Endpoint': endpointResources,
	ThoughtSpot: thoughtSpot,
};

/** An operation as a page names it: **Resource > Operation** (`resource.operation`). */
export interface Named {
	title: string;
	key: string;
}

/** The operations that a page names. */
export function namedIn(text: string): Named[] {
	const names = text.matchAll(/\*\*([^*]+ > [^*]+)\*\* \(`(\w+\.\w+)`\)/g);
	return [...names].map(([, title, key]) => ({ title, key }));
}

/** The operations of some nodes that are named like this. */
export function operationsOf({ title, key }: Named, ofNodes = Object.keys(nodes)): Operation[] {
	return ofNodes.flatMap((node) =>
		nodes[node].flatMap(({ name, value, operations }) =>
			Object.entries(operations)
				.filter(([own, one]) => `${value}.${own}` === key && `${name} > ${one.name}` === title)
				.map(([, operation]) => operation),
		),
	);
}

const COLLECTIONS = ['Filters', 'Additional Fields', 'Options'];

/** What the editor calls the fields of an operation, also those inside of others. */
export function labelsOf(operation: Operation): string[] {
	const fields = [...topFields(operation), ...Object.values(collectionsOf(operation)).flat()];
	const list = operation.list ? ['Return All', 'Limit'] : [];
	return [...COLLECTIONS, ...list, ...fields.flatMap(labels)];
}

const labels = ({ property, fields = [] }: Field): string[] => [
	property.displayName,
	...fields.flatMap(labels),
];
