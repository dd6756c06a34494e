import type { IExecuteFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { unrecorded } from '../../shared/webhook/recorded';
import { isObject } from './body';

const MOST_REMEMBERED = 5_000;
const MOST_NODES = 500;

/**
 * Deliveries of this process by node, with whether they came on record. Not in static data: n8n
 * saves that as a whole, and an old copy would bring back a registration that was replaced meanwhile.
 */
const recent = new Map<string, Map<string, Promise<boolean>>>();

/** What all copies of a delivery have in common; undefined if they have nothing. */
export function keyOf(event: unknown): string | undefined {
	const { data, eventId } = Object(event) as { data?: unknown; eventId?: unknown };
	const id = isObject(data) ? data.msgUniqueId : undefined;
	const texts = [id, eventId].map((one) => (typeof one === 'number' ? String(one) : one));
	return texts.find((one): one is string => typeof one === 'string' && one.trim() !== '');
}

/**
 * Takes a delivery, unless this process has it: then it gives whether that one came on record, as soon
 * as it is known. The function for a new one tells what became of it, and frees it if nothing did.
 */
export function claim(
	context: IWebhookFunctions,
	key: string | undefined,
): Promise<boolean> | ((onRecord: boolean) => void) {
	if (key === undefined) return () => undefined;
	const taken = takenBy(`${context.getWorkflow().id ?? ''} ${context.getNode().id}`);
	const before = taken.get(key);
	if (before) return before;
	let settle: (onRecord: boolean) => void = () => undefined;
	taken.set(key, new Promise((resolve) => (settle = resolve)));
	if (taken.size > MOST_REMEMBERED) taken.delete(taken.keys().next().value as string);
	return (onRecord) => {
		if (!onRecord) taken.delete(key);
		settle(onRecord);
	};
}

/** The items of an execution without those that an earlier one had, before a restart or in another process. */
export async function withoutRecorded(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	// What is sent to the editor, or run again by hand, is wanted again.
	if (context.getMode() !== 'webhook') return items;
	const keys = items.map(({ json }) => keyOf(json));
	const known = keys.filter((key) => key !== undefined);
	if (known.length === 0) return items;
	const fresh = await unrecorded(context, known);
	return items.filter((_, index) => keys[index] === undefined || fresh.has(keys[index]));
}

function takenBy(node: string): Map<string, Promise<boolean>> {
	let taken = recent.get(node);
	if (!taken) {
		if (recent.size >= MOST_NODES) recent.delete(recent.keys().next().value as string);
		taken = new Map();
		recent.set(node, taken);
	}
	return taken;
}
