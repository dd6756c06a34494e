import type { IDataObject } from 'n8n-workflow';
import type { Values } from './values';

/**
 * How the pages of a list follow each other; `size` is the largest page that is asked for. A link
 * stands at one of the places `next`; one that names `publicHost` is followed at the base URL of a
 * gateway. An offset goes on until a page is short, or as the answer's flag `more` or `last` says.
 */
export type Pagination =
	| {
			kind: 'link';
			next: string[][];
			sizeParameter: string;
			size: number;
			publicHost?: string;
	  }
	| {
			kind: 'offset';
			offsetParameter: string;
			sizeParameter: string;
			size: number;
			in?: 'query' | 'body';
			more?: string;
			last?: string;
	  };

/** A list; a link to a next page is followed in any case. */
export interface List {
	/** Where it stands in the answer, such as `tags` or `page.rows`; absent if it is the body. */
	rows?: string;
	/** Finds the elements, where no place is known for them. */
	find?: (answer: unknown) => unknown[];
	/** What stands in the answer beside the list, and is put to each row. */
	beside?: string[];
	/** What each element is called in an item, where the elements are texts such as IDs. */
	as?: string;
	/** How it is paged: as the API's other lists, or in a way of its own. */
	paginated?: true | Pagination;
	/** Rows asked for at once, where that depends on what each of them holds. */
	size?: (values: Values) => number;
	/** What one element is taken apart into. */
	flatten?: (row: IDataObject, values: Values) => IDataObject[];
}

/** One object found by a search: the only row whose ID, or else name, is the value of `by`, or of the first that is set. */
export interface One {
	by: string | string[];
	thing: string;
	ids: string[];
	names?: string[];
}

/** An answer that holds several results, of which some may have failed. */
export interface Parts {
	of: (answer: unknown, values: Values) => Part[];
	/** What failed is an error item, or an item with a status of its own among the others. */
	failed: 'errorItem' | 'item';
}

export interface Part {
	row: IDataObject;
	/** Why it failed. */
	problem?: string;
	/** It is a file, which goes into the binary field that the user names. */
	file?: { content: string; name: string; mimeType: string };
}
