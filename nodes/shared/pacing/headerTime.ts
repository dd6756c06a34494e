/** Numbers below this are delays, numbers above are points in time, in seconds. */
const EARLIEST_EPOCH_SECONDS = 1_000_000_000;
const EARLIEST_EPOCH_MS = EARLIEST_EPOCH_SECONDS * 1000;

/** No date lies further from 1970. */
const LATEST_MS = 8.64e15;

/** `Wed, 21 Oct 2026 07:28:00 GMT` and the two older forms of it, or ISO 8601. */
const DATE = /^([A-Za-z]{3,9},? |\d{4}-\d\d-\d\dT)/;
const ZONE = /(GMT|UTC|Z|[+-]\d\d:?\d\d)$/;

/**
 * The header's time in epoch ms of our clock, which may be ahead of the service's: seconds from now,
 * a date, or a time in seconds or ms by its size. `undefined` where there is none to be read.
 */
export function headerTime(header: unknown, now: number, aheadMs = 0): number | undefined {
	const text = String(header ?? '').trim();
	const number = text === '' ? NaN : Number(text);
	if (Number.isNaN(number)) {
		// The oldest form names no zone: it means UTC, not that of this machine.
		const date = DATE.test(text) ? Date.parse(ZONE.test(text) ? text : `${text}Z`) : NaN;
		return Number.isNaN(date) ? undefined : date + aheadMs;
	}
	if (number < 0 || !Number.isFinite(number)) return undefined;
	if (number < EARLIEST_EPOCH_SECONDS) return now + number * 1000;
	const time = (number < EARLIEST_EPOCH_MS ? number * 1000 : number) + aheadMs;
	return time <= LATEST_MS ? time : undefined;
}
