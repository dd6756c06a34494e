import { locator, text, type Locating } from '../../shared/operation/fields';
import type { Field } from '../../shared/operation/vocabulary';

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

/** A search text, in which `%` stands for any characters. */
export const namePattern = text('namePattern', 'Part of the name; % stands for any characters', {
	placeholder: 'e.g. %sales%',
});
