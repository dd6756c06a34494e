import type { IDataObject } from 'n8n-workflow';
import type { Produced, Values } from './values';

/** Asks operations with values: the one way to a service, for the engine, choices and triggers. */
export interface ClientOf<Operation> {
	/** The objects that an answer consists of; of a list all rows, or the first `limit`. */
	ask(operation: Operation, values: Values, limit?: number): Promise<IDataObject[]>;
	/** The rows of a list, page by page. */
	pages(operation: Operation, values: Values, limit?: number): AsyncGenerator<IDataObject[]>;
	/** The body of an answer as it came, and its status. */
	answer(operation: Operation, values: Values): Promise<{ body?: unknown; status: number }>;
	/** An answer that is a file, as an item with the file in its binary field. */
	file(operation: Operation, values: Values): Promise<Produced>;
}

/** One run of the node, for operations that are more than one call. */
export interface RunOf<Operation> extends ClientOf<Operation> {
	/** The most rows that the user wants: `Infinity` for all. */
	limit: number;
	/** The name of the workflow that runs. */
	workflow: string;
	/** Asks once in a run, whatever the number of items; a failure is not kept. */
	once<T>(key: string, ask: () => Promise<T>): Promise<T>;
	/** Waits, and ends at once when the execution is cancelled. */
	pause(ms: number): Promise<void>;
	/** Tells something beside the output. */
	hint(message: string): void;
	/** The merge of an operation for one item: `body` is what a write would send, `changes` what differs. */
	merged(operation: Operation, values: Values, row?: IDataObject): Promise<Merged>;
	/** Sends a change whose body is that of its merge. */
	write(operation: Operation, values: Values, body: IDataObject): Promise<IDataObject[]>;
	/** What an operation gives for these values, by all the words that it is described with. */
	produced(operation: Operation, values: Values): AsyncGenerator<Produced[]>;
	/** The parts of an answer that an operation has said how to tell: what failed is an error, or told beside. */
	parts(operation: Operation, body: unknown, values: Values): Promise<Produced[]>;
	/** Puts a text into the binary store, as a file in the binary field that the values name. */
	store(content: string, name: string, type: string, values?: Values): Promise<Produced['binary']>;
	/** The text of a binary field of the item that is worked on; of several, of the one at `index`. */
	text(binaryPropertyName: string, index?: number): Promise<string>;
}

/** What a read, then a write of everything would change. */
export interface Merged {
	before: IDataObject;
	body: IDataObject;
	changes: Array<{ field: string; from: unknown; to: unknown }>;
}
