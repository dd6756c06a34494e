import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { Effect } from '../operation/vocabulary';
import type { Take } from '../reading/body';
import type { Opening, Signature } from '../signing/signing';
import { CallError } from './errors';

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
	/** It mints a secret for a user, who may be to blame for a 401 in place of the credential. */
	mints?: boolean;
	method: IHttpRequestMethods;
	url: string;
	qs?: IDataObject;
	body?: IDataObject | unknown[];
	/** The body goes out as parts of a form. */
	form?: true;
	/** Headers beside those of the API and of the credential. */
	headers?: Record<string, string>;
	/** What the answer may be, where it is not the API's usual type. */
	accept?: string;
	/** Takes a successful answer as it streams in, in place of reading all of it; within the call's time. */
	take?: Take;
	/** The org, or other part of the account, that the call is made in. */
	session?: string;
	/** The session that it opens, for another call. */
	opens?: Opening;
	/** What to do where it is refused, or about a status, in place of the usual advice. */
	advice?: string | Partial<Record<number, string>>;
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
	/** Nothing was sent, because this session must be opened first. */
	needs?: Opening;
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
