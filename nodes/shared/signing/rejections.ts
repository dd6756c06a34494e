import { ticks } from '../time/clock';
import { sharedByAll } from '../time/copies';
import { SigningError } from './signing';

/** Unauthorized requests with one rejected secret that may reach a service within a minute. */
const MOST_PER_MINUTE = 10;
const MINUTE = 60_000;
const MOST_SECRETS = 1000;

/** What is known of a secret, or of a secret with somebody it is used for. */
export interface Standing {
	/** In ticks, not in time: a clock that is set must not block anybody. */
	rejectedAt: number[];
	/** The service took this secret, and has not rejected it since. */
	proven: boolean;
	/** It was refused for somebody else, who may be to blame, and was not taken since. */
	doubted: boolean;
	/** An unproven secret goes out alone; others wait until this is settled. */
	probe?: Promise<void>;
}

const NEW = { proven: false, doubted: false };
const TAKEN = { proven: true, doubted: false };
const standings = sharedByAll('standings', () => new Map<string, Standing>());

/** The standing of a secret, to be changed. */
export function standingOf(fingerprint: string): Standing {
	const standing = standings.get(fingerprint) ?? { ...NEW, rejectedAt: [] };
	// The one that was longest unused makes room, never one that is just being used.
	standings.delete(fingerprint);
	if (standings.size >= MOST_SECRETS) standings.delete(standings.keys().next().value as string);
	standings.set(fingerprint, standing);
	return standing;
}

/** Whether the service took this secret last time. */
export function isProven(fingerprint: string): boolean {
	return standings.get(fingerprint)?.proven ?? false;
}

/** Whether it is open if a refusal was meant for this secret, or for somebody it was used for. */
export function isDoubted(fingerprint: string): boolean {
	return standings.get(fingerprint)?.doubted ?? false;
}

/** Remembers that the service takes a secret, as another request has shown. */
export function vouchFor(fingerprint: string): void {
	accept(standingOf(fingerprint));
}

/** Notes that the service took a secret. */
export function accept(standing: Standing): void {
	Object.assign(standing, TAKEN, { rejectedAt: [] });
}

/** Throws a `SigningError` while a secret was rejected too often to be sent again. */
export function refuseIfBlocked(fingerprint: string): void {
	refuse(
		fingerprint,
		'this secret was rejected',
		'More rejected requests could lock the account or block this address. Correct the credential: a new secret works at once.',
		{ answered: 401 },
	);
}

/** The same for a session for a part of the account: the others are not held back. */
export function refusePartIfBlocked(fingerprint: string): void {
	refuse(
		fingerprint,
		'this session was rejected',
		'Its user may not work there any more. Other parts of the account are not held back.',
	);
}

/** Without a status: whoever is refused says nothing of the secret, so it must not look like a 401. */
export function refuseSomebody(fingerprint: string): void {
	refuse(
		fingerprint,
		'this user was refused',
		'Correct the user, or find out what locks it out. Others are not held back.',
	);
}

function refuse(
	fingerprint: string,
	problem: string,
	advice: string,
	answer?: { answered: number },
): void {
	const standing = standings.get(fingerprint);
	if (!standing) return;
	const now = ticks();
	standing.rejectedAt = standing.rejectedAt.filter((at) => now - at < MINUTE);
	const times = standing.rejectedAt.length;
	if (times < MOST_PER_MINUTE) return;
	const waitMs = standing.rejectedAt[times - MOST_PER_MINUTE] + MINUTE - now;
	const until = new Date(Date.now() + waitMs).toISOString();
	throw new SigningError(
		`Nothing was sent until ${until}: ${problem} ${times} times within a minute`,
		advice,
		answer,
	);
}

/** Counts a rejection of what was sent for a secret, such as a session that it had just opened. */
export function countRejection(fingerprint: string | undefined): void {
	if (fingerprint === undefined) return;
	reject(standingOf(fingerprint));
}

/** Notes that the service rejected a secret. */
export function reject(standing: Standing): void {
	standing.proven = false;
	standing.rejectedAt.push(ticks());
}
