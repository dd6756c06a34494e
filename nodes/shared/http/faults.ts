import type { Api } from '../operation/vocabulary';
import { TooLong } from '../reading/body';
import { clean } from '../reading/clean';
import { isLasting } from '../reading/connection';
import { SecretBusy } from '../signing/admission';
import { refusalIn, type Taken, RenewSession, SigningError } from '../signing/signing';
import { inSeconds } from '../time/deadline';
import type { Call, Outcome } from './call';
import { CallError, connectionError } from './errors';

/** Statuses that say nothing about the secret: they may be given before it is looked at. */
const UNTOLD = new Set([403, 407, 408, 429]);

/** How an answer speaks of the secret that was sent. */
export function howTaken({ status, error }: Outcome): Taken {
	if (status === 401) return 'rejected';
	const told = error ? status >= 400 && status < 500 && !UNTOLD.has(status) : status > 0;
	return told ? 'accepted' : 'unknown';
}

/**
 * n8n wraps what a credential class or the network threw; the original is its cause. n8n 1 keeps none: there a refusal
 * is told by its texts, or by the signature of the request (`refused`), and a connection's fault by its code.
 */
export function causeOf(error: unknown, refused?: unknown): unknown {
	const wrapper = Object(error) as { cause?: unknown; httpCode?: unknown; message?: unknown };
	if (wrapper.cause) return wrapper.cause;
	const { httpCode, message } = wrapper;
	const isCode = /^[A-Z][A-Z_]+$/.test(String(httpCode));
	return refusalIn(wrapper) ?? refused ?? (isCode ? { code: httpCode, message } : error);
}

/** What came of a request that got no answer, by what n8n threw. */
export function faultOf(
	api: Api,
	call: Call,
	error: unknown,
	redact: (text: string) => string,
	refused?: unknown,
): Partial<Outcome> {
	const cause = causeOf(error, refused);
	if (cause instanceof RenewSession) {
		const rejected = new CallError(
			`${call.what}: ${api.service} gave no usable session`,
			'Test the credential: its session expires at once or is rejected.',
			401,
		);
		return { renew: true, error: rejected };
	}
	// From whoever took the answer as it came in.
	if (cause instanceof CallError) return { error: cause, final: true };
	if (cause instanceof SecretBusy) return { afterwards: cause.probe };
	if (cause instanceof TooLong) return { error: tooLong(api, call, cause), final: true };
	if (cause instanceof SigningError) {
		const status = cause.answered ?? 0;
		return {
			status,
			headers: cause.retryAfter ? { 'retry-after': cause.retryAfter } : {},
			error: new CallError(cause.message, cause.description, status),
			final: cause.answered === undefined,
			logInRefused: status > 0 && status < 500 && status !== 408 && status !== 429,
		};
	}
	const { code, name } = Object(cause) as { code?: unknown; name?: string };
	if (typeof code === 'string') {
		return { error: connectionError(api, call.what, code), final: isLasting(code) };
	}
	// Not a connection's fault: n8n has no such credential, or it cannot be read.
	const message = clean((cause as Error)?.message || name || 'unknown fault', redact);
	return {
		error: new CallError(`${call.what}: ${message}`, 'Check the credential of this node.'),
		final: true,
	};
}

function tooLong(api: Api, call: Call, { problem }: TooLong): CallError {
	return new CallError(
		`${call.what}: ${api.service} ${problem}`,
		'Ask for less at once: set a lower limit, a shorter time range or narrower filters.',
	);
}

/** The error for a call whose time was over before it was answered to the end. */
export function tooSlow(api: Api, call: Call, timeoutMs: number): CallError {
	return new CallError(
		`${call.what}: ${api.service} did not answer within ${inSeconds(timeoutMs)}`,
		"Try again later, or allow more time with 'Request Timeout' in the options.",
	);
}
