import type { IDataObject } from 'n8n-workflow';
import { InputProblem, type Operation, type Values } from '../../../shared/operation/vocabulary';
import { org } from '../../fields/common';
import {
	createdBy,
	excludeObjects,
	favorites,
	dependentsSize,
	identifierFilter,
	identifierOrNone,
	includeAutoCreated,
	includeDependents,
	includeDetails,
	includeDiscoverable,
	includeHeaders,
	includeHidden,
	includeIncomplete,
	includeOnlyPublished,
	includeStats,
	includeVisualizationHeaders,
	modifiedBy,
	needsType,
	objIdentifier,
	objIdentifierFilter,
	patternFilter,
	permissions,
	showResolved,
	sortOptions,
	subtypes,
	tagIdentifiers,
	type,
	types,
} from '../../fields/metadata';
import { search, theObject } from '../../objects';

/** One condition for each type and object: several types are as many entries of the list. */
function conditions(values: Values): Values {
	const { type: chosen, subtypes: kinds, namePattern, identifier, objIdentifier: objId } = values;
	const wanted = (chosen ?? (kinds ? ['LOGICAL_TABLE'] : [undefined])) as unknown[];
	if (kinds !== undefined && !wanted.includes('LOGICAL_TABLE')) {
		throw new InputProblem(
			'Subtypes',
			'are kinds of tables, and no tables are searched',
			"Add tables to 'Types', or leave the subtypes out. Nothing was sent.",
		);
	}
	const ids = (identifier ?? [undefined]) as unknown[];
	const metadata = wanted.flatMap((one) =>
		ids.map((id) =>
			present({
				type: one,
				subtypes: one === 'LOGICAL_TABLE' ? kinds : undefined,
				identifier: id,
				name_pattern: namePattern,
				obj_identifier: objId,
			}),
		),
	);
	return metadata.some((one) => Object.keys(one).length > 0) ? { ...values, metadata } : values;
}

const present = (row: Values) =>
	Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as IDataObject;

export const getAll: Operation = {
	...search,
	name: 'Get Many',
	action: 'Get many objects',
	description:
		'Retrieve Liveboards, answers, tables, connections and other objects that the user can see; without a type, Liveboards alone',
	fields: [org],
	collections: {
		filters: [
			types,
			subtypes,
			patternFilter,
			identifierFilter,
			objIdentifierFilter,
			tagIdentifiers,
			createdBy,
			modifiedBy,
			permissions,
			excludeObjects,
			favorites,
			sortOptions,
			includeHeaders,
			includeDetails,
			includeStats,
			includeHidden,
			includeIncomplete,
			includeAutoCreated,
			includeDependents,
			dependentsSize,
			includeOnlyPublished,
			includeDiscoverable,
			showResolved,
		],
	},
	prepare: conditions,
};

/** One of the two ways to name an object, and a type where it is a name. */
function oneObject(values: Values): Values {
	if ((values.identifier === undefined) !== (values.objIdentifier === undefined)) {
		return needsType(values);
	}
	throw new InputProblem(
		'Object',
		'and the Object ID must not both be empty, nor both be given',
		'Give one of the two. Nothing was sent.',
	);
}

export const get: Operation = {
	...search,
	name: 'Get',
	action: 'Get an object',
	description: 'Retrieve one object by its GUID, its name and type, or its object ID',
	fields: [identifierOrNone, type, org],
	collections: {
		additionalFields: [
			objIdentifier,
			includeDetails,
			includeDependents,
			dependentsSize,
			includeVisualizationHeaders,
			includeStats,
			showResolved,
		],
	},
	one: {
		...theObject('object'),
		by: ['identifier', 'objIdentifier'],
		ids: ['metadata_id', 'metadata_obj_id'],
	},
	prepare: oneObject,
};
