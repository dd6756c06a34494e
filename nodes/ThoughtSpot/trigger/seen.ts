import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';
import { isObject } from '../../shared/reading/objects';
import { unrecorded } from '../../shared/webhook/recorded';
import { Seen } from '../../shared/webhook/seen';

/** Whether the deliveries of this process came on record. */
const seen = new Seen<Promise<boolean>>();

/** What all copies of a delivery have in common; undefined if they have nothing. */
function keyOf(event: unknown): string | undefined {
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
	event: IDataObject,
): Promise<boolean> | ((onRecord: boolean) => void) {
	// What is sent to the editor is looked at once and not remembered.
	const key = context.getMode() === 'manual' ? undefined : keyOf(event);
	if (key === undefined) return () => undefined;
	const taken = seen.of(context);
	const before = taken.get(key);
	if (before) return before;
	let settle: (onRecord: boolean) => void = () => undefined;
	taken.set(key, new Promise((resolve) => (settle = resolve)));
	return (onRecord) => {
		if (!onRecord) taken.delete(key);
		settle(onRecord);
	};
}

/** Of what the webhook has handed over, what no earlier execution had: the second half of a delivery. */
export async function withoutRecorded(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	// What is sent to the editor, or run again by hand, is wanted again.
	if (context.getMode() !== 'webhook') return context.getInputData();
	return await unrecorded(context, keyOf);
}
