import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { clean } from '../reading/clean';
import { connectionReason, isLasting } from '../reading/connection';
import { titleOf } from '../reading/page';
import { reasonsIn } from '../reading/reasons';
import { inSeconds } from '../time/deadline';
import { redirectTarget } from './baseUrl';
import type { LogIn } from './logInScheme';
import { SigningError } from './signing';

type Redact = (text: string) => string;

/** The error for a log-in to `url` that was answered, but with no session. */
export function refusal(
	{ statusCode: status, headers, body }: IN8nHttpFullResponse,
	logIn: LogIn,
	url: string,
	redact: Redact,
): SigningError {
	const answered = { answered: status, retryAfter: String(headers?.['retry-after'] ?? '') };
	if (status < 300 && typeof body === 'string') {
		const title = clean(titleOf(body) ?? '', redact);
		return new SigningError(
			`${logIn.service} did not open a session (${status}): it answered with ${title ? `the page '${title}'` : 'something else than JSON'}. It may be down for maintenance: try again later, or check that the base URL leads to the service itself.`,
			'The answer holds no token.',
			answered,
		);
	}
	const target = redirectTarget(headers?.location, url, redact);
	if (status >= 300 && status < 400 && target) {
		return new SigningError(
			`${logIn.service} redirects to ${target}: check the base URL`,
			'It must lead to the service itself. The secret was sent to the base URL alone.',
			answered,
		);
	}
	const { message, details } = reasonsIn(logIn.errorBodies, body);
	const said = message ? `: ${clean(message, redact)}` : '';
	const marks = details.map((detail) => clean(detail, redact));
	if (status === 401 || status === 400 || status === 403) {
		// A credential test shows the message alone, so the causes stand in it.
		return new SigningError(
			`${logIn.service} rejected the log-in (${status})${said}. Likely causes: ${logIn.causes}.`,
			[...marks, logIn.advice].join(' '),
			answered,
		);
	}
	const elsewhere = status < 400 || status === 404;
	const advice = elsewhere
		? 'The answer holds no token.'
		: 'Try again later; if it stays like this, check the base URL.';
	return new SigningError(
		`${logIn.service} did not open a session (${status})${said}${elsewhere ? '. Check that the base URL leads to the service itself.' : ''}`,
		[...marks, advice].join(' '),
		answered,
	);
}

/** The error for a log-in whose time was over before it was answered to the end. */
export function tooSlow(logIn: LogIn, timeoutMs: number): SigningError {
	return new SigningError(
		`${logIn.service} did not answer the log-in within ${inSeconds(timeoutMs)}`,
		"Try again later, or allow more time with 'Request Timeout' in the options.",
		{ answered: 0 },
	);
}

/** Connection faults carry the whole request with its secrets: only their code goes on. */
export function toSigningError(error: unknown, logIn: LogIn, redact: Redact): SigningError {
	if (error instanceof SigningError) return error;
	const { code, message } = Object(error) as { code?: unknown; message?: string };
	if (typeof code !== 'string') {
		// Not a connection's fault: n8n does not let the credential go there, for example.
		const problem = clean(message ?? 'unknown fault', redact);
		return new SigningError(`${logIn.service}, log-in: ${problem}`, 'Check the credential.');
	}
	return new SigningError(
		`${logIn.service} could not be reached to log in: ${connectionReason(code)}`,
		'Check the base URL of the credential and the network between n8n and the service.',
		// What a setting causes will be the same the next time.
		isLasting(code) ? undefined : { answered: 0 },
	);
}
