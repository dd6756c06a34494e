import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { createHmac, randomBytes } from 'crypto';
import { parseBaseUrl, resolveUrl } from './baseUrl';
import { admitSecret } from './rejections';
import {
	fingerprintOf,
	isSecondSigning,
	redactor,
	RenewSession,
	signatureOf,
	SigningError,
} from './signing';

type Credentials = ICredentialDataDecryptedObject;

/** A bearer token with its lifetime, as a log-in gave it. */
export interface Session {
	token: string;
	lifetimeSeconds: number;
}

/** How one kind of credential logs in: the request, its secrets, and the session in the answer. */
export interface LogIn {
	service: string;
	/** What decides whether two log-ins are the same: every field that goes into the request. */
	owner: (credentials: Credentials) => unknown[];
	/** What no error may repeat. */
	secrets: (credentials: Credentials) => unknown[];
	request: (credentials: Credentials) => IHttpRequestOptions;
	session: (body: Record<string, unknown>) => Session | undefined;
	/** The likely causes of a rejected log-in, as a list, and what to do about them. */
	causes: string;
	advice: string;
}

/** Stands in the credential where no session is cached; n8n itself logs in only when it is empty. */
export const NO_SESSION = 'none';

const EXPIRY_MARGIN_MS = 5_000;
/** Runs that read the credential just before a new session was saved still find it here. */
const SHARED_MS = 5_000;
const MOST_REMEMBERED = 1000;

type Cached = {
	sessionToken: string;
	sessionExpiresAt: number;
	/** Salted hash of what the session was opened with: edited credentials need another one. */
	sessionOwner: string;
};

const recent = new Map<string, { startedAt: number; session: Promise<Cached>; token?: string }>();
const dead = new Set<string>();
const forgetting = new Set<string>();

/** Remembers that a token is no longer good, so that it is not sent again. */
export function markDead(fingerprint: string): void {
	if (dead.size >= MOST_REMEMBERED) dead.delete(dead.values().next().value as string);
	dead.add(fingerprint);
}

/** Marks a token as dead and its cached copy as one to be removed from the credential. */
export function markForgotten(fingerprint: string): void {
	markDead(fingerprint);
	forgetting.add(fingerprint);
}

/** For `preAuthentication`: the session to cache, from one log-in however many runs ask for it. */
export async function renewSession(
	helper: IHttpRequestHelper,
	credentials: Credentials,
	logIn: LogIn,
): Promise<Cached> {
	if (forgetting.delete(fingerprintOf(credentials.sessionToken))) {
		return { sessionToken: NO_SESSION, sessionExpiresAt: 0, sessionOwner: '' };
	}
	for (const [key, { startedAt, token }] of recent) {
		const stale = Date.now() - startedAt > SHARED_MS || dead.has(token ?? '');
		if (token !== undefined && stale) recent.delete(key);
	}
	const key = fingerprintOf(credentials.baseUrl, ...logIn.owner(credentials));
	let entry = recent.get(key);
	if (!entry) {
		entry = { startedAt: Date.now(), session: openSession(helper, credentials, logIn, key) };
		recent.set(key, entry);
	}
	try {
		const session = await entry.session;
		entry.token = fingerprintOf(session.sessionToken);
		return session;
	} catch (error) {
		if (recent.get(key) === entry) recent.delete(key);
		throw toSigningError(error, logIn);
	}
}

