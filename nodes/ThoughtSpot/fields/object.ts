import { choice, required } from '../../shared/operation/fields';
import { guid, identifiers } from './common';

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
	LIVEBOARD: 'Liveboard',
	LOGICAL_COLUMN: 'Column',
	LOGICAL_TABLE: 'Table or Model',
};

/** The type of these objects, of those that a call takes. */
export const typeOf = (...types: string[]) =>
	choice(
		'type',
		'Type of the objects, which is needed with names',
		[['', 'Not Given'], ...types.map((type): [string, string] => [type, NAMES[type]])],
		{ default: '', wire: 'metadata[].type' },
	);

export const shareableType = typeOf(
	'LIVEBOARD',
	'ANSWER',
	'LOGICAL_TABLE',
	'LOGICAL_COLUMN',
	'CONNECTION',
	'COLLECTION',
);

export const authoredType = typeOf('LIVEBOARD', 'ANSWER', 'LOGICAL_TABLE', 'CONNECTION');
