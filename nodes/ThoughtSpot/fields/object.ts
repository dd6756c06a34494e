import { choice, required } from '../../shared/operation/fields';
import { guid, identifiers } from './common';

/** Kinds of objects that have an author. */
export const OBJECT_TYPES = ['LIVEBOARD', 'ANSWER', 'LOGICAL_TABLE', 'CONNECTION'];

/** Objects that something is done to, by their names or GUIDs. */
export const objectsAt = required(
	identifiers('identifier', 'The objects to work with; by name, they need a type', {
		label: 'Objects',
		list: 'searchObjects',
		placeholder: guid,
		wire: 'metadata[].identifier',
	}),
);

const NAMES: Record<string, string> = {
	ANSWER: 'Answer',
	COLLECTION: 'Collection',
	CONNECTION: 'Connection',
	CUSTOM_ACTION: 'Custom Action',
	LIVEBOARD: 'Liveboard',
	LOGICAL_COLUMN: 'Column',
	LOGICAL_TABLE: 'Table or Model',
};

const SHAREABLE = Object.keys(NAMES).filter((type) => type !== 'CUSTOM_ACTION');

const named = (types: string[]) => types.map((type): [string, string] => [type, NAMES[type]]);

/** The type of these objects, of those that a call takes. */
export const typeOf = (...types: string[]) =>
	choice(
		'type',
		'Type of the objects, which is needed with names',
		[['', 'Not Given'], ...named(types)],
		{ default: '', wire: 'metadata[].type' },
	);

/** What can be shared and tagged. */
export const shareableTypes = named(SHAREABLE);

/** What has an author. */
export const authoredTypes = named(OBJECT_TYPES);

export const shareableType = typeOf(...SHAREABLE);

export const authoredType = typeOf(...OBJECT_TYPES);

export const tableType = typeOf('LOGICAL_TABLE');

export const tables = required(
	identifiers('metadataIdentifiers', 'The tables or models to work with', {
		label: 'Tables or Models',
		list: 'searchObjects',
		placeholder: guid,
	}),
);
