import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { toNodeError } from '../../shared/errors';
import { bodyOf, isObject, Unreadable, type Body } from './body';
import { filesOf } from './files';
import { isGenuine } from './proof';
import { claim, release } from './received';

/** Takes a delivery in: one item for a new one, nothing for a repeated one, 401 without the secret. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		if (!(await isGenuine(context))) return refuse(context, 401, 'The secret is missing or wrong');
		return await takeIn(context, await bodyOf(context));
	} catch (error) {
		if (error instanceof Unreadable) return refuse(context, 400, error.message);
		throw toNodeError(context.getNode(), error, 0);
	}
}

async function takeIn(context: IWebhookFunctions, body: Body): Promise<IWebhookResponseData> {
	// What is sent to the editor is looked at once and not remembered.
	const key = context.getMode() === 'manual' ? undefined : keyOf(body.payload);
	if (key !== undefined && !claim(context, key)) {
		return respond(context, 200, 'Received before, not repeated');
	}
	try {
		const binary = await filesOf(context, body);
		const item = { json: body.payload, ...(Object.keys(binary).length > 0 ? { binary } : {}) };
		return { ...respond(context, 200, 'Received'), workflowData: [[item]] };
	} catch (error) {
		// ThoughtSpot sends it again, and then it has to be taken for new.
		if (key !== undefined) release(context, key);
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** What all copies of a delivery have in common. */
function keyOf({ data, eventId }: IDataObject): string | undefined {
	const key = (isObject(data) ? data.msgUniqueId : undefined) ?? eventId;
	return typeof key === 'string' && key !== '' ? key : undefined;
}

function refuse(context: IWebhookFunctions, status: number, why: string): IWebhookResponseData {
	context.logger.warn(`ThoughtSpot Trigger: a delivery was refused (${status}). ${why}`);
	return respond(context, status, why);
}

/**
 * Answers as ThoughtSpot documents it for receivers, at once: n8n itself answers when the execution
 * is on record, which takes longer than 5 seconds in a burst, and forgets the static data by then.
 */
function respond(context: IWebhookFunctions, code: number, message: string): IWebhookResponseData {
	const status = code < 300 ? 'SUCCESS' : 'ERROR';
	context
		.getResponseObject()
		.status(code)
		.json({ status, message, time: new Date().toISOString() });
	return { noWebhookResponse: true };
}
