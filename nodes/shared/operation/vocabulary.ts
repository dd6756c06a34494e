import type { IDataObject, IHttpRequestMethods, INodeProperties } from 'n8n-workflow';
import type { ErrorBodies } from '../reading/reasons';
import type { ClientOf, RunOf } from './run';
import type { Produced, Values } from './values';

export type { Produced, Values };
export type { Merged } from './run';

/** Asks operations with values: the one way to a service, for the engine, choices and triggers. */
export type Client = ClientOf<Operation>;

/** One run of the node, for operations that are more than one call. */
export type Run = RunOf<Operation>;

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

/**
 * `safe` may be repeated and run side by side; `idempotent` may be repeated too, `once` never is.
 * What is not safe goes one at a time in item order, unless it is `unordered`. (RFC 9110)
 */
export type Effect = 'safe' | 'idempotent' | 'once';

/** One thing that a list shows "From List", and by which names are looked up. */
export interface Choice {
	operation: Operation;
	/** What is listed for a user who is refused that (403). */
	refused?: Operation;
	/** Fields of the list operation, from the node's other fields or fixed. */
	given?: (read: (field: string) => string | undefined, filter?: string) => Values;
	/** The ID; a row without one is no choice. */
	value: (row: IDataObject) => unknown;
	/** What is shown, one part after the other; without any the ID is. */
	name: (row: IDataObject) => unknown[];
	/** What is shown behind it in parentheses. */
	details?: (row: IDataObject) => unknown[];
	/** In the order of the answer instead of by name, as for what has a date. */
	inOrder?: true;
	/** What is shown begins with a date: the newest stands first. */
	newestFirst?: true;
	/** The most rows asked for; a search narrows these. */
	most?: number;
}

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

/** How a PUT that replaces everything changes only what the user set. */
export interface Merge {
	read: Operation;
	/** Values for `read`, where they are not those of the same names. */
	given?: (values: Values) => Values;
	/** Of what was read, what goes back in the form in which it is sent; without values, all of it. */
	writable: (row: IDataObject, values: Values) => IDataObject;
	/**
	 * Fields that add to a list of the body or take from it: `{ testIds: ['addTestIds', 'removeTestIds'] }`;
	 * the name of the ID where the list holds objects, which are in no order.
	 */
	sets?: Record<string, [add: string, remove: string, id?: string]>;
	/** Objects, by their names at any depth, that are replaced and not merged, as maps are. */
	whole?: string[];
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

/** Items that go out in one call: `lists` are joined, all other values must be the same. */
export interface Combine {
	lists: string[];
	/** Whether the user wants it; by default always. */
	when?: (values: Values) => boolean;
}

/** One operation, as data: the engine runs it, `describe` shows it, the README lists it. */
export interface Operation {
	name: string;
	action: string;
	description: string;
	/** Address of the vendor's documentation; by default that of the API. */
	docs?: string;
	method: IHttpRequestMethods;
	/** `{name}` is filled from the field of that name, `{/name}` too but may be empty (RFC 6570). */
	path: string;
	/** By default `safe` for GET and `once` for everything else. */
	effect?: Effect;
	/** Side by side although it changes something: each call stands alone, or those with these values. */
	unordered?: true | ((values: Values) => boolean);
	/** It mints a secret for a user, who may be to blame for a 401 in place of the credential. */
	mints?: true;
	/** It costs the service much: a few side by side, and with more time. */
	heavy?: true;
	/** Only one item of a run may ask for it: what it hands out must not be lost because another one fails. */
	single?: true;
	/** No AI agent may call it. */
	byHandOnly?: true;
	/** Authentications that can carry it; by default all. */
	authentications?: string[];
	fields?: Field[];
	/** Optional fields, by the collection that shows them. */
	collections?: Partial<Record<CollectionName, Field[]>>;
	/** What is always sent, by path on the wire. */
	constants?: IDataObject;
	/** The field whose value is the whole body. */
	body?: string;
	/** The body goes out as parts of a form (multipart/form-data), as files have to. */
	form?: true;
	/** What the answer may be, where it is not the API's usual type. */
	accept?: string;
	list?: List;
	one?: One;
	merge?: Merge;
	parts?: Parts;
	combine?: Combine;
	/** What to do about a status, where this operation has causes of its own. */
	advice?: Api['advice'];
	/** The answer is a text, whatever it holds. */
	plain?: true;
	/** The answer is a file, which goes into the binary field that the user names. */
	file?: { name: (values: Values) => string };
	/** Calls in sequence or in a loop, where one call does not do; `uses` are the operations it asks for. */
	run?: (run: Run, values: Values) => AsyncIterable<Produced[]>;
	uses?: Operation[];
	/** Checks that need more than one field, and values that follow from others. */
	prepare?: (values: Values) => Values;
	/** Which rows of the list to give, where the API itself cannot choose. */
	keep?: (row: IDataObject, values: Values) => boolean;
	output?: (row: IDataObject, values: Values) => IDataObject;
	/** At most ten names, by path: what is given of each row unless the user wants all of it. */
	simplify?: string[];
	/** Names of secrets in the answer, at any depth, that are hidden unless the user wants them. */
	mask?: string[];
	/** The field that names what is deleted, to be told beside `deleted`. */
	deletes?: string;
	/** Shown above the fields, for what a user would stumble over. */
	notice?: string;
}

export type CollectionName = 'filters' | 'additionalFields' | 'options';

export interface Resource {
	name: string;
	value: string;
	/** The operation that a new node shows; by default `getAll`. */
	first?: string;
	operations: Record<string, Operation>;
	/** What "From List" shows of it, by the name of the method that n8n calls. */
	choices?: Record<string, Choice>;
}

/** How much an API lets through: budgets told by answer headers, or a fixed known rate. */
export type Pacing =
	| { kind: 'headers'; families: string[] }
	| { kind: 'rate'; perSecond: number; burst: number };

export interface Authentication {
	name: string;
	value: string;
	/** What one needs for it. */
	description: string;
	credential: string;
	/** The only operations that it carries, with what differs in them: an older version of the API. */
	only?: Map<Operation, Partial<Operation>>;
}

/** Everything that the shared code has to know of a vendor. */
export interface Api {
	/** The service's name in sentences. */
	service: string;
	/** Address of the vendor's documentation. */
	docs: string;
	authentications: Authentication[];
	pacing: Pacing;
	pagination: Pagination;
	accept: string;
	/** Turns a field's name into its name on the wire. */
	wireName: (name: string) => string;
	/** Where the service's own words stand in an error body. */
	errorBodies: ErrorBodies;
	/** What to do about a status, where the service has its own causes. */
	advice: Partial<Record<number, string>>;
	/** What to do where the address itself is not found: the call names nothing by an ID. */
	absent: string;
}

/** Thrown by checks: `field` is the display name of the input that is wrong. */
export class InputProblem extends Error {
	constructor(
		public field: string,
		private readonly problem: string,
		readonly advice?: string,
	) {
		super(`'${field}' ${problem}`);
	}

	/** The field stands in another one, which is named first. */
	within(outer: string): void {
		this.field = `${outer}: ${this.field}`;
		this.message = `'${this.field}' ${this.problem}`;
	}
}
