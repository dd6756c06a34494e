import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

/** The authentication of a trigger that registers nothing: the user has made the webhook. */
export const USE_EXISTING = 'existing';

/** Whether a text, blanks around it aside, can be the name of an HTTP header. */
export function isHeaderName(value: unknown): boolean {
	return /^[\w!#$%&'*+.^`|~-]+$/.test(String(value ?? '').trim());
}

type CredentialTest = (
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
) => Promise<INodeCredentialTestResult>;

/** The test of what a webhook shows: it tells only what can be told before a delivery arrives. */
export function webhookTest(
	problemOf: (data: ICredentialDataDecryptedObject) => string | undefined,
): CredentialTest {
	return async function ({ data }) {
		const problem = problemOf(data ?? {});
		if (problem) return { status: 'Error', message: problem };
		return { status: 'OK', message: 'Complete. It is compared when a delivery arrives.' };
	};
}
