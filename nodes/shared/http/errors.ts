import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import { InputProblem, type Api } from '../operation/vocabulary';
import { clean } from '../reading/clean';
import { connectionReason } from '../reading/connection';
import { reasonsIn } from '../reading/reasons';

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

const ADVICE: Record<number, string> = {
	400: 'Check the values that were sent.',
	401: 'Check the credential: the secret may be wrong, expired or revoked, or the account locked.',
	403: 'The user of this credential lacks the permission, or does not belong to the account.',
	404: 'Check the ID, and that the user of this credential can see it.',
	407: 'The proxy between n8n and the service wants to be signed in to: check its settings.',
	408: 'Try again later.',
	409: 'It exists already, or somebody else changes it at the same time.',
	429: 'The service lets through no more requests for now. Run the workflow less often, or allow a longer wait in the options.',
};

/** What there is to say about a call that failed. */
export interface Named {
	what: string;
	/** Something was asked for by its ID. */
	byId?: boolean;
	/** What to do where it is refused, or about a status, in place of the usual advice. */
	advice?: string | Partial<Record<number, string>>;
}

/** The error for an answer that is not a success, in the service's own words. */
export function answerError(
	api: Api,
	call: Named,
	status: number,
	body: unknown,
	redact?: (text: string) => string,
	/** Where the answer redirects to, if it does. */
	target = 'another address',
): CallError {
	const { message, details } = reasonsIn(api.errorBodies, body);
	const words = message ? `: ${clean(message, redact)}` : '';
	return new CallError(
		`${call.what}: ${api.service} answered ${status}${words}`,
		[...details.map((detail) => clean(detail, redact)), adviceOn(api, call, status, target)].join(
			' ',
		),
		status,
	);
}

/** Refusals that say nothing of whoever was refused. */
export const PASSING = new Set([407, 408, 429]);

/** Statuses of a call that the service does not have. */
const ABSENT = new Set([405, 410, 501]);

function adviceOn(api: Api, { byId, advice }: Named, status: number, target: string): string {
	if (status < 300) {
		return 'The answer is an error, whatever its status says. Check the credential and its account.';
	}
	if (status < 400) {
		return `It redirects to ${target}. Check the base URL: it must lead to the service itself.`;
	}
	if (typeof advice === 'string' && status < 500 && !PASSING.has(status)) return advice;
	const own = typeof advice === 'object' ? advice[status] : undefined;
	// Where nothing was asked for by its ID, it is the address itself that was not found.
	if (status === 404 && !byId) return api.absent;
	const known = own ?? api.advice[status] ?? ADVICE[status];
	if (known !== undefined) return known;
	if (ABSENT.has(status)) return api.absent;
	return status < 500 ? ADVICE[400] : `${api.service} has a problem of its own. Try again later.`;
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
