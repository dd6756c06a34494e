import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import type { ErrorBodies } from '../reading/reasons';
import type { Pagination } from './answer';

/** What to do about a status. */
export type Advice = Partial<Record<number, string>>;

/** Operations, as `POST /v7/tests/{testId}/run`, that draw on a budget of their own. */
export interface OwnBudget {
	operations: RegExp;
	/** The family of headers that tells it; without one, what is documented is all that is known. */
	family?: string;
	documented?: { limit: number; windowMs: number };
}

/** How much an API lets through: budgets told by answer headers, or a fixed known rate. */
export type Pacing =
	| { kind: 'headers'; families: string[]; own?: OwnBudget[] }
	| { kind: 'rate'; perSecond: number; burst: number };

/** Looks at a request before it is signed, and signs it. */
export interface Signer {
	authenticate: (
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	) => Promise<IHttpRequestOptions>;
}

/** One way to sign in, with the credential that it takes. */
export interface AuthenticationOf<Operation> {
	name: string;
	value: string;
	/** What one needs for it. */
	description: string;
	credential: string;
	/** The class of the credential, where n8n signs by itself and would not ask it. */
	signer?: Signer;
	/** The only operations that it carries, with what differs in them: an older version of the API. */
	only?: Map<Operation, Partial<Operation>>;
}

/** Everything that the shared code has to know of a vendor. */
export interface ApiOf<Operation> {
	/** The service's name in sentences. */
	service: string;
	/** Address of the vendor's documentation. */
	docs: string;
	authentications: Array<AuthenticationOf<Operation>>;
	pacing: Pacing;
	pagination: Pagination;
	accept: string;
	/** Turns a field's name into its name on the wire. */
	wireName: (name: string) => string;
	/** Where the service's own words stand in an error body. */
	errorBodies: ErrorBodies;
	/** What to do about a status, where the service has its own causes. */
	advice: Advice;
	/** What to do where the address itself is not found: the call names nothing by an ID. */
	absent: string;
}
