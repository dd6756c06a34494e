import type { IDataObject, IHttpRequestMethods, INodeProperties } from 'n8n-workflow';
import type { ErrorBodies } from '../reading/reasons';

/** What the user entered for one item, by field name; empty fields are absent. */
export type Values = Record<string, unknown>;

/** Says what is wrong with a value, as the rest of a sentence ("must be …"), or nothing. */
export type Check = (value: unknown) => string | undefined;

/**
 * One input of an operation: what n8n shows, and how it travels. Its kind is that of the property
 * (`kinds.ts`): the rest of the package meets values in one form alone. Empty for an expression that
 * gave nothing is an error, unless a word below says otherwise.
 */
export interface Field {
	property: INodeProperties;
	/** Name on the wire; by default the field's own name in the API's case. */
	wire?: string;
	/** Takes several texts: a list, or one text with commas between them. */
	many?: true;
	/** Merely adds data, so it is left out where its expression gives nothing. */
	adds?: true;
	/** The number 0 names something, as in org 0; other texts take it for a failed expression. */
	zero?: true;
	/** Most characters of a text, for what is longer or shorter than usual. */
	most?: number;
	/** Looks at a value of the right kind, of several at each. */
	check?: Check;
	/** Shapes a checked value for the wire; `undefined` leaves it out. */
	encode?: (value: unknown) => unknown;
	/** The value must not be repeated in an error. */
	secret?: true;
}

/**
 * How the pages of a list follow each other; `size` is the largest page the API gives. A link stands
 * at one of the places `next`; one that names `publicHost` is followed at the base URL of a gateway.
 */
export type Pagination =
	| {
			kind: 'link';
			next: string[][];
			sizeParameter: string;
			size: number;
			publicHost?: string;
	  }
	| { kind: 'offset'; offsetParameter: string; sizeParameter: string; size: number };

/**
 * `read` may be repeated and run side by side; `independent` changes something but each call
 * stands alone (side by side, never repeated); `change` goes one at a time in item order.
 */
export type Effect = 'read' | 'independent' | 'change';

/** The part of an operation that an older version of the API does differently. */
export interface Variant {
	path?: string;
	rows?: string;
	output?: (row: IDataObject) => IDataObject;
	prepare?: (values: Values) => Values;
	keep?: (row: IDataObject, values: Values) => boolean;
}

/** One operation, as data: the engine runs it, `describe` shows it, the README lists it. */
export interface Operation {
	name: string;
	action: string;
	description: string;
	/** Address of the vendor's documentation. */
	docs: string;
	method: IHttpRequestMethods;
	/** `{name}` is filled from the field of that name, `{/name}` too but may be empty (RFC 6570). */
	path: string;
	/** By default `read` for GET and `change` for everything else. */
	effect?: Effect;
	/** Authentications that can carry it; by default all. */
	authentications?: string[];
	/** What differs by API version; an authentication of that version needs an entry here. */
	variants?: Record<string, Variant>;
	fields?: Field[];
	/** Optional fields, by the collection that shows them. */
	collections?: Partial<Record<CollectionName, Field[]>>;
	/**
	 * The answer is a list: `rows` names the property that holds it, absent if it is the body;
	 * `paginated` where the API takes a page size. A link to a next page is followed in any case.
	 */
	list?: { rows?: string; paginated?: true };
	/** Checks that need more than one field, and values that follow from others. */
	prepare?: (values: Values) => Values;
	/** Which rows of the list to give, where the API itself cannot choose. */
	keep?: (row: IDataObject, values: Values) => boolean;
	output?: (row: IDataObject) => IDataObject;
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
}

/** How much an API lets through: budgets told by answer headers, or a fixed known rate. */
export type Pacing =
	| { kind: 'headers'; families: string[] }
	| { kind: 'rate'; perSecond: number; burst: number };

export interface Authentication {
	name: string;
	value: string;
	credential: string;
	/** The API version that it is limited to, as named in `Operation.variants`. */
	version?: string;
}

/** Everything that the shared code has to know of a vendor. */
export interface Api {
	/** The service's name in sentences. */
	service: string;
	authentications: Authentication[];
	resources: Resource[];
	/** The resource that a new node shows. */
	first: string;
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
		readonly field: string,
		problem: string,
		readonly advice?: string,
	) {
		super(`'${field}' ${problem}`);
	}
}
