import type { Effect } from './operation';

type Headers = Record<string, unknown>;

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 10_000;
const MOST_REPEATS = 5;
/** Numbers below this are delays, numbers above are points in time, in seconds. */
const EARLIEST_EPOCH_SECONDS = 1_000_000_000;
const EARLIEST_EPOCH_MS = EARLIEST_EPOCH_SECONDS * 1000;

const TRANSIENT = new Set([408, 500, 502, 503, 504]);

/** Whether a request may be sent again after this status (0: the connection failed). */
export function mayRepeat(status: number, effect: Effect, repeats: number): boolean {
	// The service did not carry out what it answered with 429, so even a change may be sent again.
	if (status === 429) return true;
	if (effect !== 'read') return false;
	if (repeats >= MOST_REPEATS) return false;
	return status === 0 || TRANSIENT.has(status);
}

/** Exponential back-off in ms, with jitter so that clients do not return together. */
export function backOff(repeats: number): number {
	const longest = Math.min(FIRST_BACKOFF_MS * 2 ** repeats, LONGEST_BACKOFF_MS);
	return longest / 2 + Math.random() * (longest / 2);
}

/** The header's time in epoch ms: seconds from now, a date, or a time in seconds or ms by its size. */
export function timeOf(header: unknown, now: number): number | undefined {
	const text = String(header ?? '').trim();
	if (text === '') return undefined;
	const number = Number(text);
	if (!Number.isFinite(number)) {
		const date = Date.parse(text);
		return Number.isNaN(date) ? undefined : date;
	}
	if (number < 0) return undefined;
	if (number < EARLIEST_EPOCH_SECONDS) return now + number * 1000;
	return number < EARLIEST_EPOCH_MS ? number * 1000 : number;
}

/** How far our clock is ahead of the service's, in ms; 0 while its `Date` header cannot tell. */
export function clockSkew(headers: Headers, now: number): number {
	const date = Date.parse(String(headers.date ?? ''));
	if (Number.isNaN(date)) return 0;
	// The header counts whole seconds: differences below two of them mean nothing.
	const ahead = now - (date + 500);
	return Math.abs(ahead) < 2000 ? 0 : ahead;
}
