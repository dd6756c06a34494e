import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { createHmac, randomBytes } from 'crypto';
import { BoundedMap } from '../time/boundedMap';
import { errorInAll, nameInAll, sharedByAll } from '../time/copies';
import type { Deadline } from '../time/deadline';

export { redactor } from '../reading/redactor';

/** Why a credential could not sign: text for the user, free of secrets. */
export class SigningError extends errorInAll('SigningError') {
	/** Status that a log-in was answered with. Not named `status`: n8n would put its own text in place of ours. */
	answered?: number;
	/** Header `Retry-After` of that answer. */
	retryAfter?: string;

	constructor(
		message: string,
		readonly description: string,
		answer?: { answered: number; retryAfter?: string },
	) {
		super(message);
		Object.assign(this, answer);
		refusals.set(textsOf(this), this);
	}
}

const MOST_REFUSALS = 100;

const textsOf = ({ message, description }: { message?: unknown; description?: unknown }) =>
	JSON.stringify([message, description]);

/** The newest refusals by their texts, which is what n8n 1 keeps of one that it wraps. */
const refusals = sharedByAll('refusals', () => new BoundedMap<string, SigningError>(MOST_REFUSALS));

/** The refusal that n8n has wrapped, found by its texts. */
export const refusalIn = (error: object): SigningError | undefined => refusals.get(textsOf(error));

/** Looks like a 401 to n8n, which then asks the credential for a new session and signs again. */
export class RenewSession extends errorInAll('RenewSession') {
	readonly response = { status: 401, statusText: 'Unauthorized' };
}

/** How a service took a secret. */
export type Taken = 'accepted' | 'rejected' | 'unknown';

/** To be called with how the service took a secret that was let out. */
export type Settle = (taken: Taken) => void;

/** A session that one request has to open before others can be signed with it. */
export interface Opening {
	/** The part of the account that it is for, in the words of the call. */
	session: string;
	/** What it is, for errors. */
	what: string;
	/** Below the base URL. */
	url: string;
	/** What to do where it is refused. */
	advice: string;
	/** Set where the service has refused it: texts for the user. */
	refusal?: { message: string; description: string };
	/** To be called when it is over, however it ended. */
	done: () => void;
}

/** What a credential class tells the transport about one request that it signed. */
export interface Signature {
	/** Salted hash of the secret that was put on the request. */
	fingerprint?: string;
	/** A 401 can be cured by a new session. */
	renewable?: boolean;
	/** Salted hash of what the session was opened with. */
	owner?: string;
	/** When this request succeeds, the session that signed it is over. */
	endsSession?: boolean;
	/** To be called then: sessions for other parts of the account may be over with it. */
	ended?: () => void;
	/** The part of the account that the request is for; by default the credential's own. */
	session?: string;
	/** Nothing was signed, because this session has to be opened first. */
	needs?: Opening;
	/** What this request is to open. */
	opens?: Opening;
	/** Keeps what it opened, which nobody else is to see. */
	keep?: (answer: unknown) => void;
	/** The transport wants the cached session forgotten and nothing sent. */
	forget?: boolean;
	/** Takes this request's secrets out of a text. */
	redact?: (text: string) => string;
	/** The secret goes out for a user other than its own, who is to blame for a 401. */
	forSomebody?: boolean;
	/** Tells the guard how the service took the secret. */
	settle?: Settle;
	/** Says what is wrong with an answer that looks like a success. */
	objection?: (answer: unknown) => string | undefined;
	/** The time that the request has, log-in included. */
	deadline?: Deadline;
	/** Why it was not signed. */
	refused?: unknown;
	/** Nobody waits for this request any more: it took too long, or its execution was cancelled. */
	abandoned?: boolean;
}

const SIGNATURE = nameInAll('signature');
const salt = sharedByAll('salt', () => randomBytes(32));
const signedBefore = sharedByAll('signed before', () => new WeakSet<object>());

/** Salted hash of a secret: good for telling secrets apart in this process, for nothing else. */
export function fingerprintOf(...parts: unknown[]): string {
	return createHmac('sha256', salt).update(JSON.stringify(parts)).digest('base64');
}

/** Announces a request of ours, so that the credential class can tell what it did with it. */
export function expectSignature(options: IHttpRequestOptions, wish: Signature = {}): Signature {
	// Out of sight for whatever copies the options or writes them down.
	Object.defineProperty(options, SIGNATURE, { value: wish, configurable: true });
	return wish;
}

/** The announced signature of a request; undefined for requests of other nodes and of credential tests. */
export function signatureOf(options: IHttpRequestOptions): Signature | undefined {
	return (options as object as Record<symbol, Signature | undefined>)[SIGNATURE];
}

/** Whether this very request was signed before: n8n signs a second time only after a 401. */
export function isSecondSigning(options: IHttpRequestOptions): boolean {
	if (signedBefore.has(options)) return true;
	signedBefore.add(options);
	return false;
}

/** How a credential class signs a request. */
export type Sign = (
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** Signs, and tells the transport why it was refused: n8n 1 wraps what is thrown, and keeps no cause. */
export function told(sign: Sign): Sign {
	return async (credentials, options) => {
		const signature = signatureOf(options) ?? {};
		signature.refused = undefined;
		try {
			return await sign(credentials, options);
		} catch (error) {
			signature.refused = error;
			return await Promise.reject(error);
		}
	};
}
