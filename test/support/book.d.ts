/** A type as the facts tell it. */
export interface Schema {
	$ref?: string;
	type?: string | string[];
	format?: string;
	pattern?: string;
	enum?: unknown[];
	default?: unknown;
	minimum?: number;
	maximum?: number;
	properties?: Record<string, Schema>;
	additionalProperties?: boolean | Schema;
	required?: string[];
	items?: Schema;
	oneOf?: Schema[];
	readOnly?: boolean;
	nullable?: boolean;
	repeated?: boolean;
	deprecated?: boolean;
	contentType?: string;
	optional?: boolean;
}

/** What an API takes and answers of one operation. */
export interface OperationFacts {
	path?: Schema;
	query?: Schema;
	body?: Schema;
	answer: {
		status: number[];
		kind: 'one' | 'list' | 'array' | 'empty' | 'file' | 'stream';
		rows?: string;
		schema?: Schema;
	};
	paging?: string;
	since?: string;
	beta?: boolean;
	deprecated?: boolean;
}

export interface AllFacts {
	operations: Record<string, OperationFacts>;
	models: Record<string, Schema>;
}

export interface Book {
	problems(
		facts: Pick<OperationFacts, 'query' | 'body'>,
		request: { query: URLSearchParams; body?: unknown },
	): Array<{ field: string; message: string }>;
}

/** The operations of an API, and what is wrong with a request for one. */
export function createBook(facts: AllFacts): Book;

/** Something of the documented shape, the same for the same `seed`. */
export function sampleOf(
	schema: Schema | undefined,
	models: Record<string, Schema>,
	seed: string,
	options?: { guids?: boolean },
): unknown;
