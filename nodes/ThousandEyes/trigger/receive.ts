import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { unrecorded } from '../../shared/webhook/recorded';
import type { Change } from './change';
import { readDelivery } from './delivered';
import { forgetKey, isFirst } from './duplicates';
import { filterOf } from './filters';
import { registrationsOf } from './plan';
import { isGenuine } from './proof';

/** Takes a delivery: refuses strangers, drops what is not wanted or was delivered before. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (!(await isGenuine(context))) {
		return refuse(context, 401, 'The secret of this webhook is missing or wrong');
	}
	const body = await bodyOf(context);
	if (body === undefined) return refuse(context, 400, 'The body cannot be read');
	const isTest = context.getMode() === 'manual';
	const { apiHost } = registrationsOf(context)[isTest ? 'test' : 'production'] ?? {};
	const change = readDelivery(body, apiHost);
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
	if (!isTest && !isNew(context, keyOf(change))) return answer('Delivered before');
	return { workflowData: [[{ json: change as unknown as IDataObject }]] };
}

/** Takes a key for this process; false if it was taken before. */
function isNew(context: IWebhookFunctions, key: string): boolean {
	const node = nodeKey(context);
	if (!isFirst(node, key)) return false;
	const response = context.getResponseObject();
	// When n8n fails to start the execution, the delivery that follows must count.
	response.once('finish', () => {
		if (response.statusCode >= 400) forgetKey(node, key);
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

/**
 * Drops what an earlier execution had already, also one of another process or before a restart:
 * n8n keeps the record in its database.
 */
export async function withoutRecorded(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const keys = items.map(({ json }) => keyOf(json as unknown as Change));
	const fresh = await unrecorded(context, keys);
	return items.filter((_, index) => fresh.has(keys[index]));
}

/** What all repeats of one notification have in common, and no other notification has. */
const keyOf = ({ notificationId, id, startDate, event }: Change) =>
	[notificationId, id, startDate, event].join(' ');

const nodeKey = (context: IWebhookFunctions | IExecuteFunctions) =>
	`${context.getWorkflow().id ?? ''} ${context.getNode().id}`;

function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	if (status === 400)
		context.logger.warn(`ThousandEyes Trigger: a delivery was refused. ${message}`);
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
