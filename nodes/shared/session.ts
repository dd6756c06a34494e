import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { createHmac, randomBytes } from 'crypto';
import { resolveUrl } from './baseUrl';
import { openSession, type LogIn, type Session } from './logIn';
import { refuseIfBlocked } from './rejections';
import { fingerprintOf, isSecondSigning, redactor, RenewSession, signatureOf } from './signing';

type Credentials = ICredentialDataDecryptedObject;

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

/** A log-in under way, or one that was made just now. */
interface Recent {
	session: Promise<Cached>;
	opened?: { at: number; fingerprint: string };
}

const recent = new Map<string, Recent>();
const dead = new Set<string>();
const forgetting = new Set<string>();

/** Remembers that a token is no longer good, so that it is not sent again. */
export function markDead(fingerprint: string): void {
	addBounded(dead, fingerprint);
}

function addBounded(set: Set<string>, value: string): void {
	if (set.size >= MOST_REMEMBERED) set.delete(set.values().next().value as string);
	set.add(value);
}

/** Marks a token as dead and its cached copy as one to be removed from the credential. */
export function markForgotten(fingerprint: string): void {
	markDead(fingerprint);
	addBounded(forgetting, fingerprint);
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
	for (const [key, { opened }] of recent) {
		const stale = opened && (Date.now() - opened.at > SHARED_MS || dead.has(opened.fingerprint));
		if (stale) recent.delete(key);
	}
	const owner = ownerOf(credentials, logIn);
	const entry = recent.get(owner) ?? openRecent(helper, credentials, logIn, owner);
	return await entry.session;
}

function openRecent(
	helper: IHttpRequestHelper,
	credentials: Credentials,
	logIn: LogIn,
	owner: string,
): Recent {
	const opening = openSession(helper, credentials, logIn, owner);
	const entry: Recent = { session: toCache(opening, credentials, logIn) };
	recent.set(owner, entry);
	entry.session.then(
		({ sessionToken }) => {
			entry.opened = { at: Date.now(), fingerprint: fingerprintOf(sessionToken) };
		},
		() => recent.delete(owner),
	);
	return entry;
}

async function toCache(
	opening: Promise<Session>,
	credentials: Credentials,
	logIn: LogIn,
): Promise<Cached> {
	const { token, lifetimeSeconds } = await opening;
	return {
		sessionToken: token,
		sessionExpiresAt: Date.now() + lifetimeSeconds * 1000,
		sessionOwner: ownerHash(credentials, logIn, randomBytes(16).toString('base64')),
	};
}

/** Stands for everything that a session is opened with. */
function ownerOf(credentials: Credentials, logIn: LogIn): string {
	return fingerprintOf(credentials.baseUrl, ...logIn.owner(credentials));
}

function ownerHash(credentials: Credentials, logIn: LogIn, salt: string): string {
	const owner = JSON.stringify([credentials.baseUrl, ...logIn.owner(credentials)]);
	return `${salt}.${createHmac('sha256', salt).update(owner).digest('base64')}`;
}

function ownsSession(credentials: Credentials, logIn: LogIn): boolean {
	const owner = String(credentials.sessionOwner ?? '');
	return owner === '' || owner === ownerHash(credentials, logIn, owner.split('.')[0]);
}

/** Takes a credential's cached session, and what it logs in with, out of texts. */
export function sessionRedactor(credentials: Credentials, logIn: LogIn): (text: string) => string {
	const token = credentials.sessionToken === NO_SESSION ? '' : credentials.sessionToken;
	return redactor([token, ...logIn.secrets(credentials)]);
}

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
	const expiresAt = Number(credentials.sessionExpiresAt || Infinity);
	const stale = expiresAt - EXPIRY_MARGIN_MS <= Date.now() || !ownsSession(credentials, logIn);
	if (missing || dead.has(fingerprint) || (stale && !again)) {
		throw new RenewSession('A new session is needed');
	}
	const redact = sessionRedactor(credentials, logIn);
	resolveUrl(options, logIn.baseUrl(credentials), redact);
	if (signature) {
		const owner = `session of ${ownerOf(credentials, logIn)}`;
		// A service that opens sessions and then rejects them would be asked without end.
		refuseIfBlocked(owner);
		Object.assign(signature, { fingerprint, owner, renewable: true, redact });
	}
	options.headers = { ...options.headers, Authorization: `Bearer ${token}` };
	return options;
}

/** Ends a request that was only made to have the cached session forgotten. */
export class SessionForgotten extends Error {}
