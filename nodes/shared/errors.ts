import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type JsonObject,
} from 'n8n-workflow';
import { InputProblem, type Api } from './operation';

/** A failed call, before it is known which item it belongs to; texts are free of secrets. */
export class CallError extends Error {
	constructor(
		message: string,
		readonly description: string,
		/** HTTP status, 0 where there was none. */
		readonly status = 0,
	) {
		super(message);
	}
}

const LONGEST_TEXT = 500;

const ADVICE: Record<number, string> = {
	400: 'Check the values that were sent.',
	401: 'Check the credential: the secret may be wrong, expired or revoked, or the account locked.',
	403: 'The user of this credential lacks the permission, or does not belong to the account.',
	404: 'Check the ID, and that the user of this credential can see it.',
	429: 'The service lets through no more requests for now. Run the workflow less often, or allow a longer wait in the options.',
};

const CONNECTION: Record<string, string> = {
	ECONNREFUSED: 'nothing accepts connections at its address',
	ECONNRESET: 'the connection was closed in mid-answer',
	ECONNABORTED: 'it did not answer in time',
	ETIMEDOUT: 'it did not answer in time',
	ENOTFOUND: 'its address does not exist',
	EAI_AGAIN: 'its address could not be looked up',
	ERR_BAD_RESPONSE: 'the connection was closed in mid-answer',
	ERR_STREAM_PREMATURE_CLOSE: 'the connection was closed in mid-answer',
	CERT_HAS_EXPIRED: 'its certificate has expired',
	CERT_NOT_YET_VALID: 'its certificate is not valid yet, or the clock of n8n is wrong',
	ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate belongs to another address',
};

/** Codes of certificates that nobody vouches for whom n8n knows. */
const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE/;

/** Faults that come from a setting and will be the same the next time. */
const LASTING = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO|ERR_INVALID|ERR_BAD_OPTION/;

/** Whether a connection that failed with this code fails again when it is tried again. */
export const isLasting = (code: string): boolean => LASTING.test(code);

/** What tokens look like, for texts that echo one which is not ours to know. */
const TOKEN_LIKE = [
	/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi,
	/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g,
	/("?(?:password|secret_?key|client_secret|access_token|token)"?\s*[:=]\s*"?)[^"&\s,}]{4,}/gi,
];

/** Takes everything that looks like a secret out of a text, and cuts it to a readable length. */
export function clean(text: string, redact: (text: string) => string = (same) => same): string {
	const [scheme, jwt, named] = TOKEN_LIKE;
	const safe = redact(text)
		.replace(scheme, '$1 [redacted]')
		.replace(jwt, '[redacted]')
		.replace(named, '$1[redacted]')
		.replace(/\s+/g, ' ')
		.trim();
	return safe.length > LONGEST_TEXT ? `${safe.slice(0, LONGEST_TEXT)}…` : safe;
}

/** The error for an answer that is not a success, in the service's own words. */
export function answerError(
	api: Api,
	what: string,
	status: number,
	body: unknown,
	redact?: (text: string) => string,
): CallError {
	const isObject = typeof body === 'object' && body !== null;
	const said = isObject ? api.explain(body as IDataObject) : {};
	const words = said.message ? `: ${clean(said.message, redact)}` : '';
	const details = (said.details ?? []).map((detail) => clean(detail, redact));
	const elsewhere =
		status >= 300 && status < 400
			? 'It redirects elsewhere. Check the base URL: it must lead to the service itself.'
			: '';
	const server = status >= 500 ? `${api.service} has a problem of its own. Try again later.` : '';
	const advice = api.advice[status] ?? ADVICE[status] ?? (server || elsewhere);
	return new CallError(
		`${what}: ${api.service} answered ${status}${words}`,
		[...details, advice].filter((text) => text !== '').join(' '),
		status,
	);
}

/** Why a connection failed, in words: n8n puts a text of its own in place of one that holds a code. */
export function connectionReason(code: string): string {
	if (UNTRUSTED.test(code)) {
		return 'its certificate is not trusted: set NODE_EXTRA_CA_CERTS of n8n to a file with the certificate of its authority';
	}
	return CONNECTION[code] ?? `the connection failed${code ? ` (${code})` : ''}`;
}

/** The error for a request that got no answer; only the fault's code is taken from its cause. */
export function connectionError(api: Api, what: string, code: string): CallError {
	return new CallError(
		`${what}: ${api.service} could not be reached, ${connectionReason(code)}`,
		'Check the base URL of the credential and the network between n8n and the service.',
	);
}

/** The error that n8n shows and stores for one item; built fresh, so that nothing rides along. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): Error {
	if (error instanceof InputProblem) {
		return new NodeOperationError(node, error.message, {
			itemIndex,
			description:
				error.advice ?? `Correct '${error.field}' and run the node again. Nothing was sent.`,
		});
	}
	if (error instanceof CallError) {
		return new NodeApiError(node, {} as JsonObject, {
			message: error.message,
			description: error.description,
			httpCode: error.status > 0 ? String(error.status) : undefined,
			itemIndex,
		});
	}
	if (error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	return new NodeOperationError(
		node,
		clean(error instanceof Error ? error.message : String(error)),
		{
			itemIndex,
		},
	);
}
