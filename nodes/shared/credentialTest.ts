import type { ICredentialTestRequest } from 'n8n-workflow';

type Rules = NonNullable<ICredentialTestRequest['rules']>;

/**
 * The rules that make the answer to a credential test readable: a text for each status, and one for
 * a success without the property `expected`, which is what a log-in page or a proxy answers.
 */
export function testRules(statuses: Record<number, string>, expected: string, otherwise: string) {
	const codes = Object.entries(statuses).map(([value, message]) => ({
		type: 'responseCode',
		properties: { value: Number(value), message },
	}));
	const body = {
		type: 'responseSuccessBody',
		properties: { key: expected, value: undefined, message: otherwise },
	};
	// n8n goes through rules of both kinds; only its type wants all of one kind.
	return [...codes, body] as Rules;
}
