import type { IDataObject } from 'n8n-workflow';

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
