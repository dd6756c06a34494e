import type { Operation } from '../../../shared/operation/vocabulary';

/** What every change of objects is. */
export const change = {
	docs: 'https://developers.thoughtspot.com/docs/rest-apiv2-metadata-search',
	method: 'POST',
} satisfies Partial<Operation>;
