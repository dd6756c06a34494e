import type { IExecuteFunctions } from 'n8n-workflow';

const MOST_RECORDED = 1_000;
const MOST_BROUGHT_ALONG = 200;
const MOST_NODES = 500;

/** What this process has recorded last, by node. */
const recorded = new Map<string, string[]>();

/** The last work on each node's record. */
const turns = new Map<string, Promise<unknown>>();

/**
 * Those of the keys that no execution of this node had before, also none of another process or
 * before a restart: n8n keeps the record in its database. They are recorded with that.
 */
export async function unrecorded(context: IExecuteFunctions, keys: string[]): Promise<Set<string>> {
	const node = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	const work = async () => await record(context, node, keys);
	// One after the other: n8n reads the record, adds to it and writes it back.
	const turn = (turns.get(node) ?? Promise.resolve()).then(work);
	turns.set(node, turn);
	const fresh = await turn;
	if (turns.get(node) === turn) turns.delete(node);
	return fresh;
}

async function record(
	context: IExecuteFunctions,
	node: string,
	keys: string[],
): Promise<Set<string>> {
	const before = recorded.get(node) ?? [];
	try {
		// Another process may have written over what this one has recorded: it is brought along.
		const all = [...new Set([...before, ...keys])];
		const options = { mode: 'entries' as const, maxEntries: MOST_RECORDED };
		const { new: fresh } = await context.helpers.checkProcessedAndRecord(all, 'node', options);
		return new Set(keys.filter((key) => fresh.includes(key) && !before.includes(key)));
	} catch (error) {
		// Rather twice than never: two executions can meet at the very first record.
		const reason = error instanceof Error ? error.message : String(error);
		context.logger.warn(`Deliveries could not be compared with earlier ones: ${reason}`);
		return new Set(keys);
	} finally {
		if (!recorded.has(node) && recorded.size >= MOST_NODES) {
			recorded.delete(recorded.keys().next().value as string);
		}
		recorded.set(node, [...before, ...keys].slice(-MOST_BROUGHT_ALONG));
	}
}
