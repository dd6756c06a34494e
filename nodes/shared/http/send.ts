import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { Api, Authentication } from '../operation/vocabulary';
import { readAnswer } from '../reading/body';
import { clean } from '../reading/clean';
import { redirectTarget } from '../signing/baseUrl';
import { isProven } from '../signing/rejections';
import { type Taken, expectSignature, type Signature } from '../signing/signing';
import { cancelled, orCancelled } from '../time/clock';
import { Deadline } from '../time/deadline';
import { unreadable } from './answers';
import { askingTheClass } from './asked';
import type { Call, Context, Outcome } from './call';
import { answerError, CallError } from './errors';
import { faultOf, howTaken, tooSlow } from './faults';
import { formOf } from './form';

/**
 * Sends a call once through n8n, which has the credential class sign it; `timeout` (ms) is for all of
 * it, from the log-in to the last byte. Never throws but `Cancelled`.
 */
export async function exchange(
	context: Context,
	api: Api,
	authentication: Authentication,
	call: Call,
	timeout: number,
	signal?: AbortSignal,
): Promise<Outcome> {
	const deadline = new Deadline(timeout, signal);
	const options: IHttpRequestOptions = {
		method: call.method,
		url: call.url,
		headers: { Accept: call.accept ?? api.accept, ...call.headers },
		qs: call.qs,
		// Lists that are texts with commas are such already.
		arrayFormat: 'repeat',
		body: call.body as IDataObject,
		timeout: deadline.silenceMs,
		// Read here, so that neither the time it takes nor its size is the service's to choose.
		encoding: 'stream',
		// Every status comes back with its headers, and n8n does not repeat a 401 on its own.
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
	if (call.form) {
		const { bytes, type } = await formOf(call.body as IDataObject);
		options.body = bytes;
		options.headers = { ...options.headers, 'Content-Type': type };
	} else if (call.body && Object.keys(call.body).length === 0) {
		// n8n drops an empty object or list, but a call that takes input has to send one.
		options.body = JSON.stringify(call.body);
		options.headers = { ...options.headers, 'Content-Type': 'application/json' };
	}
	const signature = expectSignature(options, {
		deadline,
		session: call.session,
		opens: call.opens,
	});
	const redact = (text: string) =>
		clean(text, (raw) => withAll(raw, signature.redact, call.redact));
	const outcome: Outcome = { status: 0, headers: {}, url: call.url, signature };
	let taken: Taken | undefined;
	try {
		const sender = askingTheClass(context, api.service, authentication, options);
		const { credential } = authentication;
		const sent = context.helpers.httpRequestWithAuthentication.call(sender, credential, options);
		const { take } = call;
		const reading = readAnswer(sent as Promise<IN8nHttpFullResponse>, deadline.signal, { take });
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
				? answer.taken
					? undefined
					: unreadable(api, call, answer, redact)
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
		if (signature.keep) {
			if (!outcome.error) signature.keep(outcome.body);
			outcome.body = undefined;
		}
		return outcome;
	} catch (error) {
		deadline.drop();
		if (signal?.aborted) {
			signature.needs?.done();
			throw cancelled();
		}
		if (signature.needs) return Object.assign(outcome, { needs: signature.needs });
		const fault = deadline.passed
			? { error: tooSlow(api, call, timeout) }
			: faultOf(api, call, error, redact, signature.refused);
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
