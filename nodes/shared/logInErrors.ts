import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { inSeconds } from './deadline';
import { clean, connectionReason, isLasting } from './errors';
import type { LogIn } from './logIn';
import { titleOf } from './page';
import { SigningError } from './signing';

const LONGEST_WORDS = 300;
const MOST_LOOKS = 1000;

/** The error for a log-in that was answered, but with no session. */
export function refusal(
	{ statusCode: status, headers, body }: IN8nHttpFullResponse,
	logIn: LogIn,
	redact: (text: string) => string,
): SigningError {
	const answered = { answered: status, retryAfter: String(headers?.['retry-after'] ?? '') };
	if (status < 300 && typeof body === 'string') {
		const title = clean(redact(titleOf(body) ?? '').slice(0, LONGEST_WORDS));
		return new SigningError(
			`${logIn.service} did not open a session (${status}): it answered with ${title ? `the page '${title}'` : 'something else than JSON'}. It may be down for maintenance: try again later, or check that the base URL leads to the service itself.`,
			'The answer holds no token.',
			answered,
		);
	}
	const words = clean(redact(serviceWords(body)).slice(0, LONGEST_WORDS));
	const said = words ? `: ${words}` : '';
	if (status === 401 || status === 400 || status === 403) {
		// A credential test shows the message alone, so the causes stand in it.
		return new SigningError(
			`${logIn.service} rejected the log-in (${status})${said}. Likely causes: ${logIn.causes}.`,
			logIn.advice,
			answered,
		);
	}
	const elsewhere = status < 400 || status === 404;
	return new SigningError(
		`${logIn.service} did not open a session (${status})${said}${elsewhere ? '. Check that the base URL leads to the service itself.' : ''}`,
		elsewhere
			? 'The answer holds no token.'
			: 'Try again later; if it stays like this, check the base URL.',
		answered,
	);
}

/** The readable texts of an error body, whatever its shape, without looking through all of a huge one. */
function serviceWords(body: unknown): string {
	const texts: string[] = [];
	const rest: Array<[string, unknown]> = [['', body]];
	for (let looks = 0; rest.length > 0 && looks < MOST_LOOKS; looks++) {
		const [key, value] = rest.pop() as [string, unknown];
		if (
			typeof value === 'string' &&
			/^(debug|detail|error_description|title|error|message)$/.test(key)
		) {
			texts.push(value);
		} else if (value && typeof value === 'object') {
			rest.push(...Object.entries(value).slice(0, MOST_LOOKS).reverse());
		}
	}
	return texts.join(': ');
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
export function toSigningError(
	error: unknown,
	logIn: LogIn,
	redact: (text: string) => string,
): SigningError {
	if (error instanceof SigningError) return error;
	const { code, message } = Object(error) as { code?: unknown; message?: string };
	if (typeof code !== 'string') {
		// Not a connection's fault: n8n does not let the credential go there, for example.
		const problem = clean(redact(message ?? 'unknown fault').slice(0, LONGEST_WORDS));
		return new SigningError(`${logIn.service}, log-in: ${problem}`, 'Check the credential.');
	}
	return new SigningError(
		`${logIn.service} could not be reached to log in: ${connectionReason(code)}`,
		'Check the base URL of the credential and the network between n8n and the service.',
		// What a setting causes will be the same the next time.
		isLasting(code) ? undefined : { answered: 0 },
	);
}
