import { decodeEntities } from '../../../shared/reading/entities';
import { isObject } from '../../../shared/reading/objects';
import type { Change } from '../change';
import { isoDate } from '../dates';

/** The text of a value, without the escapes of HTML; empty where it is none, as objects and lists. */
export function plain(value: unknown): string {
	if (typeof value === 'string') return decodeEntities(value);
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The first of some values that has a text. */
export function firstPlain(...values: unknown[]): string {
	return values.map(plain).find((text) => text !== '') ?? '';
}

/** The first of some values that has a text, as a date in ISO 8601; empty where it is none. */
export const dateIn = (...values: unknown[]): string => isoDate(firstPlain(...values));

/** The texts of a list, or of what stands alone; objects give the text of one of their fields. */
export function textsOf(value: unknown, field: string): string[] {
	const values: unknown[] = Array.isArray(value) ? value : [value];
	return values.map((one) => plain(isObject(one) ? one[field] : one)).filter(Boolean);
}

/** Whether a notification says that its alert is raised or over; undefined where it says something else. */
export function eventOf(
	type: string,
	active: unknown,
	hasEnd: boolean,
): Change['event'] | undefined {
	if (/^1$|clear/i.test(type)) return 'cleared';
	if (/^2$|trigger|raise/i.test(type)) return 'triggered';
	const word = plain(active).toLowerCase();
	if (word === '0' || word === 'false') return 'cleared';
	if (word === '1' || word === 'true') return 'triggered';
	if (hasEnd) return 'cleared';
	return type === '' ? 'triggered' : undefined;
}

/** Where the alert is shown; empty where the address of the application does not follow from the API's. */
export function linkTo(id: string, accountGroupId: string, apiHost = ''): string {
	const domain = /^api\.((?:[\w-]+\.)*thousandeyes\.[a-z]{2,6})$/i.exec(apiHost)?.[1];
	if (!domain) return '';
	const group = encodeURIComponent(accountGroupId);
	return `https://app.${domain}/alerts/list?__a=${group}&alertId=${encodeURIComponent(id)}`;
}
