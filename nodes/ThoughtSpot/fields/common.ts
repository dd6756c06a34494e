import { locator, required, text, texts, type Locating } from '../../shared/operation/fields';
import type { Check, Field } from '../../shared/operation/vocabulary';

const LONGEST_NAME = 500;

/** The org that an operation works in: it is signed in to with a token of its own. */
export const org = locator('org', 'The org to work in. Empty means the org of the credential.', {
	list: 'searchOrgs',
	empty: 'Org of the credential',
	placeholder: 'e.g. 0',
	in: 'session',
	zero: true,
	show: { authentication: ['basic', 'trusted'] },
});

/** Something that the API finds by its GUID or its name. */
export const identifier = (name: string, description: string, more: Locating): Field =>
	locator(name, description, { id: 'By Name or ID', most: LONGEST_NAME, ...more });

/** Several of these, separated by commas or as a list; one of them can be chosen from a list. */
export const identifiers = (name: string, description: string, more: Locating): Field =>
	identifier(name, description, { ...more, id: 'By Names or IDs', most: 100_000, many: true });

/** Refuses a name that the API cannot take in a path. */
export const withoutSlash: Check = (value) =>
	String(value).includes('/')
		? 'must be the GUID here: the service takes no name with a slash in this place'
		: undefined;

/** The same thing where it stands in the path of a request. */
export const inPath = (one: Field): Field => required({ ...one, check: withoutSlash });

/** Names or GUIDs, separated by commas. */
export const names = (name: string, description: string, more: Locating = {}): Field =>
	texts(name, `${description}: names or GUIDs, separated by commas`, {
		placeholder: 'e.g. Analysts, Retail',
		...more,
	});
/** What the API knows by its GUID alone; a name is looked up. */
export const guidOf = (name: string, description: string, more: Locating): Field =>
	locator(name, description, { byName: true, check: isGuid, placeholder: guid, ...more });

/** A search text, in which `%` stands for any characters. */
export const namePattern = text('namePattern', 'Part of the name; % stands for any characters', {
	placeholder: 'e.g. %sales%',
});

/** The pattern that finds what a user types into the search of a list: each word, in this order. */
export const patternOf = (filter = ''): string | undefined =>
	filter.trim() === '' ? undefined : `%${filter.trim().split(/\s+/).join('%')}%`;

/** What a GUID looks like. */
export const guid = 'e.g. 9d3b8f0c-2a9e-4a5b-9c1d-0f6a5b7c8d9e';

/** Refuses what is no GUID, such as a name. */
export const isGuid: Check = (value) =>
	/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(String(value))
		? undefined
		: 'must be a GUID: choose it from the list, or by its name';

/** Refuses a list where the API takes an object; of a list each element is looked at. */
export const isJsonObject: Check = (value) =>
	typeof value === 'object' && !Array.isArray(value) ? undefined : 'must be a JSON object';
