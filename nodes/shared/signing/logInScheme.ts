import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import type { ErrorBodies } from '../reading/reasons';

type Credentials = ICredentialDataDecryptedObject;

/** A bearer token with its lifetime, as a log-in gave it. */
export interface Session {
	token: string;
	lifetimeSeconds: number;
}

/** How one kind of credential works in other parts of its account than its own, such as orgs. */
export interface Parts {
	/** What the credential would be for a part; `undefined` where that is its own. */
	at: (credentials: Credentials, session: string) => Credentials | undefined;
	/** The part that a credential is for, in words. */
	name: (credentials: Credentials) => string;
	/** What to do where a part is refused. */
	advice: string;
}

/** How one kind of credential logs in: the request, its secrets, and the session in the answer. */
export interface LogIn {
	service: string;
	/** Where the service's own words stand in an error body. */
	errorBodies: ErrorBodies;
	/** The base URL, read as the service's users paste it. */
	baseUrl: (credentials: Credentials) => URL;
	/** What decides whether two log-ins are the same: every field that goes into the request. */
	owner: (credentials: Credentials) => unknown[];
	/** What no error may repeat. */
	secrets: (credentials: Credentials) => unknown[];
	request: (credentials: Credentials) => IHttpRequestOptions;
	/** The session in an answer, or what is wrong with it as a sentence, where it holds one. */
	session: (
		body: Record<string, unknown>,
		credentials: Credentials,
	) => Session | string | undefined;
	/** Absent where it has but one part. */
	parts?: Parts;
	/** The likely causes of a rejected log-in, as a list, and what to do about them. */
	causes: string;
	advice: string;
}
