import {
	but,
	choice,
	choices,
	flag,
	number,
	object,
	objects,
	required,
	text,
} from '../../shared/operation/fields';
import { InputProblem, type Values } from '../../shared/operation/vocabulary';
import { guid, identifier, identifiers, isGuid, namePattern } from './common';

export { namePattern };

/** The kinds of objects that a search knows. */
const TYPES: Array<[string, string?]> = [
	['LIVEBOARD'],
	['ANSWER'],
	['LOGICAL_TABLE', 'Table, View or Model'],
	['LOGICAL_COLUMN', 'Column'],
	['CONNECTION'],
	['TAG'],
	['USER'],
	['USER_GROUP'],
	['LOGICAL_RELATIONSHIP', 'Relationship'],
	['INSIGHT_SPEC'],
	['COLLECTION'],
];

const labelled = (values: string[]) =>
	values.map((value): [string, string?] => TYPES.find(([one]) => one === value) ?? [value]);

/** The Liveboard that data or a report is taken of. */
export const liveboard = required(
	identifier('metadataIdentifier', 'The Liveboard to work with', {
		label: 'Liveboard',
		list: 'searchLiveboards',
		placeholder: guid,
	}),
);

/** The answer that data or a report is taken of. */
export const answer = required(
	identifier('metadataIdentifier', 'The saved answer to work with', {
		label: 'Answer',
		list: 'searchAnswers',
		placeholder: guid,
	}),
);

/** The same where an answer that nobody saved may stand in its place. */
export const unsavedOrAnswer = identifier(
	'metadataIdentifier',
	'The saved answer. Empty where an unsaved answer of Spotter is given in the additional fields.',
	{ label: 'Answer', list: 'searchAnswers', placeholder: guid, empty: 'An unsaved answer' },
);

/** One object of a search, by the list that it is chosen from. */
export const found = (list: string, label: string) =>
	required(
		identifier('identifier', 'The object to work with', {
			label,
			list,
			placeholder: guid,
			wire: 'metadata[].identifier',
		}),
	);

/** Several objects of one call. */
export const several = identifiers('identifier', 'The objects; several are separated by commas', {
	label: 'Objects',
	list: 'searchObjects',
	placeholder: guid,
	wire: 'metadata[].identifier',
});

/** The type of what is named; a GUID needs none. */
export const typeOf = (
	values: string[] = TYPES.map(([value]) => value),
	wire = 'metadata[].type',
) =>
	choice(
		'type',
		'What kind of object it is. A name needs it, a GUID does not.',
		[['', 'Any (GUID Only)'], ...labelled(values)],
		{ default: '', wire, encode: (value) => (value === '' ? undefined : value) },
	);

/** Any type of object. */
export const type = typeOf();

/** The types of a search. */
export const types = choices(
	'type',
	'Kinds of objects; without any, ThoughtSpot gives Liveboards alone',
	TYPES,
	{ in: 'nowhere', label: 'Types' },
);

/** Finer kinds of tables. */
export const subtypes = choices(
	'subtypes',
	'Kinds of tables, where tables are searched',
	[
		['ONE_TO_ONE_LOGICAL', 'Table'],
		['WORKSHEET', 'Model or Worksheet'],
		['PRIVATE_WORKSHEET', 'Private Worksheet'],
		['USER_DEFINED', 'Imported Data'],
		['AGGR_WORKSHEET', 'View'],
		['SQL_VIEW', 'SQL View'],
	],
	{ in: 'nowhere' },
);

/** A name pattern that is one of several conditions. */
export const pattern = but(namePattern, { wire: 'metadata[].name_pattern' });

export const tagIdentifiers = identifiers('tagIdentifiers', 'Tags that the objects carry', {
	label: 'Tags',
	list: 'searchTags',
	placeholder: 'e.g. certified',
});

export const createdBy = identifiers('createdByUserIdentifiers', 'Authors of the objects', {
	label: 'Authors',
	list: 'searchUsers',
	placeholder: 'e.g. analyst@example.com',
});

export const modifiedBy = identifiers('modifiedByUserIdentifiers', 'Who changed them last', {
	label: 'Modified By',
	list: 'searchUsers',
	placeholder: 'e.g. analyst@example.com',
});

const NOT_BY = ['NAME', 'DISPLAY_NAME', 'AUTHOR', 'CREATED', 'MODIFIED', 'VIEWS', 'FAVORITES'];

export const sortOptions = object('sortOptions', 'The order of the objects', [
	choice('fieldName', 'What they are sorted by', [...NOT_BY, 'LAST_ACCESSED'], { default: 'NAME' }),
	choice('order', 'Which comes first', [
		['ASC', 'Ascending'],
		['DESC', 'Descending'],
	]),
]);

