import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { equalInConstantTime } from '../../shared/signature';
import type { Change } from './change';
import { fromDelivery, readBody } from './delivered';
import { forgetKey, isFirst } from './duplicates';
import { filterOf } from './filters';
import { registrationsOf } from './plan';
import { SECRET_HEADER } from './template';
import { inTurn } from './turns';

const MOST_RECORDED = 1_000;
const MOST_BROUGHT_ALONG = 200;
const MOST_NODES = 500;

/** What this process has recorded last, by node. */
const recorded = new Map<string, string[]>();

/** Takes a delivery: refuses strangers, drops what is not wanted or was delivered before. */
export function receive(context: IWebhookFunctions): IWebhookResponseData {
	const isTest = context.getMode() === 'manual';
	const registration = registrationsOf(context)[isTest ? 'test' : 'production'];
	const given = context.getHeaderData()[SECRET_HEADER.toLowerCase()];
	if (!equalInConstantTime(given, registration?.secret ?? '')) {
		return refuse(context, 401, 'The secret of this webhook is missing or wrong');
	}
	// What n8n did not parse, for want of a content type that it knows, is in the raw body alone.
	const rawBody = context.getRequestObject().rawBody as Buffer | undefined;
	const raw = readBody(context.getBodyData()) ?? readBody(rawBody?.toString());
	if (!raw) {
		context.logger.warn('ThousandEyes delivered something that cannot be read as an alert');
		return refuse(context, 400, 'The body is not what the payload template makes');
	}
	const change = fromDelivery(raw);
	const wanted = filterOf((name, fallback) => context.getNodeParameter(name, fallback));
	if (!wanted(change)) return { webhookResponse: { message: 'Not wanted by the filters' } };
	const node = nodeKey(context);
	// Nothing is written to static data here: an old copy of it could overwrite a new registration.
	if (!isTest && change.id !== '') {
		const key = keyOf(change);
		if (!isFirst(node, key)) return { webhookResponse: { message: 'Delivered before' } };
		const response = context.getResponseObject();
		// When n8n fails to start the execution, the delivery that follows must count.
		response.once('finish', () => {
			if (response.statusCode >= 400) forgetKey(node, key);
		});
	}
	return { workflowData: [[{ json: change as unknown as IDataObject }]] };
}

/**
 * Drops what an earlier execution had already, also one of another process or before a restart:
 * n8n keeps the record in its database.
 */
export async function withoutRecorded(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const keys = items.map(({ json }) => keyOf(json as unknown as Change));
	const node = nodeKey(context);
	// One after the other: n8n reads the record, adds to it and writes it back.
	return await inTurn(node, async () => {
		const before = recorded.get(node) ?? [];
		try {
			const options = { mode: 'entries' as const, maxEntries: MOST_RECORDED };
			const { checkProcessedAndRecord } = context.helpers;
			// Another process may have written over what this one has recorded: it is brought along.
			const all = [...new Set([...before, ...keys])];
			const { new: fresh } = await checkProcessedAndRecord(all, 'node', options);
			const isNew = (key: string) => fresh.includes(key) && !before.includes(key);
			return items.filter((item, index) => item.json.id === '' || isNew(keys[index]));
		} catch (error) {
			// Rather twice than never: two executions can meet at the very first record.
			const reason = error instanceof Error ? error.message : String(error);
			context.logger.warn(`Deliveries could not be compared with earlier ones: ${reason}`);
			return items;
		} finally {
			if (recorded.size >= MOST_NODES) recorded.delete(recorded.keys().next().value as string);
			recorded.set(node, [...before, ...keys].slice(-MOST_BROUGHT_ALONG));
		}
	});
}

const keyOf = ({ id, event }: Pick<Change, 'id' | 'event'>) => `${id} ${event}`;

const nodeKey = (context: IWebhookFunctions | IExecuteFunctions) =>
	`${context.getWorkflow().id ?? ''} ${context.getNode().id}`;

function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
