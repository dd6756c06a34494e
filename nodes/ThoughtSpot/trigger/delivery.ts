import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { toNodeError } from '../../shared/http/errors';
import { inTime, onRecord } from './answer';
import { doubtOf } from './authenticity';
import { bodyOf, Unreadable, type Body } from './body';
import { filesOf } from './files';
import { claim } from './seen';

/** Takes a delivery in: one item for a new one, nothing for a repeated one, 401 without the secret. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const from = Date.now();
	try {
		const doubt = await doubtOf(context);
		if (doubt) return refuse(context, 401, 'The secret is missing or wrong', doubt);
		const body = await bodyOf(context);
		if (body) return await takeIn(context, body, from);
		// ThoughtSpot can send an event that only tries the address.
		return { webhookResponse: answerOf('SUCCESS', 'Nothing was delivered') };
	} catch (error) {
		if (error instanceof Unreadable) return refuse(context, 400, error.message);
		throw toNodeError(context.getNode(), error, 0);
	}
}

async function takeIn(
	context: IWebhookFunctions,
	body: Body,
	from: number,
): Promise<IWebhookResponseData> {
	let claimed = claim(context, body.event);
	while (typeof claimed !== 'function') {
		// What is answered is not sent again: so not before the first one is on record.
		if ((await inTime(claimed, from)) !== false) {
			return { webhookResponse: answerOf('SUCCESS', 'Received before, not repeated') };
		}
		claimed = claim(context, body.event);
	}
	try {
		const binary = await filesOf(context, body);
		const item = { json: body.event, ...(Object.keys(binary).length > 0 ? { binary } : {}) };
		const webhookResponse = answerOf('SUCCESS', 'Received');
		void onRecord(context, webhookResponse, from).then(claimed);
		return { webhookResponse, workflowData: [[item]] };
	} catch (error) {
		// ThoughtSpot sends it again, and then it has to be taken for new.
		claimed(false);
		throw toNodeError(context.getNode(), error, 0);
	}
}

function refuse(
	context: IWebhookFunctions,
	status: number,
	message: string,
	details = message,
): IWebhookResponseData {
	context.logger.warn(`ThoughtSpot Trigger: a delivery was refused (${status}). ${details}`);
	context.getResponseObject().status(status).json(answerOf('ERROR', message));
	return { noWebhookResponse: true };
}

/** The body of an answer, as ThoughtSpot documents it for receivers. */
function answerOf(status: 'SUCCESS' | 'ERROR', message: string): IDataObject {
	return { status, message, time: new Date().toISOString() };
}
