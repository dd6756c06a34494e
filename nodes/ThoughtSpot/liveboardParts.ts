import type { IDataObject } from 'n8n-workflow';

const DEEPEST = 4;

/**
 * The parts of a Liveboard of one kind, as objects with `id` and `name`, wherever a release of
 * ThoughtSpot has them in its answer: `tabs` are found under that name at any depth.
 */
export const partsOf =
	(what: string) =>
	(row: IDataObject): IDataObject[] =>
		listsIn(row, camel(what), DEEPEST).map(headOf);

function listsIn(value: unknown, name: string, depth: number): IDataObject[] {
	if (typeof value !== 'object' || value === null || depth < 0) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		if (camel(key) !== name) return listsIn(inner, name, depth - 1);
		return (Array.isArray(inner) ? inner : []) as IDataObject[];
	});
}

/** Names without the difference between `personalised_views` and `personalisedViews`. */
const camel = (name: string) => name.replace(/_/g, '').toLowerCase();

function headOf(part: IDataObject): IDataObject {
	const header = Object(part?.header ?? part) as IDataObject;
	const { id, guid, name } = header;
	return { id: id ?? guid, name };
}
