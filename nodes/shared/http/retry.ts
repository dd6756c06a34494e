import type { Effect } from '../operation/vocabulary';

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 10_000;
const MOST_REPEATS = 5;

const TRANSIENT = new Set([408, 500, 502, 503, 504]);

/** Whether a request may be sent again after this status (0: the connection failed). */
export function mayRepeat(status: number, effect: Effect, repeats: number): boolean {
	// The service did not carry out what it answered with 429, so even a change may be sent again.
	if (status === 429) return true;
	if (effect === 'once') return false;
	if (repeats >= MOST_REPEATS) return false;
	return status === 0 || TRANSIENT.has(status);
}

/** Exponential back-off in ms, with jitter so that clients do not return together. */
export function backOff(repeats: number): number {
	const longest = Math.min(FIRST_BACKOFF_MS * 2 ** repeats, LONGEST_BACKOFF_MS);
	return longest / 2 + Math.random() * (longest / 2);
}
