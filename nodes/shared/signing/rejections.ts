import { ticks } from '../time/clock';
import { errorInAll, sharedByAll } from '../time/copies';
import { SigningError, type Settle } from './signing';

/** Unauthorized requests with one rejected secret that may reach a service within a minute. */
const MOST_PER_MINUTE = 10;
const MINUTE = 60_000;
const MOST_SECRETS = 1000;

interface Standing {
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

function standingOf(fingerprint: string): Standing {
	const standing = standings.get(fingerprint) ?? { ...NEW, rejectedAt: [] };
	// The one that was longest unused makes room, never one that is just being used.
	standings.delete(fingerprint);
	if (standings.size >= MOST_SECRETS) standings.delete(standings.keys().next().value as string);
	standings.set(fingerprint, standing);
	return standing;
}

/** Another request is just finding out whether a secret is good; it is worth waiting for. */
export class SecretBusy extends errorInAll('SecretBusy') {
	constructor(readonly probe: Promise<void>) {
		super('The secret is being tried by another request');
	}
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

function accept(standing: Standing): void {
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

/** Without a status: whoever is refused says nothing of the secret, so it must not look like a 401. */
function refuseSomebody(fingerprint: string): void {
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

function reject(standing: Standing): void {
	standing.proven = false;
	standing.rejectedAt.push(ticks());
}

/**
 * Lets a secret out if the service has not rejected it too often. As long as it is unproven, one
 * request at a time: throws `SecretBusy` for the others. `somebody` stands for the secret together
 * with a user other than its own, and goes the same way: a proven secret is not to blame when that
 * user is refused.
 */
export function letOut(secret: string, somebody?: string): Settle {
	const standing = standingOf(secret);
	const other = somebody === undefined ? undefined : standingOf(somebody);
	refuseIfBlocked(secret);
	if (somebody !== undefined) refuseSomebody(somebody);
	const { proven } = standing;
	const endProbe = probe(other ? [standing, other] : [standing]);
	let settle: Settle = (taken) => {
		if (taken === 'accepted') {
			accept(standing);
			if (other) accept(other);
		} else if (taken === 'rejected') {
			if (other) reject(other);
			if (!other || !proven) reject(standing);
			if (other) Object.assign(standing, { proven: false, doubted: true });
		}
	};
	return (taken) => {
		settle(taken);
		settle = () => undefined;
		endProbe();
	};
}

/** Takes the place of those who try what is unproven; gives what ends that. */
function probe(asked: Standing[]): () => void {
	const unproven = asked.filter(({ proven }) => !proven);
	const busy = unproven.find((one) => one.probe)?.probe;
	if (busy) throw new SecretBusy(busy);
	let resolve: () => void = () => undefined;
	const done = new Promise<void>((end) => (resolve = end));
	for (const one of unproven) one.probe = done;
	return () => {
		for (const one of unproven) if (one.probe === done) one.probe = undefined;
		resolve();
	};
}

/** Lets a secret out in its turn, after those who are just trying it. */
export async function admitSecret(secret: string): Promise<Settle> {
	for (;;) {
		const { proven, probe } = standingOf(secret);
		if (proven || !probe) return letOut(secret);
		refuseIfBlocked(secret);
		await probe;
	}
}
