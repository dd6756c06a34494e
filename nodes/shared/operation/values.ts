import type { INodeExecutionData } from 'n8n-workflow';

/** What the user entered for one item, by field name; empty fields are absent. */
export type Values = Record<string, unknown>;

/** What an operation gives: an item that is not yet linked to its input. */
export type Produced = Pick<INodeExecutionData, 'json' | 'binary'> & { problem?: Error };

/** A file that is sent. */
export class Upload {
	constructor(
		readonly content: Buffer,
		readonly fileName: string,
		readonly mimeType: string,
	) {}
}
