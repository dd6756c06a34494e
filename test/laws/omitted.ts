/** What an API takes and the node does not offer, each with the reason. */
export interface Omitted {
	/** By what is taken, such as `query.cursor` or `body.metadata[].type`, of all operations. */
	everywhere: Array<[path: RegExp, reason: string]>;
	/** Of operations, by their key in the facts. */
	at: Array<[key: RegExp, path: RegExp, reason: string]>;
	/** Operations that are not offered at all, by their key in the facts. */
	operations: Array<[key: RegExp, reason: string]>;
}
