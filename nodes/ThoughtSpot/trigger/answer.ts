import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { waitUntil } from '../../shared/time/clock';

/** ThoughtSpot waits 5 seconds for an answer; some of that goes by before and after (ms). */
const LONGEST_MS = 4_000;

/** What is used of the response of Express. */
interface Response {
	headersSent: boolean;
	status(code: number): Response;
	json(body: unknown): Response;
}

/** What a promise gives, or undefined when it is time to answer a delivery that came in at `from`. */
export async function inTime<T>(promise: Promise<T>, from: number): Promise<T | undefined> {
	const over = new AbortController();
	try {
		const late = waitUntil(from + LONGEST_MS, over.signal).then(() => undefined);
		return await Promise.race([promise, late]);
	} finally {
		over.abort();
	}
}

/**
 * Whether a delivery came on record: n8n answers when it has recorded the execution, or could not.
 * Where that takes too long the delivery is answered with `body` before.
 */
export async function onRecord(
	context: IWebhookFunctions,
	body: IDataObject,
	from: number,
): Promise<boolean> {
	const response: Response = context.getResponseObject();
	const { status } = response;
	const answered = new Promise<boolean>((resolve) => {
		// The first thing that n8n does to answer; whether somebody still listens does not matter.
		response.status = (code) => {
			resolve(code < 400);
			return status.call(response, code);
		};
	});
	if ((await inTime(answered, from)) === undefined && !response.headersSent) {
		context.logger.warn(
			'ThoughtSpot Trigger: n8n is too busy to put a delivery on record in time. It was answered all the same, so that it is lost if n8n ends before that.',
		);
		status.call(response, 200);
		response.json(body);
		// n8n's own answer comes later, and would fail where one was sent already.
		const nothing = () => response;
		const ways = { setHeader: nothing, setHeaders: nothing, json: nothing, send: nothing };
		Object.assign(response, ways);
	}
	return await answered;
}
