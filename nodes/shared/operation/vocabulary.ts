import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { List, One, Parts } from './answer';
import type { Field } from './field';
import type { ClientOf, RunOf } from './run';
import type { Advice, ApiOf, AuthenticationOf } from './service';
import type { Produced, Values } from './values';

export type { List, One, Pagination, Part, Parts } from './answer';
export type { Check, Field, Place } from './field';
export { InputProblem } from './inputProblem';
export type { Merged } from './run';
export type { Pacing } from './service';
export type { Produced, Values };

/** Everything that the shared code has to know of a vendor. */
export type Api = ApiOf<Operation>;

/** One way to sign in, with the credential that it takes. */
export type Authentication = AuthenticationOf<Operation>;

/** Asks operations with values: the one way to a service, for the engine, choices and triggers. */
export type Client = ClientOf<Operation>;

/** One run of the node, for operations that are more than one call. */
export type Run = RunOf<Operation>;

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
	advice?: Advice;
	/** The answer is a text, whatever it holds. */
	plain?: true;
	/** The answer is a stream of events, given as the list of what they say; one that breaks off gives less. */
	events?: true;
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
