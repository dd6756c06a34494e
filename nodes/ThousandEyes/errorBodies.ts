import type { ErrorBodies } from '../shared/reading/reasons';

/** ThousandEyes has several error bodies: RFC 7807, RFC 6749, and older ones with `errors`. */
export const errorBodies: ErrorBodies = {
	signs: ['error', 'errorMessage', 'error_description'],
	words: [
		['title', 'error', 'errorMessage'],
		['detail', 'error_description', 'errors', 'message'],
	],
	faults: { name: 'errors', words: [['field'], ['message', 'code']] },
};
