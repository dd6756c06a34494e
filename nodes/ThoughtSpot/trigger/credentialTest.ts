import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

/** Checks a webhook's secret for what can be told before a delivery arrives. */
export async function webhookSecret(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const problem = problemOf(credential.data ?? {});
	if (problem) return { status: 'Error', message: problem };
	return { status: 'OK', message: 'Complete. It is compared when a delivery arrives.' };
}

function problemOf(data: ICredentialDataDecryptedObject): string | undefined {
	const { headerName, headerSecret, signatureHeader, signatureSecret } = data;
	const isName = (name: unknown) => /^[\w!#$%&'*+.^`|~-]+$/.test(String(name).trim());
	if (!isName(headerName ?? '')) return "'Header Name' must be the name of one HTTP header";
	if (!headerSecret)
		return "'Header Value' is empty: then no delivery could be told from a forged one";
	if (Boolean(signatureHeader) !== Boolean(signatureSecret)) {
		return "'Signature Header' and 'Signature Secret' belong together: enter both or neither";
	}
	if (signatureHeader && !isName(signatureHeader)) {
		return "'Signature Header' must be the name of one HTTP header";
	}
	return undefined;
}
