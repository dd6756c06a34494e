import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import type { Api } from '../operation/vocabulary';
import { clean } from '../reading/clean';
import { isObject } from '../reading/objects';
import { headline, isErrorBody } from '../reading/reasons';
import type { Call } from './call';
import { answerError, CallError } from './errors';

/**
 * What is wrong with the body of a success: an error in its place, or text where JSON was promised.
 * A broken answer may be sent again, a page of something else not.
 */
export function unreadable(
	api: Api,
	call: Call,
	answer: IN8nHttpFullResponse,
	redact: (text: string) => string,
): CallError | undefined {
	const { body, statusCode: status } = answer;
	if (isErrorBody(api.errorBodies, body)) return answerError(api, call, status, body, redact);
	if (typeof body !== 'string') return undefined;
	if (body === '') return call.method === 'GET' ? emptyAnswer(api, call, status) : undefined;
	const type = String(answer.headers['content-type'] ?? 'an unknown type').split(';')[0];
	if (/json/i.test(type)) {
		return new CallError(
			`${call.what}: ${api.service} sent JSON that cannot be read, it may be cut off`,
			'Try again.',
		);
	}
	const words = headline(body);
	return new CallError(
		`${call.what}: ${api.service} answered ${status} with ${clean(type, redact)} instead of JSON${words ? `: ${clean(words, redact)}` : ''}`,
		`Check that the base URL leads to the service itself, not to a log-in page or a proxy. If it does, ${api.service} may be down for maintenance: try again later.`,
		status,
	);
}

/** The error for an answer that should tell something and holds nothing. */
export function emptyAnswer(api: Api, call: Call, status: number): CallError {
	return new CallError(
		`${call.what}: ${api.service} answered ${status} with nothing in it`,
		`Try again; if it stays like this, check ${call.byId ? 'the ID, and ' : ''}that the base URL leads to the service itself.`,
		status,
	);
}

/** The rows of a list without the nulls in it; anything else that is no object is a `CallError`. */
export function objectsOf(rows: unknown[], call: Call): IDataObject[] {
	// Nearly always all of them are, and a hundred thousand rows are not worth copying.
	if (rows.every(isObject)) return rows;
	const present = rows.filter((row) => row !== null && row !== undefined);
	if (present.every(isObject)) return present;
	throw new CallError(
		`${call.what}: the list holds something that is no object`,
		'Check that the base URL leads to the service itself; if it does, report it to the service.',
	);
}

/** The objects that an answer consists of: none where it is empty or something else. */
export function contentOf(body: unknown): IDataObject[] {
	const rows: unknown[] = Array.isArray(body) ? body : [body];
	return rows.filter(isObject);
}
