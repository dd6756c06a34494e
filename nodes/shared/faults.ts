import { CallError, clean, connectionError } from './errors';
import type { Call, Outcome } from './exchange';
import type { Api } from './operation';
import type { Taken } from './rejections';
import { RenewSession, SigningError } from './signing';

/** Statuses that say nothing about the secret: they may be given before it is looked at. */
const UNTOLD = new Set([403, 407, 408, 429]);

/** Faults that come from a setting and will be the same the next time. */
const LASTING = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO|ERR_INVALID|ERR_BAD_OPTION/;

/** How an answer speaks of the secret that was sent. */
export function howTaken({ status, error }: Outcome): Taken {
	if (status === 401) return 'rejected';
	const told = error ? status >= 400 && status < 500 && !UNTOLD.has(status) : status > 0;
	return told ? 'accepted' : 'unknown';
}

/** n8n wraps what a credential class or the network threw; the original is its cause. */
export function causeOf(error: unknown): unknown {
	return (error as { cause?: unknown }).cause ?? error;
}

/** What came of a request that got no answer, by what n8n threw. */
export function faultOf(
	api: Api,
	call: Call,
	error: unknown,
	redact: (text: string) => string,
): Partial<Outcome> {
	const cause = causeOf(error);
	if (cause instanceof RenewSession) {
		const rejected = new CallError(
			`${call.what}: ${api.service} gave no usable session`,
			'Test the credential: its session expires at once or is rejected.',
			401,
		);
		return { renew: true, error: rejected };
	}
	if (cause instanceof SigningError) {
		const status = cause.answered ?? 0;
		return {
			status,
			headers: cause.retryAfter ? { 'retry-after': cause.retryAfter } : {},
			error: new CallError(cause.message, cause.description, status),
			final: cause.answered === undefined,
			logInRefused: status >= 400 && status < 500 && status !== 408 && status !== 429,
		};
	}
	const { code, name } = Object(cause) as { code?: unknown; name?: string };
	if (typeof code === 'string') {
		return { error: connectionError(api, call.what, code), final: LASTING.test(code) };
	}
	// Not a connection's fault: n8n has no such credential, or it cannot be read.
	const message = clean((cause as Error)?.message || name || 'unknown fault', redact);
	return {
		error: new CallError(`${call.what}: ${message}`, 'Check the credential of this node.'),
		final: true,
	};
}