export const includeDetails = flag(
	'includeDetails',
	'Whether to include all that ThoughtSpot knows of each object',
);

export const includeStats = flag('includeStats', 'Whether to include views and favorites');

export const includeVisualizationHeaders = flag(
	'includeVisualizationHeaders',
	'Whether to include the visualizations of Liveboards',
);

export const includeHidden = flag('includeHiddenObjects', 'Whether to include hidden objects');

export const includePersonalisedViews = flag(
	'includePersonalisedViews',
	'Whether to include personalised views, in the details',
);

export const responseVersion = choice('liveboardResponseVersion', 'The form of the details', [
	['V1', 'V1'],
	['V2', 'V2: with tabs'],
]);

export const includeDependents = flag(
	'includeDependentObjects',
	'Whether to include what depends on each object',
);

export const dependentsSize = number(
	'dependentObjectsRecordSize',
	'Most dependent objects of each; ThoughtSpot gives 50 if nothing is set',
	{ least: 1, default: 1000, label: 'Max Dependent Objects' },
);

export const showResolved = flag(
	'showResolvedParameters',
	'Whether to show the values of variables in place of their names',
);

export const objIdentifier = text('objIdentifier', 'The object ID that a user gave the object', {
	label: 'Object ID',
	placeholder: 'e.g. sales-liveboard',
	wire: 'metadata[].obj_identifier',
});

/** The same as a field of a search for one object. */
export const identifierOrNone = identifier(
	'identifier',
	'The object to work with. Empty where the Object ID is given in the additional fields.',
	{ label: 'Object', list: 'searchObjects', placeholder: guid, wire: 'metadata[].identifier' },
);

/** An object of a search, among others. */
export const identifierFilter = identifiers('identifier', 'The objects themselves', {
	label: 'Objects',
	list: 'searchObjects',
	placeholder: guid,
	in: 'nowhere',
});

const nowhere = { in: 'nowhere' as const };

export const patternFilter = but(namePattern, nowhere);

export const objIdentifierFilter = but(objIdentifier, nowhere);

export const includeHeaders = flag('includeHeaders', 'Whether to include author and dates', {
	default: true,
});

export const includeIncomplete = flag(
	'includeIncompleteObjects',
	'Whether to include objects that are not complete',
);

export const includeAutoCreated = flag(
	'includeAutoCreatedObjects',
	'Whether to include objects that ThoughtSpot made by itself',
);

export const includeOnlyPublished = flag(
	'includeOnlyPublishedObjects',
	'Whether to give published objects alone',
);

export const includeDiscoverable = flag(
	'includeDiscoverableObjects',
	'Whether to include objects that are not shared but may be found',
	{ default: true },
);

const principal = identifier('identifier', 'Who has the access', {
	list: 'searchUsers',
	label: 'User or Group',
	needed: true,
});

export const permissions = objects('permissions', 'Who has which access to the objects', [
	but(principal, { wire: 'principal.identifier' }),
	choice(
		'type',
		'Whether it is a user or a group',
		[
			['USER', 'User'],
			['USER_GROUP', 'Group'],
		],
		{ wire: 'principal.type', default: 'USER' },
	),
	choice('shareMode', 'The access', ['READ_ONLY', 'MODIFY', 'NO_ACCESS'], {
		default: 'READ_ONLY',
	}),
]);

export const excludeObjects = objects('excludeObjects', 'Objects to leave out', [
	text('identifier', 'Name or GUID of the object', { needed: true, placeholder: guid }),
	choice('type', 'What kind of object it is', TYPES, { default: 'LIVEBOARD' }),
]);

export const favorites = object(
	'favoriteObjectOptions',
	'Favorites alone',
	[
		flag('include', 'Whether to give favorites alone', { default: true }),
		identifiers('userIdentifiers', 'Whose favorites', { label: 'Users', list: 'searchUsers' }),
	],
	{ label: 'Favorites' },
);

/** Names are told apart by the type of what they name. */
export function needsType(values: Values): Values {
	const named = [values.identifier].flat().some((one) => one !== undefined && isGuid(one));
	const hasType = values.type !== undefined && values.type !== '';
	if (!named || hasType) return values;
	throw new InputProblem(
		'Type',
		'must be chosen where an object is given by its name',
		'Choose it, or give the GUID. Nothing was sent.',
	);
}

/** What can be seen in the details alone is asked for with them. */
export function withDetails(values: Values): Values {
	const inDetails =
		values.includePersonalisedViews === true || values.liveboardResponseVersion === 'V2';
	return inDetails ? { ...values, includeDetails: true } : values;
}
