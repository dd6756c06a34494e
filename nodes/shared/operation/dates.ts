import { tryToParseDateTime } from 'n8n-workflow';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Whole dates alone: n8n's own parser takes "12" for noon today and "5" for a day in May. */
const FORMS = [
	/^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)([T ]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?( ?(Z|[+-]\d\d(:?\d\d)?))?)?$/,
	// E-mails, HTTP headers.
	/^([a-z]{3}, )?(?<day>\d{1,2}) (?<month>[a-z]{3}) (?<year>\d{4}) \d\d:\d\d(:\d\d)? (GMT|UTC|Z|[+-]\d{4})$/i,
	// JavaScript's own text.
	/^[a-z]{3} (?<month>[a-z]{3}) (?<day>\d\d) (?<year>\d{4}) \d\d:\d\d:\d\d GMT[+-]\d{4}( \(.{1,60}\))?$/i,
];

/**
 * A date as ISO 8601 in UTC with seconds, from text, a `Date` or a Luxon `DateTime`; text without
 * an offset is in `timezone`. Nothing for what is no full date of the calendar.
 */
export function utcDateTime(value: unknown, timezone: string): string | undefined {
	const text = textOf(value);
	if (text === undefined || !isInCalendar(text)) return undefined;
	try {
		const iso = tryToParseDateTime(text, timezone).toUTC().toISO({ suppressMilliseconds: true });
		return iso?.replace(/\.\d+Z$/, 'Z');
	} catch {
		return undefined;
	}
}

/** Whether something is a `Date` or a `DateTime`, also of another realm or copy of Luxon. */
export function isDate(value: unknown): boolean {
	return isNative(value) || isLuxon(value);
}

const isNative = (value: unknown): value is Date =>
	Object.prototype.toString.call(value) === '[object Date]';

const isLuxon = (value: unknown): value is { toISO(): string | null } =>
	(Object(value) as { isLuxonDateTime?: unknown }).isLuxonDateTime === true;

function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim();
	if (isLuxon(value)) return value.toISO() ?? undefined;
	return isNative(value) && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined;
}

/** The 31st of February would pass as the 3rd of March. */
function isInCalendar(text: string): boolean {
	const groups = FORMS.map((form) => form.exec(text)?.groups).find(Boolean);
	if (!groups) return false;
	const [year, day] = [Number(groups.year), Number(groups.day)];
	const named = MONTHS.indexOf(groups.month.toLowerCase());
	const month = named < 0 ? Number(groups.month) - 1 : named;
	const date = new Date(Date.UTC(year, month, day));
	return date.getUTCMonth() === month && date.getUTCDate() === day;
}
