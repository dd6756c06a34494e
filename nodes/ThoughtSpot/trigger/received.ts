import type { IWebhookFunctions } from 'n8n-workflow';

const MOST_REMEMBERED = 500;
const MOST_NODES = 1000;

/**
 * Deliveries of this process. Calls of a burst run side by side, each with its own copy of the
 * static data: only memory tells them apart. The static data outlives a restart.
 */
const recent = new Map<string, Set<string>>();

/** Takes a delivery for this node; false if it was taken before. */
export function claim(context: IWebhookFunctions, key: string): boolean {
	const data = context.getWorkflowStaticData('node');
	const saved = Array.isArray(data.received) ? (data.received as string[]) : [];
	const taken = takenBy(context);
	if (taken.has(key) || saved.includes(key)) return false;
	taken.add(key);
	for (const oldest of taken) {
		if (taken.size <= MOST_REMEMBERED) break;
		taken.delete(oldest);
	}
	data.received = [...new Set([...saved, ...taken])].slice(-MOST_REMEMBERED);
	return true;
}

/** Gives a delivery back that could not be handed on. */
export function release(context: IWebhookFunctions, key: string): void {
	takenBy(context).delete(key);
	const data = context.getWorkflowStaticData('node');
	data.received = ((data.received ?? []) as string[]).filter((one) => one !== key);
}

function takenBy(context: IWebhookFunctions): Set<string> {
	const node = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	const taken = recent.get(node) ?? new Set();
	if (recent.size >= MOST_NODES) recent.delete(recent.keys().next().value as string);
	recent.set(node, taken);
	return taken;
}
