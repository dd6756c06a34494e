import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { errorInAll, sharedByAll } from '../time/copies';
import { resolveUrl } from './baseUrl';
import type { LogIn } from './logInScheme';
import { ownerOf, ownsSession } from './owner';
import { partsOf, signForPart } from './parts';
import { isDoubted, refuseIfBlocked } from './rejections';
import { isDead, NO_SESSION, renewal } from './renewal';
import { fingerprintOf, isSecondSigning, redactor, RenewSession, signatureOf } from './signing';

type Credentials = ICredentialDataDecryptedObject;

const EXPIRY_MARGIN_MS = 5_000;

/** Takes a credential's cached session, and what it logs in with, out of texts. */
export function sessionRedactor(credentials: Credentials, logIn: LogIn): (text: string) => string {
	const token = credentials.sessionToken === NO_SESSION ? '' : credentials.sessionToken;
	return redactor([token, ...logIn.secrets(credentials)]);
}

/**
 * Puts the cached session on a request as a bearer token. Where it is missing, expired, dead or
 * another user's, n8n is made to log in first; that happens once for a request. A request for another
 * part of the account is signed with the session for that.
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
	if (signature?.session !== undefined) {
		const there = partsOf(logIn).at(credentials, signature.session);
		if (there) return signForPart(credentials, there, options, logIn, signature);
	}
	const expiresAt = Number(credentials.sessionExpiresAt || Infinity);
	const stale = expiresAt - EXPIRY_MARGIN_MS <= Date.now() || !ownsSession(credentials, logIn);
	if (missing || isDead(fingerprint) || (stale && !again)) {
		throw renewal(credentials, { deadline: signature?.deadline });
	}
	const redact = sessionRedactor(credentials, logIn);
	resolveUrl(options, logIn.baseUrl(credentials), redact);
	if (signature) {
		const owner = `session of ${ownerOf(credentials, logIn)}`;
		// A service that opens sessions and then rejects them would be asked without end.
		refuseIfBlocked(owner);
		Object.assign(signature, { fingerprint, owner, renewable: true, redact });
		options.abortSignal = signature.deadline?.signal;
	}
	options.headers = { ...options.headers, Authorization: `Bearer ${token}` };
	return options;
}

const proving = sharedByAll('proving', () => new WeakSet<object>());

/**
 * Where a refusal left open whether a secret is wrong or somebody it was used for, has a session
 * opened with it before it goes out again: the answer to that tells.
 */
export function clearDoubt(
	credentials: Credentials,
	options: IHttpRequestOptions,
	logIn: LogIn,
): void {
	const signature = signatureOf(options);
	if (!signature || !isDoubted(ownerOf(credentials, logIn)) || proving.has(options)) return;
	proving.add(options);
	throw renewal(credentials, { deadline: signature.deadline, proof: true });
}

/** Ends a request that was only made to have the cached session forgotten. */
export class SessionForgotten extends errorInAll('SessionForgotten') {}
