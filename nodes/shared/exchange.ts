import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { readAnswer } from './answer';
import { unreadable } from './answers';
import { redirectTarget } from './baseUrl';
import { cancelled, orCancelled } from './clock';
import { Deadline } from './deadline';
import { answerError, CallError, clean } from './errors';
import { faultOf, howTaken, tooSlow } from './faults';
import type { Api, Effect } from './operation';
import { isProven, type Taken } from './rejections';
import { expectSignature, type Signature } from './signing';

/** Where requests can be made: running nodes, lists in the editor, and triggers. */
export type Context =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** One call, addressed below the credential's base URL. */
export interface Call {
	/** What it is for, for errors: "Get many alerts". */
	what: string;
	/** Calls of the same operation draw on the same budgets. */
	operation: string;
	effect: Effect;
	method: IHttpRequestMethods;
	url: string;
	qs?: IDataObject;
	body?: IDataObject;
	/** It asks for something by its ID, so that a 404 may speak of that. */
	byId?: boolean;
	/** Takes values of this call that no error may repeat out of a text. */
	redact?: (text: string) => string;
}

/** What came of sending a call once. */
export interface Outcome {
	/** HTTP status, of the log-in if that failed; 0 where there was no answer. */
	status: number;
	headers: Record<string, unknown>;
	body?: unknown;
	/** Where the request really went. */
	url: string;
	signature: Signature;
	/** Set unless the answer is a success that can be read. */
	error?: CallError;
	/** Nothing was sent because the session must be renewed first. */
	renew?: boolean;
	/** Nothing was sent, because another request must be answered first. */
	afterwards?: Promise<void>;
	/** Sending it again would change nothing. */
	final?: boolean;
	/** The service took this secret before this call. */
	proven?: boolean;
	/** The service answered the log-in, and will answer the next one just so. */
	logInRefused?: boolean;
	/** When to send again (epoch ms), where a 429 said it. */
	againAt?: number;
}

/**
 * Sends a call once through n8n, which has the credential class sign it; `timeout` (ms) is for all of
 * it, from the log-in to the last byte. Never throws but `Cancelled`.
 */
export async function exchange(
	context: Context,
	api: Api,
	credential: string,
	call: Call,
	timeout: number,
	signal?: AbortSignal,
): Promise<Outcome> {
	const deadline = new Deadline(timeout, signal);
	const options: IHttpRequestOptions = {
		method: call.method,
		url: call.url,
		headers: { Accept: api.accept },
		qs: call.qs,
		body: call.body,
		timeout: deadline.silenceMs,
		// Read here, so that neither the time it takes nor its size is the service's to choose.
		encoding: 'stream',
		// Every status comes back with its headers, and n8n does not repeat a 401 on its own.
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
	if (call.body && Object.keys(call.body).length === 0) {
		// n8n drops an empty object, but a call that takes input has to send one.
		options.body = '{}';
		options.headers = { ...options.headers, 'Content-Type': 'application/json' };
	}
	const signature = expectSignature(options, { deadline });
	const redact = (text: string) =>
		clean(text, (raw) => withAll(raw, signature.redact, call.redact));
	const outcome: Outcome = { status: 0, headers: {}, url: call.url, signature };
	let taken: Taken | undefined;
	try {
		const sent = context.helpers.httpRequestWithAuthentication.call(context, credential, options);
		const reading = readAnswer(sent as Promise<IN8nHttpFullResponse>, deadline.signal);
		const answer = await orCancelled(reading, deadline.signal);
		Object.assign(outcome, {
			status: answer.statusCode,
			headers: answer.headers,
			body: answer.body,
		});
		outcome.url = options.url;
		outcome.proven = signature.fingerprint !== undefined && isProven(signature.fingerprint);
		outcome.error =
			answer.statusCode < 300
				? unreadable(api, call, answer, redact)
				: answerError(
						api,
						call,
						answer.statusCode,
						answer.body,
						redact,
						redirectTarget(answer.headers.location, options.url, redact),
					);
		taken = howTaken(outcome);
		outcome.error ??= objected(call, answer, signature, redact);
		return outcome;
	} catch (error) {
		deadline.drop();
		if (signal?.aborted) throw cancelled();
		const fault = deadline.passed
			? { error: tooSlow(api, call, timeout) }
			: faultOf(api, call, error, redact);
		return Object.assign(outcome, fault);
	} finally {
		deadline.release();
		signature.abandoned = true;
		signature.settle?.(taken ?? howTaken(outcome));
	}
}

/** The error for a success that the credential class does not take for one. */
function objected(
	call: Call,
	{ body, statusCode }: IN8nHttpFullResponse,
	{ objection }: Signature,
	redact: (text: string) => string,
): CallError | undefined {
	const problem = objection?.(body);
	if (problem === undefined) return undefined;
	return new CallError(
		`${call.what}: ${redact(problem)}`,
		'What came is not handed out. Correct what was asked for, or what its user may do there.',
		statusCode,
	);
}

function withAll(
	text: string,
	...redactors: Array<((text: string) => string) | undefined>
): string {
	return redactors.reduce((rest, redact) => (redact ? redact(rest) : rest), text);
}
