import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { randomBytes } from 'crypto';
import { BoundedMap } from '../time/boundedMap';
import { ticks } from '../time/clock';
import { sharedByAll } from '../time/copies';
import type { Deadline } from '../time/deadline';
import { openSession } from './logIn';
import type { LogIn, Session } from './logInScheme';
import { ownerHash, ownerOf } from './owner';
import { vouchFor } from './rejections';
import { fingerprintOf, RenewSession, SigningError } from './signing';

type Credentials = ICredentialDataDecryptedObject;

/** Stands in the credential where no session is cached; n8n itself logs in only when it is empty. */
export const NO_SESSION = 'none';

/** Runs that read the credential just before a new session was saved still find it here. */
const SHARED_MS = 5_000;
const MOST_REMEMBERED = 1000;
/** For a log-in that no request of ours waits for, such as one of a credential test. */
const LOG_IN_MS = 60_000;
/** A log-in is over a little before the request that waits for it, which can then say why. */
const SOONER_MS = 20;
/** Refusals of a log-in that say nothing of its secret. */
const OTHER_REFUSALS = new Set<number | undefined>([400, 403, 404]);

type Cached = {
	sessionToken: string;
	sessionExpiresAt: number;
	/** Salted hash of what the session was opened with: edited credentials need another one. */
	sessionOwner: string;
};

/** A log-in under way, or one that was made just now. */
interface Recent {
	session: Promise<Cached>;
	/** When (in ticks) it was done. */
	opened?: { at: number; fingerprint: string };
}

/** Why n8n is made to log in; the credential is all that it hands on to `preAuthentication`. */
interface Wish {
	deadline?: Deadline;
	/** Only to see that the service takes the secret. */
	proof?: boolean;
}

const recent = sharedByAll('recent', () => new Map<string, Recent>());
const dead = sharedByAll('dead', () => new Set<string>());
const forgetting = sharedByAll('forgetting', () => new Set<string>());
const wishes = sharedByAll('wishes', () => new WeakMap<Credentials, Wish>());
/** When (in ticks) a log-in for proof was refused for a reason that proves nothing. */
const inconclusive = sharedByAll(
	'inconclusive',
	() => new BoundedMap<string, number>(MOST_REMEMBERED),
);

/** Remembers that a token is no longer good, so that it is not sent again. */
export function markDead(fingerprint: string): void {
	addBounded(dead, fingerprint);
}

/** Whether a token is known to be no longer good. */
export const isDead = (fingerprint: string): boolean => dead.has(fingerprint);

function addBounded(set: Set<string>, value: string): void {
	if (set.size >= MOST_REMEMBERED) set.delete(set.values().next().value as string);
	set.add(value);
}

/** Marks a token as dead and its cached copy as one to be removed from the credential. */
export function markForgotten(fingerprint: string): void {
	markDead(fingerprint);
	addBounded(forgetting, fingerprint);
}

/** Has n8n log in for a request that is being signed, and then sign it again: to be thrown. */
export function renewal(credentials: Credentials, wish: Wish): RenewSession {
	wishes.set(credentials, wish);
	return new RenewSession('A new session is needed');
}

/** For `preAuthentication`: the session to cache, from one log-in however many runs ask for it. */
export async function renewSession(
	helper: IHttpRequestHelper,
	credentials: Credentials,
	logIn: LogIn,
): Promise<Cached | Record<string, never>> {
	if (forgetting.delete(fingerprintOf(credentials.sessionToken))) {
		return { sessionToken: NO_SESSION, sessionExpiresAt: 0, sessionOwner: '' };
	}
	for (const [key, { opened }] of recent) {
		const stale = opened && (ticks() - opened.at > SHARED_MS || dead.has(opened.fingerprint));
		if (stale) recent.delete(key);
	}
	const owner = ownerOf(credentials, logIn);
	const { deadline, proof } = wishes.get(credentials) ?? {};
	// The next one would be refused just so.
	if (proof && ticks() - (inconclusive.get(owner) ?? -Infinity) < SHARED_MS) return {};
	const timeoutMs = deadline ? Math.max(1, deadline.leftMs - SOONER_MS) : LOG_IN_MS;
	const entry = recent.get(owner) ?? openRecent(helper, credentials, logIn, owner, timeoutMs);
	try {
		const session = await entry.session;
		if (proof) vouchFor(owner);
		return session;
	} catch (error) {
		// Its own user may not log in, which says nothing of the secret: n8n goes on without a session.
		if (!proof || !(error instanceof SigningError) || !OTHER_REFUSALS.has(error.answered)) {
			return await Promise.reject(error);
		}
		inconclusive.set(owner, ticks());
		return {};
	}
}

function openRecent(
	helper: IHttpRequestHelper,
	credentials: Credentials,
	logIn: LogIn,
	owner: string,
	timeoutMs: number,
): Recent {
	const opening = openSession(helper, credentials, logIn, owner, timeoutMs);
	const entry: Recent = { session: toCache(opening, credentials, logIn) };
	recent.set(owner, entry);
	entry.session.then(
		({ sessionToken }) => {
			entry.opened = { at: ticks(), fingerprint: fingerprintOf(sessionToken) };
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
