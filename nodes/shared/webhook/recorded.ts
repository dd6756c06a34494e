import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { BoundedMap } from '../time/boundedMap';
import { withLock, type Locks } from './mutex';
import { nodeKeyOf } from './seen';

const MOST_RECORDED = 1_000;
const MOST_BROUGHT_ALONG = 200;
const MOST_NODES = 500;

/** What this process has recorded last, by node. */
const recorded = new BoundedMap<string, string[]>(MOST_NODES);

/** The last work of this process on each node's record. */
const locks: Locks = new Map();

/**
 * The items of an execution without those that an earlier one had, also one of another process or
 * before a restart: n8n keeps the record in its database. What has no key is always new.
 */
export async function unrecorded(
	context: IExecuteFunctions,
	keyOf: (json: INodeExecutionData['json']) => string | undefined,
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const keys = items.map(({ json }) => keyOf(json));
	const known = keys.filter((key) => key !== undefined);
	if (known.length === 0) return items;
	const node = nodeKeyOf(context);
	// One after the other: n8n reads the record, adds to it and writes it back.
	const fresh = await withLock(locks, node, async () => await record(context, node, known));
	return items.filter((_, index) => keys[index] === undefined || fresh.has(keys[index]));
}

/** Those of the keys that were not recorded before. */
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
		recorded.set(node, [...before, ...keys].slice(-MOST_BROUGHT_ALONG));
	}
}
