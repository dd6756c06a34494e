import type { IDataObject } from 'n8n-workflow';
import { choice } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { org } from '../../fields/common';
import { dependentsSize, found, needsType, type } from '../../fields/metadata';
import { search, theObject } from '../../objects';

const MOST = 1000;

const page: Operation = {
	...search,
	name: 'Get Dependents',
	action: 'Get what depends on an object',
	description:
		'Retrieve the objects that are built on another one, such as the Liveboards of a model; one item for each',
	constants: { include_dependent_objects: true },
	fields: [found('searchObjects', 'Object'), type, org],
	collections: {
		additionalFields: [
			dependentsSize,
			choice('dependentObjectVersion', 'The form of the answer', [
				['V1', 'V1'],
				['V2', 'V2'],
			]),
		],
	},
	one: theObject('object'),
	prepare: needsType,
	notice:
		'A connection has no dependents of its own here: ask for those of each of its tables instead.',
};

/** Headers by the type of the object: of V1 the value itself, of V2 what it holds. */
function headersOf(value: unknown): Array<[type: string, headers: IDataObject[]]> {
	const { dependents = value } = Object(value) as { dependents?: unknown };
	return Object.entries(Object(dependents) as IDataObject).flatMap(([kind, list]) =>
		Array.isArray(list) ? [[kind, list as IDataObject[]] as [string, IDataObject[]]] : [],
	);
}

/** What depends on an object is told by the GUID of that one, then by type. */
export const getDependents: Operation = {
	...page,
	one: undefined,
	list: {},
	uses: [page],
	run: async function* (run, values) {
		const size = Number(values.dependentObjectsRecordSize ?? MOST);
		const asked = { ...values, dependentObjectsRecordSize: size };
		for await (const rows of run.produced(page, asked)) {
			const all = rows.flatMap(({ json }) =>
				Object.entries(Object(json.dependent_objects) as IDataObject).flatMap(([source, value]) =>
					headersOf(value).flatMap(([kind, headers]) => {
						if (headers.length >= size) run.hint(cut(size));
						return headers.map((header) => ({
							json: { source_id: source, dependent_type: kind, ...header },
						}));
					}),
				),
			);
			yield all.slice(0, run.limit);
		}
	},
};

const cut = (size: number) =>
	`There may be more than ${size} dependent objects of a type: raise 'Max Dependent Objects'.`;
