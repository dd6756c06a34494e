import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { BoundedMap } from '../time/boundedMap';
import { ticks } from '../time/clock';
import { SecretBusy } from './admission';
import { resolveUrl } from './baseUrl';
import type { LogIn, Parts, Session } from './logInScheme';
import { ownerOf } from './owner';
import { refusePartIfBlocked } from './rejections';
import { isDead } from './renewal';
import { fingerprintOf, type Opening, redactor, type Signature, SigningError } from './signing';

type Credentials = ICredentialDataDecryptedObject;

/** A session for a part of an account that is not the credential's own; it is kept here alone. */
interface Open {
	token: string;
	fingerprint: string;
	/** In ticks. */
	until: number;
	/** Whose it is, whatever the part. */
	owner: string;
}

const MOST = 1000;
const EXPIRY_MARGIN_MS = 5_000;
/** For so long nobody asks again for what was refused; a run never does. */
const REFUSED_MS = 5_000;

// Only the credential class that n8n has loaded signs with them, so other copies need not know.
const sessions = new BoundedMap<string, Open>(MOST);
const refusals = new BoundedMap<string, { at: number; message: string; description: string }>(MOST);
const openings = new Map<string, Promise<void>>();

/** Ends a signing without a signature: `needs` tells what has to be done before. */
export class SessionNeeded extends Error {}

/** How a credential opens sessions for parts of its account; a `SigningError` where it does not. */
export function partsOf(logIn: LogIn | undefined): Parts {
	if (logIn?.parts) return logIn.parts;
	throw new SigningError(
		'This request cannot be made in another part of the account',
		'Leave it to the credential where to work, or choose one that opens sessions for other parts. Nothing was sent.',
	);
}

/** Puts the session of a part on a request; `there` is what the credential would be for that part. */
export function signForPart(
	credentials: Credentials,
	there: Credentials,
	options: IHttpRequestOptions,
	logIn: LogIn,
	signature: Signature,
): IHttpRequestOptions {
	const key = ownerOf(there, logIn);
	const open = sessions.get(key);
	if (!open || isDead(open.fingerprint) || open.until <= ticks()) {
		sessions.delete(key);
		throw opening(key, there, logIn, signature);
	}
	const { token, fingerprint } = open;
	const redact = redactor([token, ...logIn.secrets(credentials)]);
	resolveUrl(options, logIn.baseUrl(credentials), redact);
	const owner = `session of ${key}`;
	refusePartIfBlocked(owner);
	Object.assign(signature, { fingerprint, owner, renewable: true, redact });
	options.abortSignal = signature.deadline?.signal;
	options.headers = { ...options.headers, Authorization: `Bearer ${token}` };
	return options;
}

/** Has the session opened by the first who needs it; what to throw. */
function opening(key: string, there: Credentials, logIn: LogIn, signature: Signature): Error {
	if (signature.abandoned) return new SigningError('The request was given up', 'Nothing was sent.');
	const busy = openings.get(key);
	if (busy) return new SecretBusy(busy);
	const { name, advice } = partsOf(logIn);
	const refusal = refusals.get(key);
	if (refusal && ticks() - refusal.at < REFUSED_MS) {
		return new SigningError(refusal.message, refusal.description);
	}
	const { url } = logIn.request(there);
	let end: () => void = () => undefined;
	openings.set(key, new Promise((resolve) => (end = resolve)));
	const needs: Opening = {
		session: signature.session ?? '',
		what: `Log-in to ${name(there)}`,
		url,
		advice,
		done: () => {
			if (needs.refusal) refusals.set(key, { at: ticks(), ...needs.refusal });
			openings.delete(key);
			end();
		},
	};
	signature.needs = needs;
	return new SessionNeeded('A session has to be opened first');
}

/** Remembers the session that was opened for a part. */
export function keepPart(
	credentials: Credentials,
	there: Credentials,
	logIn: LogIn,
	{ token, lifetimeSeconds }: Session,
): void {
	for (const [key, open] of sessions) if (open.until <= ticks()) sessions.delete(key);
	const lifetimeMs = lifetimeSeconds * 1000;
	sessions.set(ownerOf(there, logIn), {
		token,
		fingerprint: fingerprintOf(token),
		until: ticks() + lifetimeMs - Math.min(EXPIRY_MARGIN_MS, lifetimeMs / 2),
		owner: ownerOf(credentials, logIn),
	});
}

/** Forgets the sessions for parts that an owner has opened: they may be over with its own. */
export function forgetParts(owner: string): void {
	for (const [key, open] of sessions) if (open.owner === owner) sessions.delete(key);
}
