import type { INodeProperties } from 'n8n-workflow';

/** Says what is wrong with a value, as the rest of a sentence ("must be …"), or nothing. */
export type Check = (value: unknown) => string | undefined;

/** Where a value travels; `session` names the part of the account (an org) that is signed in to. */
export type Place = 'query' | 'body' | 'header' | 'session' | 'nowhere';

/**
 * One input of an operation: what n8n shows, and how it travels. Its kind is that of the property
 * (`kinds.ts`): the rest of the package meets values in one form alone. Empty for an expression that
 * gave nothing is an error, unless a word below says otherwise. `fields.ts` has a constructor for
 * each kind.
 */
export interface Field {
	property: INodeProperties;
	/**
	 * Name on the wire; by default the field's own name in the API's case. It may be a path:
	 * `sort.name` stands in an object, `metadata[].id` in each object of a list (a list of values
	 * gives as many objects, one value goes into all of them).
	 */
	wire?: string;
	/** By default the path where it names the field, else the query of GET and DELETE, else the body. */
	in?: Place;
	/** What an object consists of, or each object of a list of them. */
	fields?: Field[];
	/** Takes several texts: a list, or one text with commas between them. */
	many?: true;
	/**
	 * To be filled in where the object or collection around it is given. What n8n calls required
	 * must not stand in one: n8n then asks for it in every operation.
	 */
	needed?: true;
	/** Takes a text of any length and lines as it is, or an object or a list. */
	free?: true;
	/** Merely adds data, so it is left out where its expression gives nothing. */
	adds?: true;
	/** The number 0 names something, as in org 0; other texts take it for a failed expression. */
	zero?: true;
	/** Most characters of a text, for what is longer or shorter than usual. */
	most?: number;
	/** The choice (`Resource.choices`) by which a locator's "By Name" finds the ID. */
	named?: string;
	/** Lists of the editor work in it too: the account group, or the org. */
	inherits?: true;
	/** Looks at a value of the right kind, of several at each. */
	check?: Check;
	/** Shapes a checked value for the wire; `undefined` leaves it out. */
	encode?: (value: unknown) => unknown;
	/** The value must not be repeated in an error. */
	secret?: true;
	/** It names a binary field of the item, whose file is sent: of at most so many bytes. */
	file?: { most: number };
}
