import type { IDataObject } from 'n8n-workflow';
import { decodeEntities } from '../../../shared/reading/entities';

/** The text of a value, without the escapes of HTML; empty where it is none, as objects and lists. */
export function plain(value: unknown): string {
	if (typeof value === 'string') return decodeEntities(value);
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The first of some values that has a text. */
export function firstPlain(...values: unknown[]): string {
	return values.map(plain).find((text) => text !== '') ?? '';
}

/** Whether a value is an object, and no list. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value if it is an object, or else an empty one. */
export function objectOf(value: unknown): IDataObject {
	return isObject(value) ? value : {};
}

/** The objects of a list; none where there is no list. */
export function objectsOf(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The texts of a list, or of what stands alone; objects give the text of one of their fields. */
export function textsOf(value: unknown, field: string): string[] {
	const values: unknown[] = Array.isArray(value) ? value : [value];
	return values.map((one) => plain(isObject(one) ? one[field] : one)).filter(Boolean);
}
