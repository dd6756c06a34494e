const MOST_REMEMBERED = 5_000;
const MOST_NODES = 500;
const LIFETIME_MS = 24 * 3_600_000;

const memories = new Map<string, Map<string, number>>();

/**
 * Whether a node gets this key for the first time in this process. It answers at once, so that of
 * two deliveries that arrive at the same time one is the first.
 */
export function isFirst(node: string, key: string, now = Date.now()): boolean {
	const memory = memoryOf(node);
	const seenAt = memory.get(key);
	if (seenAt !== undefined && now - seenAt < LIFETIME_MS) return false;
	memory.delete(key);
	memory.set(key, now);
	if (memory.size > MOST_REMEMBERED) memory.delete(memory.keys().next().value as string);
	return true;
}

/** Takes a key back: what came with it did not start anything. */
export function forgetKey(node: string, key: string): void {
	memories.get(node)?.delete(key);
}

function memoryOf(node: string): Map<string, number> {
	let memory = memories.get(node);
	if (!memory) {
		if (memories.size >= MOST_NODES) memories.delete(memories.keys().next().value as string);
		memory = new Map();
		memories.set(node, memory);
	}
	return memory;
}
