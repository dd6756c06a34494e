import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { unrecorded } from '../../../shared/webhook/recorded';
import { registrationFor } from '../../../shared/webhook/registration';
import { Seen } from '../../../shared/webhook/seen';
import { filterOf, type Change } from '../change';
import { isGenuine } from './authenticity';
import { readDelivery } from './notification';
import type { Registration } from './registration';

const LIFETIME_MS = 24 * 3_600_000;

/** When this process has seen a notification, epoch ms. */
const seen = new Seen<number>();

/** Takes a delivery: refuses strangers, drops what is not wanted or was delivered before. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (!(await isGenuine(context))) {
		return refuse(context, 401, 'The secret of this webhook is missing or wrong');
	}
	const body = await bodyOf(context);
	if (body === undefined) return refuse(context, 400, 'The body cannot be read');
	const change = readDelivery(body, registrationFor<Registration>(context)?.apiHost);
	if (!change) {
		return refuse(
			context,
			400,
			'The body is no alert, neither of the payload template nor classic',
		);
	}
	if (change === 'test') return answer('Test received: nothing was started');
	if (change === 'suppressed') return answer('The alert is suppressed');
	const wanted = filterOf((name, fallback) => context.getNodeParameter(name, fallback));
	if (!wanted(change)) return answer('Not wanted by the filters');
	// Nothing is written to static data here: an old copy of it could overwrite a new registration.
	const isTest = context.getMode() === 'manual';
	if (!isTest && !isFirst(context, keyOf(change))) return answer('Delivered before');
	return { workflowData: [[{ json: change as unknown as IDataObject }]] };
}

/**
 * Whether this process sees a key for the first time. It answers at once, so that of two deliveries
 * that arrive at the same time one is the first.
 */
function isFirst(context: IWebhookFunctions, key: string): boolean {
	const times = seen.of(context);
	const seenAt = times.get(key);
	const now = Date.now();
	if (seenAt !== undefined && now - seenAt < LIFETIME_MS) return false;
	times.delete(key);
	times.set(key, now);
	const response = context.getResponseObject();
	// When n8n fails to start the execution, the delivery that follows must count.
	response.once('finish', () => {
		if (response.statusCode >= 400) times.delete(key);
	});
	return true;
}

/** The body as it came; undefined where n8n cannot take it in, as it is too long or broken off. */
async function bodyOf(context: IWebhookFunctions): Promise<string | undefined> {
	const request = context.getRequestObject();
	try {
		// N8n leaves it unread: see the field `options`.
		if (!request.rawBody) await request.readRawBody();
		return request.rawBody.toString();
	} catch {
		return undefined;
	}
}

const answer = (message: string): IWebhookResponseData => ({ webhookResponse: { message } });

/** Of what the webhook has handed over, what no earlier execution had: the second half of a delivery. */
export async function withoutRecorded(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await unrecorded(context, (json) => keyOf(json as unknown as Change));
}

/** What all repeats of one notification have in common, and no other notification has. */
const keyOf = ({ notificationId, id, startDate, event }: Change) =>
	[notificationId, id, startDate, event].join(' ');

function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	if (status === 400)
		context.logger.warn(`ThousandEyes Trigger: a delivery was refused. ${message}`);
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