async function openSession(
	helper: IHttpRequestHelper,
	credentials: Credentials,
	logIn: LogIn,
	key: string,
): Promise<Cached> {
	const base = parseBaseUrl(credentials.baseUrl);
	const settle = await admitSecret(key);
	const redact = redactor(logIn.secrets(credentials));
	let outcome: 'accepted' | 'rejected' | 'unknown' = 'unknown';
	try {
		const request = logIn.request(credentials);
		const answer = (await helper.helpers.httpRequest({
			method: 'POST',
			timeout: 60_000,
			...request,
			url: base.href.replace(/\/$/, '') + request.url,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
		const status = answer.statusCode;
		outcome = status === 401 ? 'rejected' : status < 300 ? 'accepted' : 'unknown';
		const session = status < 300 ? logIn.session(Object(answer.body)) : undefined;
		if (!session) throw refusal(answer, logIn, redact);
		return {
			sessionToken: session.token,
			sessionExpiresAt: Date.now() + session.lifetimeSeconds * 1000,
			sessionOwner: ownerHash(credentials, logIn, randomBytes(16).toString('base64')),
		};
	} finally {
		settle(outcome);
	}
}

function refusal(
	answer: IN8nHttpFullResponse,
	logIn: LogIn,
	redact: (text: string) => string,
): SigningError {
	const status = answer.statusCode;
	const words = redact(serviceWords(answer.body));
	const said = words ? `: ${words}` : '';
	const answered = { answered: status, retryAfter: String(answer.headers?.['retry-after'] ?? '') };
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

function ownerHash(credentials: Credentials, logIn: LogIn, salt: string): string {
	const owner = JSON.stringify([credentials.baseUrl, ...logIn.owner(credentials)]);
	return `${salt}.${createHmac('sha256', salt).update(owner).digest('base64')}`;
}

function ownsSession(credentials: Credentials, logIn: LogIn): boolean {
	const owner = String(credentials.sessionOwner ?? '');
	return owner === '' || owner === ownerHash(credentials, logIn, owner.split('.')[0]);
}

/** The first readable text of an error body, whatever its shape, cut to a sentence or two. */
function serviceWords(body: unknown): string {
	const texts: string[] = [];
	const collect = (value: unknown, key: string): void => {
		if (
			typeof value === 'string' &&
			/^(debug|detail|error_description|title|error|message)$/.test(key)
		) {
			texts.push(value);
		} else if (value && typeof value === 'object') {
			for (const [name, inner] of Object.entries(value)) collect(inner, name);
		}
	};
	collect(body, '');
	return texts.join(': ').slice(0, 300);
}

/** Connection faults carry the whole request with its secrets: only their code goes on. */
function toSigningError(error: unknown, logIn: LogIn): SigningError {
	if (error instanceof SigningError) return error;
	const code = String((error as { code?: unknown }).code ?? 'no answer');
	return new SigningError(
		`${logIn.service} could not be reached to log in (${code})`,
		'Check the base URL of the credential and the network between n8n and the service.',
		{ answered: 0 },
	);
}

/** On the request of a credential test: log in anew, so that the test proves the secret itself. */
export const FRESH_SESSION = 'x-fresh-session';

/**
 * Puts the cached session on a request as a bearer token. Where it is missing, expired, dead or
 * another user's, n8n is made to log in first; that happens once for a request.
 */
export function signWithSession(
	credentials: Credentials,
	options: IHttpRequestOptions,
	logIn: LogIn,
): IHttpRequestOptions {
	const token = String(credentials.sessionToken ?? '');
	const fingerprint = fingerprintOf(credentials.sessionToken);
	const signature = signatureOf(options);
	const again = isSecondSigning(options);
	const missing = token === '' || token === NO_SESSION;
	if (signature?.forget) {
		if (again || missing || fingerprint !== signature.fingerprint) throw new SessionForgotten();
		throw new RenewSession('The session is to be forgotten');
	}
	const { [FRESH_SESSION]: fresh, ...headers } = options.headers ?? {};
	options.headers = headers;
	const expiresAt = Number(credentials.sessionExpiresAt || Infinity);
	const stale =
		fresh !== undefined ||
		expiresAt - EXPIRY_MARGIN_MS <= Date.now() ||
		!ownsSession(credentials, logIn);
	if (missing || dead.has(fingerprint) || (stale && !again)) {
		throw new RenewSession('A new session is needed');
	}
	resolveUrl(options, credentials.baseUrl);
	if (signature)
		Object.assign(signature, { fingerprint, renewable: true, redact: redactor([token]) });
	options.headers.Authorization = `Bearer ${token}`;
	return options;
}

/** Ends a request that was only made to have the cached session forgotten. */
export class SessionForgotten extends Error {}
