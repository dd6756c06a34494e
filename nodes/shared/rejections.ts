import { SigningError } from './signing';

/** Unauthorized requests with one rejected secret that may reach a service within a minute. */
const MOST_PER_MINUTE = 10;
const MINUTE = 60_000;
const MOST_SECRETS = 1000;

/** How a service took a secret. */
export type Taken = 'accepted' | 'rejected' | 'unknown';

interface Standing {
	rejectedAt: number[];
	/** The service took this secret, and has not rejected it since. */
	proven: boolean;
	/** An unproven secret goes out alone; others wait until this is settled. */
	probe?: Promise<void>;
}

const standings = new Map<string, Standing>();

function standingOf(fingerprint: string): Standing {
	const standing = standings.get(fingerprint) ?? { rejectedAt: [], proven: false };
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

/** Throws a `SigningError` while a secret was rejected too often to be sent again. */
export function refuseIfBlocked(fingerprint: string): void {
	const standing = standings.get(fingerprint);
	if (!standing) return;
	const now = Date.now();
	standing.rejectedAt = standing.rejectedAt.filter((at) => now - at < MINUTE);
	if (standing.rejectedAt.length < MOST_PER_MINUTE) return;
	const until = new Date(
		standing.rejectedAt[standing.rejectedAt.length - MOST_PER_MINUTE] + MINUTE,
	);
	throw new SigningError(
		`Nothing was sent until ${until.toISOString()}: this secret was rejected ${standing.rejectedAt.length} times within a minute`,
		'More rejected requests could lock the account or block this address. Correct the credential: a new secret works at once.',
		{ answered: 401 },
	);
}

/** Counts a rejection of what was sent for a secret, such as a session that it had just opened. */
export function countRejection(fingerprint: string | undefined): void {
	if (fingerprint === undefined) return;
	const standing = standingOf(fingerprint);
	standing.proven = false;
	standing.rejectedAt.push(Date.now());
}

/**
 * Lets a secret out if the service has not rejected it too often; as long as it is unproven, one
 * request at a time. Returns the function that must be called with how the service took it.
 */
export async function admitSecret(fingerprint: string): Promise<(taken: Taken) => void> {
	const standing = standingOf(fingerprint);
	for (;;) {
		refuseIfBlocked(fingerprint);
		if (standing.proven || !standing.probe) break;
		await standing.probe;
	}
	let endProbe: () => void = () => undefined;
	if (!standing.proven) {
		standing.probe = new Promise((resolve) => {
			endProbe = () => {
				standing.probe = undefined;
				resolve();
			};
		});
	}
	let settled = false;
	return (taken) => {
		if (settled) return;
		settled = true;
		if (taken === 'accepted') Object.assign(standing, { proven: true, rejectedAt: [] });
		if (taken === 'rejected') {
			standing.proven = false;
			standing.rejectedAt.push(Date.now());
		}
		endProbe();
	};
}
