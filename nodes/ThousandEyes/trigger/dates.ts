/** Numbers below this are seconds, from it on milliseconds: both are dates of this century. */
const EARLIEST_MS = 100_000_000_000;
/** No date is longer, and what is tried costs the more the longer it is. */
const LONGEST_DATE = 100;

const ISO =
	/^(\d{4}-\d\d-\d\d)(?:[T\s]\s?(\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?))?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;
const NAMED_ZONE = /\b(?:Z|UTC|GMT|[ECMP][SD]T)\b|:\d\d.*[+-]\d\d/i;

/**
 * The time that a value tells, in epoch ms: seconds or ms since 1970 by size, or a date in any form,
 * which is in UTC unless it says otherwise. `undefined` where it tells none.
 */
export function epochMs(value: unknown): number | undefined {
	const text = String(value ?? '').trim();
	if (text === '' || text.length > LONGEST_DATE) return undefined;
	const time = /^\d+(\.\d+)?$/.test(text) ? byNumber(Number(text)) : Date.parse(withZone(text));
	// Zero is how some services say that there is none.
	return Number.isNaN(new Date(time).getTime()) || time === 0 ? undefined : time;
}

/** A time that a value tells as ISO 8601 in UTC; empty where there is none. */
export function isoDate(value: unknown): string {
	const time = epochMs(value);
	return time === undefined ? '' : new Date(time).toISOString();
}

function byNumber(number: number): number {
	return Math.round(number < EARLIEST_MS ? number * 1000 : number);
}

function withZone(text: string): string {
	const [, date, time = '00:00', zone = 'Z'] = ISO.exec(text) ?? [];
	if (date === undefined) return NAMED_ZONE.test(text) ? text : `${text} UTC`;
	const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
	return `${date}T${time.replace(',', '.')}${sign ? `${sign}${hours}:${minutes}` : 'Z'}`;
}
